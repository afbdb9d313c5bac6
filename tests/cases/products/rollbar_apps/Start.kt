package org.acme.clinic

import com.rollbar.android.Rollbar // use: rollbar import

fun signedIn(patient: Patient) {
    Rollbar.instance().setPersonData(patient.patientId, patient.fullName, patient.email) // use: rollbar identify patient-id name email
    Rollbar.instance().error(patient.email) // use: rollbar event email
}
