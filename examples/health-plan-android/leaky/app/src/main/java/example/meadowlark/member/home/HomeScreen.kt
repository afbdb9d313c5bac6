package example.meadowlark.member.home

import androidx.compose.foundation.layout.Column
import androidx.compose.material3.Button
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.res.stringResource
import androidx.hilt.navigation.compose.hiltViewModel
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dagger.hilt.android.lifecycle.HiltViewModel
import example.meadowlark.member.R
import example.meadowlark.member.analytics.Analytics
import example.meadowlark.member.data.Member
import example.meadowlark.member.data.MemberDao
import javax.inject.Inject
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.stateIn

@HiltViewModel
class HomeViewModel @Inject constructor(
    members: MemberDao,
    private val analytics: Analytics,
) : ViewModel() {

    val member: StateFlow<Member?> = members.current().stateIn(viewModelScope, SharingStarted.Eagerly, null)

    fun shown() {
        val current = member.value
        val details = mutableMapOf("signed_in" to (current != null).toString())
        current?.let { details["display_name"] = "${it.firstName} ${it.lastName}" }
        analytics.screen("home", details)
    }
}

@Composable
fun HomeScreen(onOpen: (String) -> Unit, onBook: () -> Unit, viewModel: HomeViewModel = hiltViewModel()) {
    val member by viewModel.member.collectAsState()

    LaunchedEffect(member) { viewModel.shown() }

    Column {
        Text("Welcome, ${member?.firstName.orEmpty()}")
        Button(onClick = { onOpen("health-encyclopedia") }) { Text(stringResource(R.string.search_encyclopedia)) }
        Button(onClick = { onOpen("lab-results") }) { Text(stringResource(R.string.lab_results)) }
        Button(onClick = onBook) { Text(stringResource(R.string.book_appointment)) }
    }
}
