import Foundation

struct Member: Codable {
    let memberId: String
    let firstName: String
    let lastName: String
    let email: String
    let phone: String?
    let dateOfBirth: String
    let planName: String

    var displayName: String { "\(firstName) \(lastName)" }
}

struct Article: Codable, Identifiable {
    let id: String
    let title: String
    let condition: String
}

struct LabResult: Codable, Identifiable {
    let id: String
    let labTest: String
    let value: String
    let outOfRange: Bool
}

struct AppointmentRequest: Codable {
    let doctor: String
    let reason: String
    let preferredDate: Date
}
