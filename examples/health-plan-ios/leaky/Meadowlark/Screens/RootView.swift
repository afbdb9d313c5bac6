import SwiftUI

struct RootView: View {
    @EnvironmentObject private var session: Session

    var body: some View {
        if session.member == nil {
            SignInView()
        } else {
            NavigationStack { HomeView() }
        }
    }
}

struct SignInView: View {
    @EnvironmentObject private var session: Session
    @State private var userName = ""
    @State private var password = ""

    var body: some View {
        Form {
            TextField("User name", text: $userName)
                .textContentType(.username)
            SecureField("Password", text: $password)
            Button("Sign in") {
                Task { await session.signIn(userName: userName, password: password) }
            }
        }
        .trackScreen("sign_in")
    }
}
