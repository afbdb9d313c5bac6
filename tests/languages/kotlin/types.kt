package org.oakplan.member

typealias Handler = (Visit) -> Unit
typealias Loggers = List<Logger>

class Types<T : Any, Item>(
    val plain: String,
    val logger: Logger?,
    val all: Set<@JvmSuppressWildcards Logger>,
    val aliased: Loggers,
    val handler: Handler,
    val generic: T,
    val item: Item,
    val nested: Plan.Tier,
    val boxed: Box<Plan>,
    val lazily: Lazy<Plan>,
    val packaged: com.vendor.sdk.Client,
    val lists: Map<String, List<Plan>>,
    vararg val rest: Plan,
) {
    private var later: Plan? = null
    private val guessed: Logger = find("logger")
    private val cast = find("plan") as? Plan
    private val literal: CharSequence = "x"
    private val made: Logger = ConsoleLogger()

    fun <R> convert(value: R, plan: Plan = Plan.default()): R = value
}
