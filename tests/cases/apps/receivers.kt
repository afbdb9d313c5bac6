package org.acme.clinic

import io.sentry.Sentry // use: sentry import
import io.sentry.protocol.User // use: sentry import

class LoginScreen {
    val username: String get() = field.text
    var email: String = ""

    fun entered(patient: Patient) {
        Sentry.configureScope { scope ->
            scope.user = User().apply { // use: sentry identify email user-id
                username = patient.userName
                email = patient.email
            }
        }
    }
}

class VisitScreen(private val binding: Binding) {
    private var who: String = ""

    fun bound(patient: Patient) {
        binding.apply {
            who = patient.email
        }
        Sentry.captureMessage(who) // use: sentry event email
    }
}
