import 'package:matomo_tracker/matomo_tracker.dart'; // use: matomo import

class Finder {
  void found(String value, int number) {
    MatomoTracker.instance.trackSearch(searchKeyword: value, searchCount: number); // expect: PX203 // use: matomo event search-term
  }
}
