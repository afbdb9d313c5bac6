import FirebaseAnalytics
import FirebaseCrashlytics

struct FirebaseProvider: AnalyticsProvider {
    func log(_ event: AnalyticsEvent) {
        Analytics.logEvent(event.name, parameters: event.parameters)
        Crashlytics.crashlytics().log(event.name)
    }

    func screen(_ name: String, details: [String: String]) {
        var parameters: [String: Any] = [AnalyticsParameterScreenName: name]
        parameters.merge(details) { current, _ in current }
        Analytics.logEvent(AnalyticsEventScreenView, parameters: parameters)
        Crashlytics.crashlytics().setCustomValue(name, forKey: "screen")
    }

    func identify(_ member: Member) {
        Analytics.setUserID(member.memberId)
        Analytics.setUserProperty(member.planName, forName: "plan")
        Crashlytics.crashlytics().setUserID(member.memberId)
    }
}
