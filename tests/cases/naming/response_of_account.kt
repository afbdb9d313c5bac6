package org.acme.clinic

import com.amplitude.android.Amplitude // use: amplitude import

class Account(private val amplitude: Amplitude) {
    fun told(response: Response) {
        amplitude.identify(mapOf("pets" to response.body().pets.toString())) // use: amplitude identify
        amplitude.identify(mapOf("email" to response.body().email)) // use: amplitude identify email
    }
}
