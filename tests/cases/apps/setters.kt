package org.acme.clinic

import com.amplitude.android.Amplitude // use: amplitude import

class Session(private val amplitude: Amplitude) {
    var who: String = ""
        set(value) {
            field = value
            amplitude.setUserId(value) // use: amplitude identify patient-id
        }

    var theme: String = "light"
        set(value) {
            field = value
            amplitude.track(value) // use: amplitude event
        }

    fun opened(patient: Patient) {
        who = patient.patientId
        theme = "dark"
    }
}
