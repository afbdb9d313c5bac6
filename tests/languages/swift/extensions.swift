extension Reporting {
    func report(_ event: String) { report(event, value: nil) }
    var label: String { title.uppercased() }
}

extension Portal.Member: Reporting, Codable {
    static let guest = Portal.Member(id: "0")
    enum Plan: String { case basic, premium = "gold" }
    func track(visit: Visit) {
        analytics.log("visit", plan: Plan.premium.rawValue, at: visit.date)
        email = visit.email
        refresh()
        print(visit)
    }
    static var anonymous: Portal.Member { Self.guest }
}

struct Visit {
    let date: Date
    var email: String?
}

extension Visit {
    init(on date: Date) { self.init(date: date, email: nil) }
    func tag() -> String { email ?? "none" }
    func book() { share(tag()) }
    private func share(_ text: String) { Analytics.shared.log(text) }
}
