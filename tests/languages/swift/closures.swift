class Visits {
    var onChange: ((Visit) -> Void)?
    var names: [String] = []
    lazy var reporter: Reporter = { let made = Reporter(); made.start(); return made }()

    func load(_ visits: [Visit], done: @escaping (Result<[Visit], Error>) -> Void) {
        api.fetch { [weak self, id = visits.first?.id] result in
            guard let self = self else { return }
            self.names = result.names
            done(result)
            track(id)
        }
        visits.sorted { $0.date < $1.date }.forEach { visit in track(visit.reason) }
        visits.forEach { track($0) }
        visits.map { ($0.id, $0.date) }
        let pick = { (visit: Visit, _ index: Int) -> String in visit.reason }
        track(pick(visits[0], 1))
        onChange?(visits[0])
        onChange = { [unowned self] in track($0, names) }
        DispatchQueue.main.async { if self.names.isEmpty { track("none") } else { track("some") } }
        let now = { track("now") }()
        names.forEach(track)
        info.forEach { key, value in track(key, value) }
        Task { @MainActor in await track(names) }
    }
    func track(_ items: Any...) {}
}
