import Foundation

/// What the plan counts about its app: that something happened, and nothing about whom or what it concerned.
enum Count: String {
    case signInFailed = "sign_in_failed"
    case encyclopediaSearch = "encyclopedia_search"
    case articleOpen = "article_open"
    case labResultOpen = "lab_result_open"
    case appointmentRequest = "appointment_request"
}

/// Sends a bare name to the plan's own server; no identifier and no value goes with it.
enum Counts {
    private static let base = URL(string: "https://api.meadowlark.example/v2/counts/")!

    static func add(_ count: Count) {
        var request = URLRequest(url: base.appendingPathComponent(count.rawValue))
        request.httpMethod = "POST"
        URLSession.shared.dataTask(with: request).resume()
    }
}
