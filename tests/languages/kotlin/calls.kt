package org.oakplan.member

import com.vendor.metrics.logged

class Checkout(private val metrics: Metrics) : Base() {
    fun pay(plan: Plan, cards: Array<String>) {
        metrics.log("pay", value = plan.price, *cards)
        metrics.logger?.send(plan!!.code).await()!!.show { it.close() }
        metrics.log("open") { param("plan_code", plan.code); param(Keys.TIER, plan.tier) }
        report("inherited", plan)
        plan.logged("x")
        Plan.Builder().code(plan.code).build()
        com.vendor.metrics.Metrics.init(this)
        val client: com.vendor.sdk.Client = com.vendor.sdk.Client.Builder().build()
        send(com.vendor.sdk.Event("paid", plan.code).named)
        val store = retrofit.create(PlanApi::class.java)
        val model = ViewModelProvider(this)[PlanModel::class.java]
        val koin = get<PlanStore>()
        (application as PlanApp).metrics.log(Checkout::class.java.simpleName)
        plan.code.let(metrics::log)
        listOf(plan).forEach(::send)
        callback?.invoke(plan)
        plan isPaidBy cards
        plan.prices[0].name[plan.code]
        TextField(value = plan.code, onValueChange = { metrics.log(it) })
        single<Metrics> { RealMetrics(get()) }
        handlers["pay"]?.invoke("a")
    }
}
