package example.meadowlark.member.analytics

import android.content.Context
import com.facebook.appevents.AppEventsLogger
import com.google.firebase.Firebase
import com.google.firebase.analytics.FirebaseAnalytics
import com.google.firebase.analytics.analytics
import com.google.firebase.crashlytics.FirebaseCrashlytics
import dagger.Binds
import dagger.Module
import dagger.Provides
import dagger.hilt.InstallIn
import dagger.hilt.android.qualifiers.ApplicationContext
import dagger.hilt.components.SingletonComponent
import dagger.multibindings.IntoSet

@Module
@InstallIn(SingletonComponent::class)
abstract class AnalyticsModule {

    @Binds
    @IntoSet
    abstract fun firebase(reporter: FirebaseReporter): AnalyticsReporter

    @Binds
    @IntoSet
    abstract fun adobe(reporter: AdobeReporter): AnalyticsReporter

    companion object {
        @Provides
        fun firebaseAnalytics(): FirebaseAnalytics = Firebase.analytics

        @Provides
        fun crashlytics(): FirebaseCrashlytics = FirebaseCrashlytics.getInstance()

        @Provides
        fun facebook(@ApplicationContext context: Context): AppEventsLogger = AppEventsLogger.newLogger(context)
    }
}
