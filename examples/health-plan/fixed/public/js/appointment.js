import { trackBooking } from '../../shared/booking.js';

const form = document.querySelector('#appointment-form');

const readRequest = ({ elements }) => ({
  providerName: elements.providerName.value,
  reasonForVisit: elements.reasonForVisit.value,
  appointmentDate: elements.appointmentDate.value,
  email: elements.email.value,
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const request = readRequest(form);
  const response = await fetch('/api/appointments', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (response.ok) trackBooking();
  window.location.assign('/appointments/confirmed');
});
