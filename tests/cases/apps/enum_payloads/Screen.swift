final class Screen {
    func found(_ query: String) {
        Reports.log(.searched(term: query)) // use: firebase-analytics event search-term
    }

    func entered(_ member: Member) {
        Reports.log(.signedIn(email: member.email, memberId: member.memberId)) // use: firebase-analytics event email member-id
    }

    func shown() {
        Reports.log(.opened) // use: firebase-analytics event
    }
}
