package org.acme.visits

import org.acme.clinic.Printing
import org.acme.clinic.Tracking
import org.acme.clinic.printOne
import org.acme.clinic.sendMail
import org.acme.clinic.sendOne

class Visit(private val tracking: Tracking, private val printing: Printing) {
    fun booked(patient: Patient) {
        tracking.sendOne("booked", "mail", patient.email) // use: amplitude event email
        tracking.sendMail("booked", patient.email) // use: amplitude event email
        printing.printOne(patient.email)
    }
}
