import 'package:matomo_tracker/matomo_tracker.dart'; // use: matomo import

class Reports {
  static Future<void> begin(Patient patient) async {
    await MatomoTracker.instance.initialize(siteId: '1', url: 'https://stats.example.org/matomo.php', uid: patient.email); // use: matomo init email
    MatomoTracker.instance.setVisitorUserId(patient.id); // use: matomo identify patient-id
  }

  static void event(String action, {String? detail}) => MatomoTracker.instance.trackEvent( // use: matomo event event-name
        eventInfo: EventInfo(category: 'visit', action: action, name: detail),
      );

  static void search(String typed) {
    MatomoTracker.instance.trackSearch(searchKeyword: typed); // use: matomo event
  }

  static void stop() => MatomoTracker.instance.setOptOut(optOut: true); // use: matomo config
}
