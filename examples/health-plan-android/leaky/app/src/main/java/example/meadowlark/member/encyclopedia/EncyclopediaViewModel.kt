package example.meadowlark.member.encyclopedia

import androidx.core.os.bundleOf
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import com.facebook.appevents.AppEventsConstants
import com.facebook.appevents.AppEventsLogger
import dagger.hilt.android.lifecycle.HiltViewModel
import example.meadowlark.member.analytics.Analytics
import example.meadowlark.member.analytics.AnalyticsEvent
import example.meadowlark.member.data.Article
import example.meadowlark.member.data.MemberApi
import javax.inject.Inject
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

data class EncyclopediaState(val term: String = "", val articles: List<Article> = emptyList())

@HiltViewModel
class EncyclopediaViewModel @Inject constructor(
    private val api: MemberApi,
    private val analytics: Analytics,
    private val facebook: AppEventsLogger,
) : ViewModel() {

    private val _state = MutableStateFlow(EncyclopediaState())
    val state = _state.asStateFlow()

    fun onTermChange(term: String) = _state.update { it.copy(term = term) }

    fun onSearch() {
        val term = _state.value.term.trim()
        if (term.isEmpty()) return
        viewModelScope.launch {
            val articles = api.searchEncyclopedia(term)
            _state.update { it.copy(articles = articles) }
            analytics.log(AnalyticsEvent.Searched(term, articles.size))
            facebook.logEvent(
                AppEventsConstants.EVENT_NAME_SEARCHED,
                bundleOf(AppEventsConstants.EVENT_PARAM_SEARCH_STRING to term),
            )
        }
    }

    fun onArticle(article: Article) {
        analytics.log(AnalyticsEvent.ArticleOpened(article.condition))
    }
}
