import FBSDKCoreKit
import SwiftUI

@MainActor
final class EncyclopediaViewModel: ObservableObject {
    @Published var term = ""
    @Published private(set) var articles: [Article] = []

    private let api = MemberAPI()
    private let tracker: Tracker

    init(tracker: Tracker = .shared) {
        self.tracker = tracker
    }

    func search() async {
        let query = term.trimmingCharacters(in: .whitespaces)
        guard !query.isEmpty else { return }
        articles = (try? await api.searchEncyclopedia(query)) ?? []
        tracker.log(.searched(term: query, found: articles.count))
        AppEvents.shared.logEvent(.searched, parameters: [.searchString: query])
    }

    func open(_ article: Article) {
        tracker.log(.articleOpened(condition: article.condition))
    }
}

struct EncyclopediaView: View {
    @StateObject private var model = EncyclopediaViewModel()

    var body: some View {
        List(model.articles) { article in
            Button(article.title) { model.open(article) }
        }
        .searchable(text: $model.term, prompt: "Search the health encyclopedia")
        .onSubmit(of: .search) {
            Task { await model.search() }
        }
        .trackScreen("health_encyclopedia")
    }
}
