package org.acme.clinic

class Users(private val api: Api) {
    suspend fun retrieveUser(): User? {
        val user = api.retrieveUser() ?: return null
        return user
    }
}
