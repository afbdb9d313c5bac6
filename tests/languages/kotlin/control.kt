package org.oakplan.member

fun flow(user: User, metrics: Metrics, events: List<Event>) {
    if (!user.consent.given() && -user.age < 3) return
    if (user.consent) metrics.log("yes") else { metrics.log("no") }
    var count = 0
    count += 1
    count++
    while (count < 3) { metrics.log("loop", count) }
    do { count = metrics.poll() } while (count > 0)
    for (i in 0 until 3) metrics.log("times", i)
    for ((index, event) in events.withIndex()) metrics.log(event.name, index)
    outer@ for (event in events) {
        when (event) {
            is Event.Search -> metrics.log(event.term)
            Event.Login -> break@outer
            else -> {}
        }
    }
    when (val state = user.state) {
        "new" -> metrics.log(state)
    }
    val handler = when (user.kind) {
        "a" -> First(user)
        else -> Second()
    }
    try {
        handler.run()
    } catch (e: Problem) {
        metrics.log("failed", e)
    }
    user.name = "x"
    user.address?.zip = user.zip
    user.tags[0] = user.tags[1]
    synchronized(user) { metrics.log("locked") }
}
