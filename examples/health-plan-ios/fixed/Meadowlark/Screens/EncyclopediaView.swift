import SwiftUI

@MainActor
final class EncyclopediaViewModel: ObservableObject {
    @Published var term = ""
    @Published private(set) var articles: [Article] = []

    private let api = MemberAPI()

    func search() async {
        let query = term.trimmingCharacters(in: .whitespaces)
        guard !query.isEmpty else { return }
        articles = (try? await api.searchEncyclopedia(query)) ?? []
        Counts.add(.encyclopediaSearch)
    }

    func opened() {
        Counts.add(.articleOpen)
    }
}

struct EncyclopediaView: View {
    @StateObject private var model = EncyclopediaViewModel()

    var body: some View {
        List(model.articles) { article in
            Button(article.title) { model.opened() }
        }
        .searchable(text: $model.term, prompt: "Search the health encyclopedia")
        .onSubmit(of: .search) {
            Task { await model.search() }
        }
    }
}
