export interface Member {
  memberId: string;
  displayName: string;
  email: string;
}

export interface Claim {
  claimNumber: string;
  status: 'open' | 'paid' | 'denied';
}
