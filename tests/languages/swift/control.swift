func flow(member: Member?, visits: [Visit], info: [String: String], result: Result<Visit, Error>) throws {
    guard let member = member, member.isActive, #available(iOS 15, *) else {
        report("no member")
        return
    }
    if let email = member.email, let phone = member.phones?.first { report(email, phone) }
    if let member { report(member.id) } else if visits.isEmpty { report("empty") } else { report("visits") }
    for visit in visits where visit.isOpen { report(visit.reason) }
    for (index, visit) in visits.enumerated() { report(index, visit.date) }
    for (key, value) in info { report(key, value) }
    for case .some(let note) in member.notes { report(note) }
    while let next = queue.next() { report(next) }
    repeat { report("again") } while queue.isOpen
    do {
        defer { report("closed") }
        try open(member)
    } catch let error as PortalError {
        report(error.code)
    } catch {
        report(error)
    }
    #if canImport(Care)
    report("care")
    #endif
    outer: for step in 1...3 { if step == 2 { break outer } }
    throw PortalError.closed
}
