import track from './analytics.js';

export function trackBooking() {
  track('appointment_request');
}
