package example.meadowlark.member.encyclopedia

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dagger.hilt.android.lifecycle.HiltViewModel
import example.meadowlark.member.counts.Count
import example.meadowlark.member.counts.Counts
import example.meadowlark.member.data.Article
import example.meadowlark.member.data.MemberApi
import example.meadowlark.member.data.Search
import javax.inject.Inject
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

data class EncyclopediaState(val term: String = "", val articles: List<Article> = emptyList())

@HiltViewModel
class EncyclopediaViewModel @Inject constructor(
    private val api: MemberApi,
    private val counts: Counts,
) : ViewModel() {

    private val _state = MutableStateFlow(EncyclopediaState())
    val state = _state.asStateFlow()

    fun onTermChange(term: String) = _state.update { it.copy(term = term) }

    fun onSearch() {
        val term = _state.value.term.trim()
        if (term.isEmpty()) return
        viewModelScope.launch {
            val articles = api.searchEncyclopedia(Search(term))
            _state.update { it.copy(articles = articles) }
            counts.add(Count.ENCYCLOPEDIA_SEARCH)
        }
    }

    fun onArticle() = counts.add(Count.ARTICLE_OPEN)
}
