package example.meadowlark.member.encyclopedia

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.material3.ListItem
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.hilt.navigation.compose.hiltViewModel
import example.meadowlark.member.R

@Composable
fun EncyclopediaScreen(viewModel: EncyclopediaViewModel = hiltViewModel()) {
    val state by viewModel.state.collectAsState()

    Column {
        OutlinedTextField(
            value = state.term,
            onValueChange = viewModel::onTermChange,
            label = { Text(stringResource(R.string.search_encyclopedia)) },
            keyboardActions = KeyboardActions(onSearch = { viewModel.onSearch() }),
        )
        LazyColumn {
            items(state.articles) { article ->
                ListItem(
                    headlineContent = { Text(article.title) },
                    modifier = Modifier.clickable { viewModel.onArticle() },
                )
            }
        }
    }
}
