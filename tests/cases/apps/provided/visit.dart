import 'telling.dart';
class Visit {
  void book(WidgetRef ref, Patient patient) {
    ref.read(tellingProvider).tell('booked', {'tag': patient.email}); // use: mixpanel event email
    final telling = ref.watch(tellingProvider);
    telling.tell('booked', {'tag': patient.phone}); // use: mixpanel event phone
    ref.read(quietProvider).tell('booked', {'tag': patient.email});
  }
}
