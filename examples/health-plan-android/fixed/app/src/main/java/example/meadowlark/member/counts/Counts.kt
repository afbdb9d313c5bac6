package example.meadowlark.member.counts

import javax.inject.Inject
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import retrofit2.http.POST
import retrofit2.http.Path

/** What the plan counts about its app: that something happened, and nothing about whom or what it concerned. */
enum class Count { SIGN_IN_FAILED, ENCYCLOPEDIA_SEARCH, ARTICLE_OPEN, LAB_RESULT_OPEN, APPOINTMENT_REQUEST }

interface CountsApi {
    @POST("counts/{name}")
    suspend fun add(@Path("name") name: Count)
}

/** Sends a bare name to the plan's own server; no identifier and no value goes with it. */
class Counts @Inject constructor(private val api: CountsApi) {

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    fun add(count: Count) {
        scope.launch { runCatching { api.add(count) } }
    }
}
