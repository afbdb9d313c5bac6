package org.acme.clinic

import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import

class Setup(private val plugins: Plugins, private val analytics: FirebaseAnalytics) {
    fun told(user: User) {
        plugins.activePump.let { analytics.setUserProperty("pump", it::class.java.simpleName) } // use: firebase-analytics identify medical-device
        analytics.setUserProperty("profile", plugins.profileSource.javaClass.simpleName) // use: firebase-analytics identify
        analytics.setUserProperty("kind", user::class.qualifiedName) // use: firebase-analytics identify
        analytics.setUserProperty("who", user.name) // use: firebase-analytics identify name
    }
}
