package org.oakplan.member

enum class Screen { HOME, CLAIMS, ; fun label() = name }

enum class Action(val key: String, val weight: Int = 1) {
    SEARCH("search_care"),
    BOOK(key = "book_visit", weight = 2) {
        override fun describe() = key
    };

    open fun describe() = "action"
}

sealed class Event(val name: String, val details: Map<String, String> = emptyMap()) {
    object Login : Event("login")
    data class Search(val term: String) : Event("search", mapOf("term" to term))
    data class Visit(val reason: String, val doctor: Doctor) : Event(details = mapOf(REASON to reason), name = "visit") {
        val who = doctor.name
    }

    companion object {
        const val REASON = "visit_reason"
    }
}

sealed interface State {
    data object Empty : State
    class Full(val items: List<Claim>) : State
}

fun send(event: Event) {
    log(event.name, event.details)
    log(Event.Login.name, Action.BOOK.key)
    log(Screen.HOME.name, Event.Search("flu").details)
}
