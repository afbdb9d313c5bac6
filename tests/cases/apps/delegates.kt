package org.acme.clinic

import android.app.Application
import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import
import org.acme.util.unsafeLazy

class Reporter(private val app: Application) : Reports {
    private val analytics by unsafeLazy {
        FirebaseAnalytics.getInstance(app) // use: firebase-analytics init
    }
    private val label by unsafeLazy { "label" }

    override fun signedIn(user: User) {
        analytics.setUserId(user.id.toString()) // use: firebase-analytics identify user-id
        synchronized(analytics) {
            analytics.setUserProperty("email", user.email) // use: firebase-analytics identify email
        }
        label.setUserId(user.id)
    }
}
