import SwiftUI

struct SearchView: View {
    @StateObject private var model = SearchModel()
    @EnvironmentObject var session: Session
    @Injected var analytics: Reporter
    @Injected(\.reporter) private var second: Reporter
    @Environment(\.dismiss) private var dismiss
    @AppStorage("memberId") var memberId: String = ""
    @State private var query = ""
    @Binding var isShown: Bool
    let title: String
    var onPick: (Visit) -> Void = { _ in }

    init(title: String, isShown: Binding<Bool>) {
        self.title = title
        _isShown = isShown
        _model = StateObject(wrappedValue: SearchModel(title: title))
    }

    var body: some View {
        VStack(alignment: .leading) {
            TextField("Search conditions", text: $query, onCommit: submit)
            TextField("Name", text: $model.name)
            if session.isSignedIn { Text("Hello \(session.member.name)") }
            ForEach(model.results, id: \.self) { item in
                Row(item: item)
                    .onTapGesture { analytics.send("pick", ["item": item]) }
            }
            Button { submit() } label: { Text("Go") }
            #if DEBUG
            Text("debug")
            #endif
        }
        .onAppear { analytics.screen("search") }
        .onChange(of: query) { value in analytics.send("typed", value) }
        .sheet(isPresented: $isShown, content: { Details(id: memberId) })
    }

    private func submit() { second.send("search", query) }
    private var toggle: Binding<Bool> { Binding(get: { isShown }, set: { isShown = $0 }) }
}

#Preview { SearchView(title: "x", isShown: .constant(true)) }
