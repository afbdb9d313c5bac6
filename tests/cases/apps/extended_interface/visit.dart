import 'tracking.dart';

class Visit {
  Visit(this.telling);

  final Telling telling;

  void booked(Patient patient) {
    telling.tellOne('booked', patient.email); // use: amplitude event email
  }
}
