import SwiftUI

struct BookAppointmentView: View {
    @State private var doctor = ""
    @State private var reason = ""
    @State private var preferredDate = Date()
    @State private var notSent = false

    var body: some View {
        Form {
            TextField("Doctor", text: $doctor)
            TextField("Reason for visit", text: $reason, axis: .vertical)
            DatePicker("Preferred date", selection: $preferredDate, displayedComponents: .date)
            Button("Request appointment", action: submit)
        }
        .alert("The request could not be sent. Please try again.", isPresented: $notSent) {}
    }

    private func submit() {
        let request = AppointmentRequest(doctor: doctor, reason: reason, preferredDate: preferredDate)
        Task {
            do {
                try await MemberAPI().requestAppointment(request)
                Counts.add(.appointmentRequest)
            } catch {
                notSent = true
            }
        }
    }
}
