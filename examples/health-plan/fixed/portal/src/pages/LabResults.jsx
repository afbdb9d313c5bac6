import React, { useEffect, useState } from 'react';
import { track } from '../../../shared';
import { fetchLabResults } from '../api';

export default function LabResults() {
  const [labResults, setLabResults] = useState([]);
  const [selected, setSelected] = useState(null);

  useEffect(() => {
    fetchLabResults().then(setLabResults);
  }, []);

  const open = (labResult) => {
    setSelected(labResult.id);
    track('result_open');
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
