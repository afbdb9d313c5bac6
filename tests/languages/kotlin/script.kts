import com.vendor.metrics.Metrics

val metrics = Metrics.start("key")
metrics.log("script", mapOf("plan" to plan))
tasks.register("send") {
    doLast { metrics.log("done") }
}
