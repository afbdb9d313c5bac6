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
        .onAppear(perform: reportVisit)
        .task { try? await heart.load() }
    }

    private func reportVisit() {
        var details = ["signed_in": String(session.member != nil)]
        if let member = session.member {
            details["display_name"] = member.displayName
        }
        Tracker.shared.screen("home", details: details)
    }
}
