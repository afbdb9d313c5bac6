package example.meadowlark.member.data

import android.content.Context
import androidx.room.Room
import dagger.Module
import dagger.Provides
import dagger.hilt.InstallIn
import dagger.hilt.android.qualifiers.ApplicationContext
import dagger.hilt.components.SingletonComponent
import javax.inject.Singleton
import retrofit2.Retrofit
import retrofit2.converter.moshi.MoshiConverterFactory
import retrofit2.create

@Module
@InstallIn(SingletonComponent::class)
object DataModule {

    @Provides
    @Singleton
    fun database(@ApplicationContext context: Context): MemberDatabase =
        Room.databaseBuilder(context, MemberDatabase::class.java, "meadowlark.db").build()

    @Provides
    fun members(database: MemberDatabase): MemberDao = database.members()

    @Provides
    @Singleton
    fun api(): MemberApi = Retrofit.Builder()
        .baseUrl("https://api.meadowlark.example/v2/")
        .addConverterFactory(MoshiConverterFactory.create())
        .build()
        .create()
}
