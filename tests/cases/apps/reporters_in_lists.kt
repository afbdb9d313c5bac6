package org.acme.reports

import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import

interface Reporter {
    fun signedIn(user: User)
    fun event(name: String, props: Map<String, Any>)
}

class FirebaseReporter(private val firebase: FirebaseAnalytics) : Reporter {
    override fun signedIn(user: User) {
        firebase.setUserId(user.id.toString()) // use: firebase-analytics identify
    }

    override fun event(name: String, props: Map<String, Any>) {
        firebase.logEvent(name, bundleOf(*props.toList().toTypedArray())) // use: firebase-analytics event
    }
}

class QuietReporter(private val reporter: Reporter) : Reporter {
    override fun signedIn(user: User) {
        quietly { reporter.signedIn(user) } // use: firebase-analytics identify
    }

    override fun event(name: String, props: Map<String, Any>) {
        quietly { reporter.event(name, props) }
    }

    private inline fun quietly(block: () -> Unit) {
        try { block.invoke() } catch (e: Throwable) { }
    }
}

object Reports {
    private var reporters: List<Reporter> = emptyList()

    fun add(vararg more: Reporter) {
        reporters = reporters + more
    }

    fun signedIn(user: User) {
        reporters.forEach { it.signedIn(user) } // use: firebase-analytics identify
    }

    fun visit(reason: String) {
        val props = mapOf("value" to reason)
        reporters.forEach { it.event("visit", props) } // use: firebase-analytics event
    }
}

class Visit {
    fun begin(user: User, patient: Patient) {
        Reports.signedIn(user) // use: firebase-analytics identify user-id
        Reports.visit(patient.email) // use: firebase-analytics event email
    }
}
