func values(member: Member, key: String, flags: [String: Bool]) -> [String: Any] {
    var details: [String: Any] = ["email": member.email, Keys.plan: member.plan, .zip: member.zip, Keys.age.rawValue: 4, key: nil]
    details["phone"] = member.phone
    details[key] = member.city
    details[.state] = member.state
    details["count", default: 0] += 1
    details.updateValue(member.name, forKey: "name")
    let read = details["phone"]
    let list = [member.email, "a", key]
    let pair = (id: member.id, 2)
    let (id, rest) = pair
    let text = "Hi \(member.name), \(member.age, format: .number) years\u{21}\n"
    let long = """
        Dear \(member.name),
          your plan "\(member.plan)"
        ends.
        """
    let raw = #"\d+ \(x) \#(key)"#
    let sum = "a" + key + text
    let price = member.cost * 2 - 1
    let chosen = flags["a"] == true ? member.email : nil
    let fallback = member.nickname ?? member.name ?? "you"
    let kept = try? await member.load()
    let both = member.isActive && key != "x" || member.age >= 18
    let branch = if key.isEmpty { member.email } else { "none" }
    let grade = switch member.age { case 0..<18: "child"; default: "adult" }
    let empty = [String: Any](), none = [Int](), services = [Reporter](), pattern = /a+/, more = Set<String>()
    (details["x"], details["y"]) = (id, rest.1)
    _ = member.touch()
    return ["all": [list, read, none], "self": member.self, "place": #function]
}
