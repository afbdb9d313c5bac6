enum Event {
    case opened
    case searched(term: String)
    case signedIn(email: String, memberId: String)

    var name: String { "event" }

    var parameters: [String: String] {
        switch self {
        case .opened:
            return [:]
        case let .searched(term):
            return ["search_term": term]
        case .signedIn(let email, let memberId):
            return ["email": email, "member": memberId]
        }
    }
}
