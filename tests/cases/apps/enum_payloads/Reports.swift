import FirebaseAnalytics // use: firebase-analytics import

enum Reports {
    static func log(_ event: Event) {
        Analytics.logEvent(event.name, parameters: event.parameters) // use: firebase-analytics event
    }
}
