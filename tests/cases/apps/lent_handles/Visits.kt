package org.acme.clinic

import com.braze.Braze // use: braze import
import io.sentry.Sentry // use: sentry import
import io.sentry.android.core.SentryAndroid // use: sentry import
import io.sentry.protocol.User // use: sentry import

class Visits(private val braze: Braze, private val queue: Queue) {
    fun signedIn(patient: Patient) {
        Sentry.configureScope { scope ->
            scope.setTag("mail", patient.email) // use: sentry event email
            scope.user = User().apply { username = patient.userName } // use: sentry identify user-id
        }
        Sentry.withScope {
            it.setExtra("mail", patient.email) // use: sentry event email
        }
        braze.getCurrentUser { user -> user.setEmail(patient.email) } // use: braze identify email
    }

    fun here(patient: Patient) {
        queue.withScope { scope -> scope.setTag("mail", patient.email) }
        queue.getCurrentUser { user -> user.setEmail(patient.email) }
    }
}

fun begin(context: Context) = SentryAndroid.init(context) { options -> // use: sentry init
    options.sendDefaultPii = false // use: sentry config
}
