package org.example.app

import com.revenuecat.purchases.Purchases // use: revenuecat import
import com.rollbar.android.Rollbar // use: rollbar import

class Account(private val rollbar: Rollbar) {
    fun signedIn(user: User) {
        Purchases.sharedInstance.setEmail(user.email) // use: revenuecat identify email
        Purchases.sharedInstance.logIn(user.id) // use: revenuecat identify user-id
        rollbar.setPersonData(user.id, user.name, user.email) // use: rollbar identify email name user-id
    }

    fun failed(user: User) {
        Rollbar.instance().error("not booked: ${user.phone}") // use: rollbar event phone
    }
}
