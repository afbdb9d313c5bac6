package example.meadowlark.member.push;

import android.app.NotificationManager;
import androidx.annotation.NonNull;
import androidx.core.app.NotificationCompat;
import com.google.firebase.messaging.FirebaseMessagingService;
import com.google.firebase.messaging.RemoteMessage;
import example.meadowlark.member.R;

public class MemberMessagingService extends FirebaseMessagingService {
    private static final String CHANNEL = "appointments";

    @Override
    public void onMessageReceived(@NonNull RemoteMessage message) {
        NotificationCompat.Builder builder = new NotificationCompat.Builder(this, CHANNEL)
                .setSmallIcon(R.mipmap.ic_launcher)
                .setContentTitle(getString(R.string.app_name))
                .setContentText(message.getData().get("text"));
        getSystemService(NotificationManager.class).notify(1, builder.build());
    }
}
