package org.oakplan.member

class Draft
    @Visible("tests")
    internal constructor(private val metrics: Metrics) {
        private var get: Request? = null

        fun start(callback: Callback<in Stream>) {
            get = Request("a")
            get?.send()
            val result = load<
                First,
                Second,
            >()
            metrics.log("start")
        }
    }

class Short { companion object { const val KEY = "k"; fun make() = Short() } }

fun before() { metrics.log("before") }

fun wrong( { val = }

class Kept(val metrics: Metrics) {
    fun bad(name: String) {
        val x = = name
        when (x { }
    }

    fun good() {
        metrics.log("good")
    }
}

fun after(metrics: Metrics) { metrics.log("after") }
