import Foundation

@MainActor
final class Session: ObservableObject {
    @Published private(set) var member: Member?

    private let api = MemberAPI()

    func signIn(userName: String, password: String) async {
        do {
            member = try await api.signIn(userName: userName, password: password)
        } catch {
            Counts.add(.signInFailed)
        }
    }
}
