package example.meadowlark.member.appointments

import android.os.Bundle
import android.widget.Toast
import androidx.appcompat.app.AppCompatActivity
import androidx.lifecycle.lifecycleScope
import dagger.hilt.android.AndroidEntryPoint
import example.meadowlark.member.R
import example.meadowlark.member.counts.Count
import example.meadowlark.member.counts.Counts
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

    @Inject
    lateinit var counts: Counts

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

        lifecycleScope.launch {
            try {
                api.requestAppointment(AppointmentRequest(doctor, reason, date))
                counts.add(Count.APPOINTMENT_REQUEST)
                finish()
            } catch (error: IOException) {
                Toast.makeText(this@BookAppointmentActivity, R.string.not_sent, Toast.LENGTH_LONG).show()
            }
        }
    }
}
