package example.meadowlark.member

import android.content.Intent
import android.os.Bundle
import androidx.activity.compose.setContent
import androidx.appcompat.app.AppCompatActivity
import androidx.compose.runtime.Composable
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import dagger.hilt.android.AndroidEntryPoint
import example.meadowlark.member.appointments.BookAppointmentActivity
import example.meadowlark.member.auth.SignInScreen
import example.meadowlark.member.encyclopedia.EncyclopediaScreen
import example.meadowlark.member.home.HomeScreen
import example.meadowlark.member.labs.LabResultsScreen

@AndroidEntryPoint
class MainActivity : AppCompatActivity() {

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContent { MemberNavigation(onBook = ::openBooking) }
    }

    private fun openBooking() = startActivity(Intent(this, BookAppointmentActivity::class.java))
}

@Composable
private fun MemberNavigation(onBook: () -> Unit) {
    val controller = rememberNavController()

    NavHost(controller, startDestination = "sign-in") {
        composable("sign-in") { SignInScreen(onSignedIn = { controller.navigate("home") }) }
        composable("home") { HomeScreen(onOpen = controller::navigate, onBook = onBook) }
        composable("health-encyclopedia") { EncyclopediaScreen() }
        composable("lab-results") { LabResultsScreen() }
    }
}
