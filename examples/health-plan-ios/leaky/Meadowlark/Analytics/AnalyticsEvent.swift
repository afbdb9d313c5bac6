import Foundation

enum AnalyticsEvent {
    case signInFailed
    case searched(term: String, found: Int)
    case articleOpened(condition: String)
    case labResultOpened(LabResult)
    case pushReceived(appointmentId: String, clinic: String)
    case linkOpened(URL)

    var name: String {
        switch self {
        case .signInFailed: return "sign_in_failed"
        case .searched: return "encyclopedia_search"
        case .articleOpened: return "article_open"
        case .labResultOpened: return "lab_result_open"
        case .pushReceived: return "push_received"
        case .linkOpened: return "link_open"
        }
    }

    var parameters: [String: String] {
        switch self {
        case .signInFailed:
            return [:]
        case let .searched(term, found):
            return ["search_term": term, "result_count": String(found)]
        case .articleOpened(let condition):
            return ["content_type": "encyclopedia", "item_name": condition]
        case .labResultOpened(let result):
            var parameters = ["test": result.labTest]
            if result.outOfRange {
                parameters["flag"] = "out_of_range"
            }
            return parameters
        case .pushReceived(let appointmentId, let clinic):
            return ["appointment_id": appointmentId, "clinic": clinic]
        case .linkOpened(let url):
            return ["link": url.absoluteString]
        }
    }
}
