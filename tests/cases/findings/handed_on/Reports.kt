package org.acme.clinic

import com.google.firebase.crashlytics.FirebaseCrashlytics // use: firebase-crashlytics import

object Reports {
    fun signedIn(id: String) {
        FirebaseCrashlytics.getInstance().setUserId(id) // use: firebase-crashlytics identify
    }

    fun told(email: String) {
        FirebaseCrashlytics.getInstance().setCustomKey("contact", email) // use: firebase-crashlytics event
    }
}
