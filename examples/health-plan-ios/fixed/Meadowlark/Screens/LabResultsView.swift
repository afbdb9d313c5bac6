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
                Counts.add(.labResultOpen)
            }
        }
        .navigationTitle("Lab results")
        .task { results = (try? await MemberAPI().labResults()) ?? [] }
    }
}
