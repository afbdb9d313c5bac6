func screens(view: ScreenView, query: String, container: Container) {
    Analytics.logEvent("open", parameters: ["term": query])
    Analytics.shared.events.add(Event(name: "open"), at: 0)
    Plan.Builder(name: query).set(\.title, to: "x").build()
    Box<Visit>(query).open()
    Box<Visit>.shared.open(query)
    view.delegate?.shown?(query)!.log()
    view.handlers[0](query)
    let own: Plan = .init(name: query)
    let other = Plan.init(name: query)
    let service = container.resolve(Reporter.self)!
    let made: Reporter = container.make()
    let cast = view.parent as? Portal
    let text = query + String(describing: view.title) + "!"
    let hidden = !view.isHidden(query) && -view.offset(1) < 3
    let formatted = String(format: "%@ of %@", query, view.title)
    let number = NSNumber(value: view.count)
    let title = NSLocalizedString("Visits", comment: "title")
    animate(duration: 1) { view.fade() } completion: { done in view.log(done) }
    view.names.map(\.first).forEach(view.log)
    view.names.map(view.log(_:for:))
    NotificationCenter.default.addObserver(view, selector: #selector(view.refresh), name: .opened, object: nil)
    type(of: view).log(query)
    view.track(query, on: .main, options: [.quick, .silent])
}

func trailing(center: Center, query: String) {
    center.observe(name: .opened, object: nil) { _ in log(query) }
    let timer = Every(seconds: 1, repeats: true) { _ in tick?(query) }
    center.list[1] { log($0) }
    query.isEmpty ? center.clear() : center.search(query)
}
