import React, { useEffect, useState } from 'react';
import { track } from '../../../shared';
import type { Claim } from '../../../shared/types';
import { fetchClaims } from '../api';

function onOpen(): void {
  track('claim_open');
}

export default function Claims() {
  const [claims, setClaims] = useState<Claim[]>([]);

  useEffect(() => {
    fetchClaims().then(setClaims);
    track('claims_view');
  }, []);

  return (
    <ul>
      {claims.map((claim) => (
        <li key={claim.claimNumber} onClick={onOpen}>{claim.claimNumber}: {claim.status}</li>
      ))}
    </ul>
  );
}
