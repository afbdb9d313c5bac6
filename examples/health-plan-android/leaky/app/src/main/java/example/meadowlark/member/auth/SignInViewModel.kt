package example.meadowlark.member.auth

import android.content.Context
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import com.appsflyer.AppsFlyerLib
import com.appsflyer.AppsFlyerProperties.EmailsCryptType
import com.facebook.appevents.AppEventsLogger
import dagger.hilt.android.lifecycle.HiltViewModel
import dagger.hilt.android.qualifiers.ApplicationContext
import example.meadowlark.member.analytics.Analytics
import example.meadowlark.member.analytics.AnalyticsEvent
import example.meadowlark.member.data.Credentials
import example.meadowlark.member.data.MemberApi
import example.meadowlark.member.data.MemberDao
import javax.inject.Inject
import kotlinx.coroutines.launch
import retrofit2.HttpException

@HiltViewModel
class SignInViewModel @Inject constructor(
    @ApplicationContext private val context: Context,
    private val api: MemberApi,
    private val members: MemberDao,
    private val analytics: Analytics,
) : ViewModel() {

    fun signIn(userName: String, password: String, onSignedIn: () -> Unit) {
        viewModelScope.launch {
            try {
                val member = api.signIn(Credentials(userName, password))
                members.save(member)
                analytics.identify(member)
                AppsFlyerLib.getInstance().apply {
                    setCustomerUserId(member.memberId)
                    setUserEmails(EmailsCryptType.SHA256, member.email)
                    logEvent(context, "af_login", mapOf("user_name" to userName))
                }
                with(member) {
                    AppEventsLogger.setUserData(email, firstName, lastName, phone, dateOfBirth, null, null, null, null, null)
                }
                onSignedIn()
            } catch (error: HttpException) {
                analytics.log(AnalyticsEvent.SignInFailed)
            }
        }
    }
}
