export { default, default as track } from './analytics.js';
export { identify } from './identity';
export { trackBooking } from './booking.js';
