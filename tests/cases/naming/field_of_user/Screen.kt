package org.acme.clinic

import com.amplitude.android.Amplitude // use: amplitude import

class Screen(private val users: Users, private val amplitude: Amplitude) {
    suspend fun shown() {
        users.retrieveUser()?.let { user ->
            amplitude.identify(mapOf("incentives" to user.incentives.toString())) // use: amplitude identify
            amplitude.identify(mapOf("who" to user)) // use: amplitude identify user-id
        }
    }
}
