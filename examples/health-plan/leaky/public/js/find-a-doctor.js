(function () {
  const form = document.getElementById('doctor-search');
  const list = document.getElementById('doctor-results');

  function readCriteria() {
    const { specialty, zip, doctorName, acceptingNew } = form.elements;
    const criteria = { specialty: specialty.value, zip: zip.value };
    if (doctorName.value) {
      criteria.doctorName = doctorName.value;
    }
    criteria.acceptingNew = acceptingNew.checked;
    return criteria;
  }

  function show(doctors) {
    list.replaceChildren(...doctors.map((doctor) => {
      const item = document.createElement('li');
      item.textContent = `${doctor.name}, ${doctor.city}`;
      return item;
    }));
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const criteria = readCriteria();
    const response = await fetch('/api/doctors', { method: 'POST', body: JSON.stringify(criteria) });
    const doctors = await response.json();
    show(doctors);

    gtag('event', 'find_a_doctor', { ...criteria, result_count: doctors.length });
    gtag('event', 'conversion', {
      send_to: 'DC-0000000/finda0/searc0+standard',
      u1: criteria.specialty,
      u2: criteria.zip,
    });
    window.uetq.push('event', 'find_a_doctor', { event_category: 'directory', event_label: criteria.specialty });
  });
})();
