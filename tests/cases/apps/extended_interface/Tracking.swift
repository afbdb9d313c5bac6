import Amplitude // use: amplitude import

protocol Reporting {
    func reportAll(event: String, params: [String: Any])
}

extension Reporting {
    func reportOne(event: String, value: String) {
        reportAll(event: event, params: ["mail": value]) // use: amplitude event
    }
}

final class AmplitudeReporting: Reporting {
    func reportAll(event: String, params: [String: Any]) {
        Amplitude.instance().logEvent(event, withEventProperties: params) // use: amplitude event
    }
}
