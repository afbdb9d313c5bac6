package example.meadowlark.member.analytics

import example.meadowlark.member.data.Member
import javax.inject.Inject
import javax.inject.Singleton

interface AnalyticsReporter {
    fun log(event: AnalyticsEvent)
    fun screen(name: String, details: Map<String, String>)
    fun identify(member: Member)
}

/** What the app talks to; every reporter of the set hears everything. */
@Singleton
class Analytics @Inject constructor(
    private val reporters: Set<@JvmSuppressWildcards AnalyticsReporter>,
) {
    fun log(event: AnalyticsEvent) = reporters.forEach { it.log(event) }

    fun screen(name: String, details: Map<String, String> = emptyMap()) {
        reporters.forEach { reporter -> reporter.screen(name, details) }
    }

    fun identify(member: Member) {
        for (reporter in reporters) {
            reporter.identify(member)
        }
    }
}
