import Foundation
import SwiftUI

protocol AnalyticsProvider {
    func log(_ event: AnalyticsEvent)
    func screen(_ name: String, details: [String: String])
    func identify(_ member: Member)
}

/// What the app talks to; every provider hears everything.
final class Tracker {
    static let shared = Tracker(providers: [FirebaseProvider(), AdobeProvider()])

    private let providers: [AnalyticsProvider]

    init(providers: [AnalyticsProvider]) {
        self.providers = providers
    }

    func log(_ event: AnalyticsEvent) {
        providers.forEach { $0.log(event) }
    }

    func screen(_ name: String, details: [String: String] = [:]) {
        for provider in providers {
            provider.screen(name, details: details)
        }
    }

    func identify(_ member: Member) {
        providers.forEach { provider in
            provider.identify(member)
        }
    }
}

private struct ScreenTracking: ViewModifier {
    let screenName: String

    func body(content: Content) -> some View {
        content.onAppear { Tracker.shared.screen(screenName) }
    }
}

extension View {
    func trackScreen(_ name: String) -> some View {
        modifier(ScreenTracking(screenName: name))
    }
}
