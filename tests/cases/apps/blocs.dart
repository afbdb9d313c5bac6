import 'package:firebase_analytics/firebase_analytics.dart'; // use: firebase-analytics import
import 'package:flutter_bloc/flutter_bloc.dart';

abstract class Telling {
  void tell(String name, Map<String, Object> params);
}

class FirebaseTelling implements Telling {
  final FirebaseAnalytics analytics = FirebaseAnalytics.instance;

  @override
  void tell(String name, Map<String, Object> params) {
    analytics.logEvent(name: name, parameters: params); // use: firebase-analytics event
  }
}

class VisitBloc extends Bloc<VisitEvent, VisitState> {
  VisitBloc(this.telling, {required this.printing}) : super(Initial()) {
    on<Booked>((event, emit) {
      telling.tell('booked', {'mail': event.patient.email}); // use: firebase-analytics event email
      printing.tell('booked', {'mail': event.patient.email});
    });
  }

  final Telling telling;
  final Printer printing;
}
