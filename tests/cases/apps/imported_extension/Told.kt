package told
import com.google.firebase.analytics.FirebaseAnalytics // use: firebase-analytics import
import com.google.firebase.analytics.ktx.logEvent // use: firebase-analytics import
import told.other.remember
fun FirebaseAnalytics.booked(patient: Patient) {
    logEvent("booked") { param("tag", patient.email) } // use: firebase-analytics event email
    remember(patient.email)
}
fun FirebaseAnalytics.other(patient: Patient, tag: String) {
    remember(tag)
    logEvent("other") { param("tag", tag) } // use: firebase-analytics event
}
class Visit(private val analytics: FirebaseAnalytics) {
    fun book(patient: Patient) {
        analytics.other(patient, patient.phone) // use: firebase-analytics event phone
        analytics.apply { logEvent("third") { param("tag", patient.email) } } // use: firebase-analytics event email
    }
}
