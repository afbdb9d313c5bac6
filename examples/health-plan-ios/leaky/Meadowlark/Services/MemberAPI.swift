import Foundation

struct MemberAPI {
    private let base = URL(string: "https://api.meadowlark.example/v2/")!

    func signIn(userName: String, password: String) async throws -> Member {
        try await post("session", body: ["userName": userName, "password": password])
    }

    func searchEncyclopedia(_ term: String) async throws -> [Article] {
        try await post("encyclopedia/search", body: ["q": term])
    }

    func labResults() async throws -> [LabResult] {
        let (bytes, _) = try await URLSession.shared.data(from: base.appendingPathComponent("lab-results"))
        return try JSONDecoder().decode([LabResult].self, from: bytes)
    }

    func requestAppointment(_ request: AppointmentRequest) async throws {
        let _: [String: String] = try await post("appointments", body: request)
    }

    private func post<Body: Encodable, Reply: Decodable>(_ path: String, body: Body) async throws -> Reply {
        var request = URLRequest(url: base.appendingPathComponent(path))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONEncoder().encode(body)
        let (bytes, _) = try await URLSession.shared.data(for: request)
        return try JSONDecoder().decode(Reply.self, from: bytes)
    }
}
