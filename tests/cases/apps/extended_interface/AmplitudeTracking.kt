package org.acme.clinic

import com.amplitude.android.Amplitude // use: amplitude import

class AmplitudeTracking(private val amplitude: Amplitude) : Tracking {
    override fun sendAll(event: String, params: Map<String, String>) {
        amplitude.track(event, params) // use: amplitude event
    }
}
