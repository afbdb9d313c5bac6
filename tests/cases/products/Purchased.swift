import RevenueCat // use: revenuecat import

final class Account {
    func start() {
        Purchases.configure(withAPIKey: "a", appUserID: user.email) // use: revenuecat init email
    }

    func signedIn(user: User) {
        Purchases.shared.attribution.setEmail(user.email) // use: revenuecat identify email
        Purchases.shared.attribution.setAttributes(["phone": user.phone]) // use: revenuecat identify phone
    }
}
