class Screen: UIViewController {
    @IBOutlet weak var emailField: UITextField!
    private let service: any Reporting
    var boxed: Optional<Portal>
    var list: [Portal]?, names: [String], plain: Int
    var finish: (() -> Void)?
    var state: Portal.State = .loading

    init(service: some Reporting, portal: Portal?, view: UIView) {
        self.service = service
        super.init(nibName: nil, bundle: nil)
    }

    func show<Item: Reporting, Other>(_ item: Item, _ other: Other, list: [Item], both: Reporting & Codable) {
        item.report("show")
        list.forEach { $0.report("item") }
        let next: Portal
        let maybe: Portal? = nil
        navigationController?.push(next)
        view.add(emailField.text)
    }

    override func viewDidAppear(_ animated: Bool) {
        super.viewDidAppear(animated)
        title = "Account"
        emailField.text = Session.current.email
    }
}
