import AdSupport
import AEPCore
import AppTrackingTransparency
import AppsFlyerLib
import FBSDKCoreKit
import Foundation

@MainActor
final class Session: ObservableObject {
    @Published private(set) var member: Member?

    private let api = MemberAPI()

    func signIn(userName: String, password: String) async {
        do {
            let profile = try await api.signIn(userName: userName, password: password)
            member = profile
            Tracker.shared.identify(profile)
            AppsFlyerLib.shared().customerUserID = profile.memberId
            AppEvents.shared.setUser(
                email: profile.email,
                firstName: profile.firstName,
                lastName: profile.lastName,
                phone: profile.phone,
                dateOfBirth: profile.dateOfBirth,
                gender: nil,
                city: nil,
                state: nil,
                zip: nil,
                country: nil
            )
            await shareAdvertisingIdentifier()
        } catch {
            Tracker.shared.log(.signInFailed)
        }
    }

    private func shareAdvertisingIdentifier() async {
        guard await ATTrackingManager.requestTrackingAuthorization() == .authorized else { return }
        let idfa = ASIdentifierManager.shared().advertisingIdentifier.uuidString
        MobileCore.setAdvertisingIdentifier(idfa)
    }
}
