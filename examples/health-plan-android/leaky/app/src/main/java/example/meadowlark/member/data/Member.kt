package example.meadowlark.member.data

import androidx.room.Dao
import androidx.room.Database
import androidx.room.Entity
import androidx.room.PrimaryKey
import androidx.room.Query
import androidx.room.RoomDatabase
import androidx.room.Upsert
import kotlinx.coroutines.flow.Flow

@Entity(tableName = "members")
data class Member(
    @PrimaryKey val memberId: String,
    val firstName: String,
    val lastName: String,
    val email: String,
    val phone: String?,
    val dateOfBirth: String,
    val planName: String,
)

@Dao
interface MemberDao {
    @Query("SELECT * FROM members LIMIT 1")
    fun current(): Flow<Member?>

    @Upsert
    suspend fun save(member: Member)
}

@Database(entities = [Member::class], version = 3, exportSchema = false)
abstract class MemberDatabase : RoomDatabase() {
    abstract fun members(): MemberDao
}
