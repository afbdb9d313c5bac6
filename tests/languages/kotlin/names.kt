@file:JvmName("Names")

package org.oakplan.member

import com.vendor.metrics.Metrics
import com.vendor.metrics.ktx.metrics
import com.vendor.metrics.Metrics.Event.OPENED
import com.vendor.metrics.Metrics.Param as P
import com.vendor.sdk.Client as VendorClient
import org.oakplan.core.*
import org.oakplan.core.Names.*

typealias Report = (String) -> Unit

const val SCREEN = "plan_overview"
private val started = now()
var client: VendorClient? = null
val reporter: Reporter by lazy { Reporter(SCREEN) }
val shortName: String get() = SCREEN.take(4)

fun open(name: String, report: Report = {}) {
    Metrics.log(OPENED, P.NAME to name)
    report(SCREEN)
    `odd name`(Unbound.value, started)
}

fun `odd name`(first: Any, second: Long) = Unit
