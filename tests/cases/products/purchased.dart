import 'package:purchases_flutter/purchases_flutter.dart'; // use: revenuecat import

Future<void> signedIn(User user) async {
  await Purchases.setEmail(user.email); // use: revenuecat identify email
  await Purchases.setAttributes({'phone': user.phone}); // use: revenuecat identify phone
}
