package org.oakplan.member

class Opening(private val metrics: Metrics) : Actions {
    context(screen: Screen)
    override fun open(name: String) {
        metrics.log(name)
    }

    fun visits() {
        source.subscribe(
            { (visit): Pair<Visit, Filters?> -> metrics.log(visit.reason) },
            { failure -> metrics.log(failure.message) },
        )
    }
}

fun after(metrics: Metrics) { metrics.log("after") }
