package example.meadowlark.member

import android.content.Intent
import android.os.Bundle
import androidx.activity.compose.setContent
import androidx.appcompat.app.AppCompatActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.navigation.NavController
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import com.facebook.appevents.AppEventsLogger
import dagger.hilt.android.AndroidEntryPoint
import example.meadowlark.member.analytics.Analytics
import example.meadowlark.member.analytics.AnalyticsEvent
import example.meadowlark.member.appointments.BookAppointmentActivity
import example.meadowlark.member.auth.SignInScreen
import example.meadowlark.member.encyclopedia.EncyclopediaScreen
import example.meadowlark.member.home.HomeScreen
import example.meadowlark.member.labs.LabResultsScreen
import javax.inject.Inject

@AndroidEntryPoint
class MainActivity : AppCompatActivity() {

    @Inject
    lateinit var analytics: Analytics

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        reportLink(intent)
        setContent { MemberNavigation(analytics, onBook = ::openBooking) }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        reportLink(intent)
        intent.extras?.let { AppEventsLogger.newLogger(this).logPushNotificationOpen(it) }
    }

    private fun reportLink(intent: Intent) {
        val link = intent.data ?: return
        analytics.log(AnalyticsEvent.LinkOpened(link.toString()))
    }

    private fun openBooking() = startActivity(Intent(this, BookAppointmentActivity::class.java))
}

@Composable
private fun MemberNavigation(analytics: Analytics, onBook: () -> Unit) {
    val controller = rememberNavController()

    DisposableEffect(controller) {
        val listener = NavController.OnDestinationChangedListener { _, destination, _ ->
            analytics.screen(destination.route.orEmpty())
        }
        controller.addOnDestinationChangedListener(listener)
        onDispose { controller.removeOnDestinationChangedListener(listener) }
    }

    NavHost(controller, startDestination = "sign-in") {
        composable("sign-in") { SignInScreen(onSignedIn = { controller.navigate("home") }) }
        composable("home") { HomeScreen(onOpen = controller::navigate, onBook = onBook) }
        composable("health-encyclopedia") { EncyclopediaScreen() }
        composable("lab-results") { LabResultsScreen() }
    }
}
