class Tracker: BaseTracker, Reporting {
    static let shared = Tracker()
    private(set) var name: String = "care"
    weak var delegate: TrackerDelegate?
    var reporters: [Reporting] = []
    let limits: (Int, Int)
    lazy var store: Store = { return Store(path: name) }()
    var isReady: Bool { store.isOpen && !name.isEmpty }
    var userId: String? {
        get { return store.read("uid") }
        set { send("user", newValue) }
    }
    var screen: String = "" {
        didSet { send("screen", screen) }
        willSet(next) { send("leaving", next) }
    }

    init(name: String, store: Store) {
        self.name = name
        super.init(kind: "tracker")
        self.store = store
    }

    convenience init?(_ settings: Settings) {
        self.init(name: settings.name, store: .init(path: "x"))
    }

    deinit { flush() }

    class func make(for member: Member) -> Tracker { Tracker(name: member.email, store: Store.memory) }

    func send(_ event: String, _ value: Any?) {
        reporters.forEach { $0.report(event, value: value) }
        super.send(event)
        log(event)
    }

    subscript(key: String) -> String? {
        get { store.read(key) }
        set { store.write(key, newValue) }
    }

    static func == (left: Tracker, right: Tracker) -> Bool { left.name == right.name }

    struct Settings: Codable {
        let name: String
        var retries = 3
        private var secret = "s"
        let version = 2
        var label: String { "\(name) \(retries)" }
    }

    enum Mode { case on, off }
    var mode: Mode = .on
    func describe() -> Settings { Settings(name: name, retries: 1) }
}

actor Inbox {
    private var unread: [Message]?
    func add(_ message: Message) async { unread?.append(message) }
}

protocol Reporting: AnyObject {
    var title: String { get }
    var target: Store { get set }
    func report(_ event: String, value: Any?)
    static func make() -> Self
    init(store: Store)
}
