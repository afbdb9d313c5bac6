import SwiftUI

struct LabResultsView: View {
    @State private var results: [LabResult] = []

    var body: some View {
        List(results) { result in
            HStack {
                Text(result.labTest)
                Spacer()
                Text(result.value)
            }
            .onTapGesture {
                Tracker.shared.log(.labResultOpened(result))
                MLReplay.markEvent(.labResult, value: "\(result.labTest): \(result.value)")
            }
        }
        .navigationTitle("Lab results")
        .task { results = (try? await MemberAPI().labResults()) ?? [] }
        .trackScreen("lab_results")
    }
}
