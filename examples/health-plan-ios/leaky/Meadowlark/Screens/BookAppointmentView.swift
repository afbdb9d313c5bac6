import AppsFlyerLib
import FirebaseAnalytics
import FirebaseCrashlytics
import SwiftUI

struct BookAppointmentView: View {
    @State private var doctor = ""
    @State private var reason = ""
    @State private var preferredDate = Date()

    var body: some View {
        Form {
            TextField("Doctor", text: $doctor)
            TextField("Reason for visit", text: $reason, axis: .vertical)
            DatePicker("Preferred date", selection: $preferredDate, displayedComponents: .date)
            Button("Request appointment", action: submit)
        }
        .trackScreen("appointments/request")
    }

    private func submit() {
        Analytics.logEvent("appointment_request", parameters: [
            "doctor": doctor,
            "reason_for_visit": reason,
        ])
        AppsFlyerLib.shared().logEvent("appointment_request", withValues: ["doctor": doctor, "date": preferredDate])
        MLReplay.markEvent(.booking, value: reason)

        let request = AppointmentRequest(doctor: doctor, reason: reason, preferredDate: preferredDate)
        Task {
            do {
                try await MemberAPI().requestAppointment(request)
            } catch {
                Crashlytics.crashlytics().log("Appointment with \(request.doctor) for \(request.reason) was not sent")
                Crashlytics.crashlytics().record(error: error)
            }
        }
    }
}
