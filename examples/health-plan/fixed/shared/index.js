export { default, default as track } from './analytics.js';
export { trackBooking } from './booking.js';
