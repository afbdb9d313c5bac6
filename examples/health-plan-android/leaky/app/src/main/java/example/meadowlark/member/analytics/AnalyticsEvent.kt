package example.meadowlark.member.analytics

sealed class AnalyticsEvent(val name: String, val params: Map<String, String> = emptyMap()) {

    data object SignInFailed : AnalyticsEvent("sign_in_failed")

    data class Searched(val term: String, val found: Int) : AnalyticsEvent(
        "encyclopedia_search",
        mapOf("search_term" to term, "result_count" to found.toString()),
    )

    data class ArticleOpened(val condition: String) : AnalyticsEvent(
        "article_open",
        mapOf("content_type" to "encyclopedia", "item_name" to condition),
    )

    data class LabResultOpened(val labTest: String, val outOfRange: Boolean) : AnalyticsEvent(
        "lab_result_open",
        buildMap {
            put("test", labTest)
            if (outOfRange) put("flag", "out_of_range")
        },
    )

    data class LinkOpened(val link: String) : AnalyticsEvent("link_open", mapOf("link" to link))
}
