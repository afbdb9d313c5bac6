package org.oakplan.member

import org.oakplan.core.tracked

fun Metrics.visit(visit: Visit) {
    log("visit", visit.reason)
    this.flush()
}

fun String?.orNone() = this ?: "none"

val User.label: String
    get() = name + role

val Context.store by dataStore("plan")

class Visits(private val metrics: Metrics) {
    private fun User.send() = metrics.log(label)

    fun all(user: User, visit: Visit) {
        metrics.visit(visit)
        user.send()
        user.email.orNone()
        user.tracked("x")
        show(user.label)
    }
}
