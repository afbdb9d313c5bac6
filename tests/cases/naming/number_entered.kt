package org.acme.clinic

import android.os.Bundle
import android.widget.EditText
import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import

class Visits(private val analytics: FirebaseAnalytics) {
    fun opened(input: EditText) {
        val formId = input.text.toString()
        val told = Bundle()
        told.putString("form_id", formId)
        analytics.logEvent("opened", told) // use: firebase-analytics event
    }

    fun said(input: EditText) {
        val said = input.text.toString()
        val told = Bundle()
        told.putString("what", said)
        analytics.logEvent("said", told) // use: firebase-analytics event free-text
    }
}
