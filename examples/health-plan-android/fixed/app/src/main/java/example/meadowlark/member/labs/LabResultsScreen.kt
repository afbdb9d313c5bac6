package example.meadowlark.member.labs

import androidx.compose.foundation.clickable
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.ListItem
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.hilt.navigation.compose.hiltViewModel
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dagger.hilt.android.lifecycle.HiltViewModel
import example.meadowlark.member.counts.Count
import example.meadowlark.member.counts.Counts
import example.meadowlark.member.data.LabResult
import example.meadowlark.member.data.MemberApi
import javax.inject.Inject
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

@HiltViewModel
class LabResultsViewModel @Inject constructor(
    private val api: MemberApi,
    private val counts: Counts,
) : ViewModel() {

    private val _results = MutableStateFlow<List<LabResult>>(emptyList())
    val results = _results.asStateFlow()

    init {
        viewModelScope.launch { _results.value = api.labResults() }
    }

    fun opened() = counts.add(Count.LAB_RESULT_OPEN)
}

@Composable
fun LabResultsScreen(viewModel: LabResultsViewModel = hiltViewModel()) {
    val results by viewModel.results.collectAsState()

    LazyColumn {
        items(results, key = { it.id }) { result ->
            ListItem(
                headlineContent = { Text(result.labTest) },
                supportingContent = { Text(result.value) },
                modifier = Modifier.clickable { viewModel.opened() },
            )
        }
    }
}
