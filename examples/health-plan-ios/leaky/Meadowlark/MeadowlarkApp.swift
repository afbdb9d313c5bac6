import AEPAnalytics
import AEPCore
import AEPIdentity
import AppsFlyerLib
import FBSDKCoreKit
import FirebaseCore
import FirebaseMessaging
import SwiftUI

@main
struct MeadowlarkApp: App {
    @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate
    @StateObject private var session = Session()

    var body: some Scene {
        WindowGroup {
            RootView()
                .environmentObject(session)
                .onOpenURL { url in
                    AppsFlyerLib.shared().handleOpen(url, options: [:])
                    Tracker.shared.log(.linkOpened(url))
                }
        }
    }
}

final class AppDelegate: NSObject, UIApplicationDelegate {
    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        FirebaseApp.configure()
        ApplicationDelegate.shared.application(application, didFinishLaunchingWithOptions: launchOptions)

        MobileCore.registerExtensions([Identity.self, Analytics.self]) {
            MobileCore.configureWith(appId: "example/environment")
            MobileCore.lifecycleStart(additionalContextData: nil)
        }

        AppsFlyerLib.shared().appsFlyerDevKey = "example-dev-key"
        AppsFlyerLib.shared().appleAppID = "0000000000"
        AppsFlyerLib.shared().start()

        MLReplay.start()
        return true
    }

    func application(
        _ application: UIApplication,
        didRegisterForRemoteNotificationsWithDeviceToken deviceToken: Data
    ) {
        MobileCore.setPushIdentifier(deviceToken)
        Messaging.messaging().apnsToken = deviceToken
    }

    func application(
        _ application: UIApplication,
        didReceiveRemoteNotification userInfo: [AnyHashable: Any]
    ) async -> UIBackgroundFetchResult {
        if let appointmentId = userInfo["appointment_id"] as? String, let clinic = userInfo["clinic_name"] as? String {
            Tracker.shared.log(.pushReceived(appointmentId: appointmentId, clinic: clinic))
        }
        return .noData
    }
}
