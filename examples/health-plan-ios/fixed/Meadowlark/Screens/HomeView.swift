import SwiftUI

struct HomeView: View {
    @EnvironmentObject private var session: Session
    @StateObject private var heart = HeartRateReader()

    var body: some View {
        List {
            if let bpm = heart.beatsPerMinute {
                Text("Resting heart rate \(Int(bpm))")
            }
            NavigationLink("Health encyclopedia") { EncyclopediaView() }
            NavigationLink("Lab results") { LabResultsView() }
            NavigationLink("Book an appointment") { BookAppointmentView() }
        }
        .navigationTitle("Welcome, \(session.member?.firstName ?? "")")
        .task { try? await heart.load() }
    }
}
