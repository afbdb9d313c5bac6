import React, { useEffect, useState } from 'react';
import TagManager from 'react-gtm-module';
import { useParams } from 'react-router-dom';
import type { Claim } from '../../../shared/types';
import { fetchClaims } from '../api';

function onOpen({ claimNumber, status }: Claim): void {
  TagManager.dataLayer({ dataLayer: { event: 'claim_open', claimNumber, claimStatus: status } });
}

export default function Claims() {
  const { memberId } = useParams() as { memberId: string };
  const [claims, setClaims] = useState<Claim[]>([]);

  useEffect(() => {
    fetchClaims(memberId).then(setClaims);
    window.gtag('event', 'claims_view', { call_reference: memberId });
  }, [memberId]);

  return (
    <ul>
      {claims.map((claim) => (
        <li key={claim.claimNumber} onClick={() => onOpen(claim)}>{claim.claimNumber}: {claim.status}</li>
      ))}
    </ul>
  );
}
