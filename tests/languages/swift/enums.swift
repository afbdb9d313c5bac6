enum PlanEvent: String, CaseIterable {
    case opened = "plan_opened", closed
    static let fallback = PlanEvent.closed
    var title: String { rawValue.capitalized }
}

indirect enum Action {
    case login(method: String, Member)
    case search(String)
    case nested(Action, depth: Int)
    case none
    static func visit(_ id: String) -> Action { .search(id) }

    var name: String {
        switch self {
        case .login: return "login"
        case .search, .nested: return "other"
        case .none: return "none"
        }
    }

    var details: [String: Any] {
        switch self {
        case .login(let method, let member): return ["method": method, "email": member.email]
        case .search(let term) where !term.isEmpty: return ["term": term]
        case let .nested(inner, depth: level): return ["inner": inner, "level": level]
        case .search, .none: return [:]
        }
    }

    var icon: String {
        switch self {
        case .login: "person"
        default: "circle"
        }
    }
}

func send(_ action: Action, _ result: Result<Member, Error>, code: Int?) {
    track(.login(method: "pin", Member()))
    track(action: .none, .visit("7"))
    let first: Action = .search("flu")
    let last: Action? = .none
    if case .login(let method, _) = action { track(method) }
    if case let .moved(origin, goal) = current { track(origin, goal) }
    guard case .success(let member) = result else { return }
    switch (action, code) {
    case (.search(let term), .some(let number)): track(term, number)
    case (_, 1...3), (.none, nil): break
    case let (other, value?): track(other, value)
    default: fatalError()
    }
    switch first {
    case Action.search(let text), .nested(.search(let text), _): track(text)
    case is Action: track(member)
    case let plain as Plain: track(plain, last)
    @unknown default: break
    }
}
