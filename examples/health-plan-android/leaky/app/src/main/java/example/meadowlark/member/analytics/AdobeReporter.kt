package example.meadowlark.member.analytics

import com.adobe.marketing.mobile.Identity
import com.adobe.marketing.mobile.MobileCore
import com.adobe.marketing.mobile.VisitorID
import example.meadowlark.member.data.Member
import javax.inject.Inject

class AdobeReporter @Inject constructor() : AnalyticsReporter {

    override fun log(event: AnalyticsEvent) = MobileCore.trackAction(event.name, event.params)

    override fun screen(name: String, details: Map<String, String>) {
        MobileCore.trackState(name, DEFAULTS + details)
    }

    override fun identify(member: Member) {
        Identity.syncIdentifier("memberId", member.memberId, VisitorID.AuthenticationState.AUTHENTICATED)
        MobileCore.collectPii(
            mapOf(
                "firstName" to member.firstName,
                "emailAddress" to member.email,
            ),
        )
    }

    private companion object {
        val DEFAULTS = mapOf("app.platform" to "android")
    }
}
