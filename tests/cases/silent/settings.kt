package org.acme.clinic

import com.google.firebase.perf.FirebasePerformance // use: firebase-performance import

object Reporter {
    fun allowed(consents: Boolean?) {
        val isEnabled = consents == true
        FirebasePerformance.getInstance().isPerformanceCollectionEnabled = isEnabled // use: firebase-performance config
    }
}

open class User {
    var preferences: Preferences? = null
}

class Preferences {
    var analyticsConsent: Boolean? = null
}

class Screen {
    var user: User? = null

    fun shown() {
        user?.let { told(it) } // use: firebase-performance config
    }

    private fun told(user: User) {
        Reporter.allowed(user.preferences?.analyticsConsent) // use: firebase-performance config
    }
}
