package example.meadowlark.member

import android.app.Application
import android.provider.Settings
import com.adobe.marketing.mobile.Analytics
import com.adobe.marketing.mobile.Identity
import com.adobe.marketing.mobile.MobileCore
import com.appsflyer.AppsFlyerLib
import com.google.android.gms.ads.identifier.AdvertisingIdClient
import com.google.firebase.Firebase
import com.google.firebase.crashlytics.crashlytics
import com.quantummetric.instrument.QuantumMetric
import dagger.hilt.android.HiltAndroidApp
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch

@HiltAndroidApp
class MemberApp : Application() {

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    override fun onCreate() {
        super.onCreate()
        startAdobe()

        AppsFlyerLib.getInstance().init(getString(R.string.appsflyer_dev_key), null, this)
        AppsFlyerLib.getInstance().start(this)

        QuantumMetric.initialize("meadowlark", "00000000-0000-0000-0000-000000000000", this).start()

        val androidId = Settings.Secure.getString(contentResolver, Settings.Secure.ANDROID_ID)
        Firebase.crashlytics.setCustomKey("device", androidId)
    }

    private fun startAdobe() {
        MobileCore.setApplication(this)
        MobileCore.configureWithAppID(getString(R.string.adobe_environment_id))
        MobileCore.registerExtensions(listOf(Identity.EXTENSION, Analytics.EXTENSION)) {
            MobileCore.lifecycleStart(null)
        }
        scope.launch {
            val advertising = AdvertisingIdClient.getAdvertisingIdInfo(this@MemberApp)
            if (!advertising.isLimitAdTrackingEnabled) {
                MobileCore.setAdvertisingIdentifier(advertising.id)
            }
        }
    }
}
