package org.acme.clinic

class Host {
    var userId: String = ""
}

class Client(private val host: Host) {
    fun opened(id: String) {
        host.userId = id
        Reports.signedIn(host.userId) // expect: PX214 // use: firebase-crashlytics identify user-id
    }
}

class Home(private val client: Client) {
    fun made(host: Host) = Client(host) // use: firebase-crashlytics identify user-id

    fun entered(userId: String) {
        client.opened(userId) // use: firebase-crashlytics identify user-id
    }

    fun asked(first: Patient, second: Person) {
        Reports.told(first.email) // expect: PX214 // use: firebase-crashlytics event email
        Reports.told(second.email) // expect: PX214 // use: firebase-crashlytics event email
    }
}
