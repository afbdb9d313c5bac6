package org.acme.clinic

interface Tracking {
    fun sendAll(event: String, params: Map<String, String>)
}

fun Tracking.sendOne(event: String, key: String, value: String) {
    sendAll(event, mapOf(key to value)) // use: amplitude event
}

fun Tracking.sendMail(event: String, value: String) {
    this.sendAll(event, mapOf("mail" to value)) // use: amplitude event
}

interface Printing {
    fun printAll(text: String)
}

fun Printing.printOne(text: String) {
    printAll(text)
}
