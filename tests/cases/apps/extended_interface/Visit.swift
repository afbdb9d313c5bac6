final class Visit {
    private let reporting: Reporting

    init(reporting: Reporting) {
        self.reporting = reporting
    }

    func booked(patient: Patient) {
        reporting.reportOne(event: "booked", value: patient.email) // use: amplitude event email
    }
}
