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

    trackEvent('find_a_doctor');
  });
})();
