package example.meadowlark.member.data

import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.POST

data class Credentials(val userName: String, val password: String)

data class Search(val term: String)

data class Article(val slug: String, val title: String, val condition: String)

data class LabResult(val id: String, val labTest: String, val value: String, val outOfRange: Boolean)

data class AppointmentRequest(val doctor: String, val reason: String, val preferredDate: String)

interface MemberApi {
    @POST("session")
    suspend fun signIn(@Body credentials: Credentials): Member

    @POST("encyclopedia/search")
    suspend fun searchEncyclopedia(@Body search: Search): List<Article>

    @GET("lab-results")
    suspend fun labResults(): List<LabResult>

    @POST("appointments")
    suspend fun requestAppointment(@Body request: AppointmentRequest)
}
