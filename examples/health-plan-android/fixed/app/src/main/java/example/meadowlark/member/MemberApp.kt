package example.meadowlark.member

import android.app.Application
import dagger.hilt.android.HiltAndroidApp

@HiltAndroidApp
class MemberApp : Application()
