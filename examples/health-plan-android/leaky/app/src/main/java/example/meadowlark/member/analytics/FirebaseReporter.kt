package example.meadowlark.member.analytics

import android.os.Bundle
import com.google.firebase.analytics.FirebaseAnalytics
import com.google.firebase.analytics.logEvent
import com.google.firebase.crashlytics.FirebaseCrashlytics
import example.meadowlark.member.data.Member
import javax.inject.Inject

class FirebaseReporter @Inject constructor(
    private val firebase: FirebaseAnalytics,
    private val crashlytics: FirebaseCrashlytics,
) : AnalyticsReporter {

    override fun log(event: AnalyticsEvent) {
        val bundle = Bundle()
        event.params.forEach { (key, value) -> bundle.putString(key, value) }
        firebase.logEvent(event.name, bundle)
        crashlytics.log(event.name)
    }

    override fun screen(name: String, details: Map<String, String>) {
        firebase.logEvent(FirebaseAnalytics.Event.SCREEN_VIEW) {
            param(FirebaseAnalytics.Param.SCREEN_NAME, name)
            details.forEach { (key, value) -> param(key, value) }
        }
        crashlytics.setCustomKey("screen", name)
    }

    override fun identify(member: Member) {
        firebase.setUserId(member.memberId)
        firebase.setUserProperty("plan", member.planName)
        crashlytics.setUserId(member.memberId)
    }
}
