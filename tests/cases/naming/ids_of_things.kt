package org.acme.clinic

import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import

class Visits(private val analytics: FirebaseAnalytics) {
    fun told(form: Form, programUid: String, orgUnitUid: String) {
        analytics.logEvent("a", bundle("x", programUid)) // use: firebase-analytics event
        analytics.logEvent("b", bundle("x", orgUnitUid)) // use: firebase-analytics event
        analytics.logEvent("c", bundle("x", form.attribute.uid)) // use: firebase-analytics event
        analytics.logEvent("d", bundle("x", form.program.uid())) // use: firebase-analytics event
    }

    fun known(auth: Auth, userUid: String) {
        analytics.logEvent("e", bundle("x", auth.currentUser.uid)) // use: firebase-analytics event user-id
        analytics.logEvent("f", bundle("x", userUid)) // use: firebase-analytics event user-id
        analytics.logEvent("g", bundle("x", auth.uid)) // use: firebase-analytics event user-id
    }

    private fun bundle(key: String, value: String) = Bundle().apply { putString(key, value) }
}

class Fields(private val analytics: FirebaseAnalytics) {
    fun stored(uid: String) {
        attribute(uid) // use: firebase-analytics event
    }

    fun signedIn(uid: String) {
        person(uid) // use: firebase-analytics event user-id
    }

    private fun attribute(attributeUid: String) {
        analytics.logEvent("h", Bundle().apply { putString("x", attributeUid) }) // use: firebase-analytics event
    }

    private fun person(value: String) {
        analytics.logEvent("i", Bundle().apply { putString("x", value) }) // use: firebase-analytics event
    }
}
