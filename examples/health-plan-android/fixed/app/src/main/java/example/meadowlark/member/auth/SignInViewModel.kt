package example.meadowlark.member.auth

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dagger.hilt.android.lifecycle.HiltViewModel
import example.meadowlark.member.counts.Count
import example.meadowlark.member.counts.Counts
import example.meadowlark.member.data.Credentials
import example.meadowlark.member.data.MemberApi
import example.meadowlark.member.data.MemberDao
import javax.inject.Inject
import kotlinx.coroutines.launch
import retrofit2.HttpException

@HiltViewModel
class SignInViewModel @Inject constructor(
    private val api: MemberApi,
    private val members: MemberDao,
    private val counts: Counts,
) : ViewModel() {

    fun signIn(userName: String, password: String, onSignedIn: () -> Unit) {
        viewModelScope.launch {
            try {
                members.save(api.signIn(Credentials(userName, password)))
                onSignedIn()
            } catch (error: HttpException) {
                counts.add(Count.SIGN_IN_FAILED)
            }
        }
    }
}
