import React, { useEffect, useState } from 'react';
import { fetchLabResults } from '../api';

export default function LabResults() {
  const [labResults, setLabResults] = useState([]);
  const [selected, setSelected] = useState(null);

  useEffect(() => {
    fetchLabResults().then(setLabResults);
  }, []);

  const open = (labResult) => {
    setSelected(labResult.id);
    window.dataLayer.push({ event: 'lab_result_open', lab_test: labResult.labTest });
  };

  return (
    <ul>
      {labResults.map((labResult) => (
        <li key={labResult.id} aria-current={labResult.id === selected}>
          <button type="button" onClick={() => open(labResult)}>{labResult.labTest}</button>
        </li>
      ))}
    </ul>
  );
}
