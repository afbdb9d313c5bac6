import 'package:flutter/material.dart';
import 'reports.dart';

class SearchPage extends StatelessWidget {
  final TextEditingController searchController = TextEditingController();

  void find(Patient patient) {
    Reports.search(searchController.text); // use: matomo event search-term
    Reports.event('found', detail: patient.diagnosis); // use: matomo event condition
    Reports.event('closed'); // use: matomo event
  }
}
