package example.meadowlark.member.push;

import android.app.NotificationManager;
import android.os.Bundle;
import androidx.annotation.NonNull;
import androidx.core.app.NotificationCompat;
import com.adobe.marketing.mobile.MobileCore;
import com.appsflyer.AppsFlyerLib;
import com.google.firebase.analytics.FirebaseAnalytics;
import com.google.firebase.messaging.FirebaseMessagingService;
import com.google.firebase.messaging.RemoteMessage;
import example.meadowlark.member.R;
import java.util.Map;

public class MemberMessagingService extends FirebaseMessagingService {
    private static final String CHANNEL = "appointments";

    private FirebaseAnalytics analytics;

    @Override
    public void onCreate() {
        super.onCreate();
        analytics = FirebaseAnalytics.getInstance(this);
    }

    @Override
    public void onNewToken(@NonNull String token) {
        MobileCore.setPushIdentifier(token);
        AppsFlyerLib.getInstance().updateServerUninstallToken(getApplicationContext(), token);
    }

    @Override
    public void onMessageReceived(@NonNull RemoteMessage message) {
        Map<String, String> payload = message.getData();
        Bundle params = new Bundle();
        params.putString("campaign", payload.get("campaign"));
        params.putString("appointment_id", payload.get("appointment_id"));
        params.putString("clinic", payload.get("clinic_name"));
        analytics.logEvent("push_received", params);
        show(payload);
    }

    private void show(Map<String, String> payload) {
        NotificationCompat.Builder builder = new NotificationCompat.Builder(this, CHANNEL)
                .setSmallIcon(R.mipmap.ic_launcher)
                .setContentTitle(getString(R.string.app_name))
                .setContentText(payload.get("text"));
        getSystemService(NotificationManager.class).notify(1, builder.build());
    }
}
