package example.meadowlark.member.appointments

import android.os.Bundle
import androidx.appcompat.app.AppCompatActivity
import androidx.lifecycle.lifecycleScope
import com.appsflyer.AppsFlyerLib
import com.google.firebase.Firebase
import com.google.firebase.analytics.analytics
import com.google.firebase.analytics.logEvent
import com.google.firebase.crashlytics.crashlytics
import dagger.hilt.android.AndroidEntryPoint
import example.meadowlark.member.data.AppointmentRequest
import example.meadowlark.member.data.MemberApi
import example.meadowlark.member.databinding.ActivityBookAppointmentBinding
import java.io.IOException
import javax.inject.Inject
import kotlinx.coroutines.launch

@AndroidEntryPoint
class BookAppointmentActivity : AppCompatActivity() {

    @Inject
    lateinit var api: MemberApi

    private lateinit var binding: ActivityBookAppointmentBinding

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        binding = ActivityBookAppointmentBinding.inflate(layoutInflater)
        setContentView(binding.root)
        binding.request.setOnClickListener { submit() }
    }

    private fun submit() {
        val doctor = binding.doctor.text.toString()
        val reason = binding.reason.text.toString()
        val date = binding.preferredDate.text.toString()

        Firebase.analytics.logEvent("appointment_request") {
            param("doctor", doctor)
            param("reason_for_visit", reason)
        }
        AppsFlyerLib.getInstance().logEvent(this, "appointment_request", hashMapOf<String, Any>("doctor" to doctor, "date" to date))

        lifecycleScope.launch {
            try {
                api.requestAppointment(AppointmentRequest(doctor, reason, date))
                finish()
            } catch (error: IOException) {
                Firebase.crashlytics.log("Appointment with $doctor for $reason was not sent")
                Firebase.crashlytics.recordException(error)
            }
        }
    }
}
