import AEPCore
import AEPIdentity

struct AdobeProvider: AnalyticsProvider {
    private static let defaults = ["app.platform": "ios"]

    func log(_ event: AnalyticsEvent) {
        MobileCore.track(action: event.name, data: event.parameters)
    }

    func screen(_ name: String, details: [String: String]) {
        MobileCore.track(state: name, data: Self.defaults.merging(details) { $1 })
    }

    func identify(_ member: Member) {
        Identity.syncIdentifier(
            identifierType: "memberId",
            identifier: member.memberId,
            authenticationState: .authenticated
        )
        MobileCore.collectPii(["firstName": member.firstName, "emailAddress": member.email])
    }
}
