import track from './analytics.js';

export function trackBooking({ providerName, reasonForVisit, appointmentDate }) {
  track('appointment_request', {
    provider: providerName,
    reason: reasonForVisit,
    date: appointmentDate,
  });
}
