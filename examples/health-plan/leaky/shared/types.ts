export interface Member {
  memberId: string;
  displayName: string;
  email: string;
}

export interface Claim {
  claimNumber: string;
  status: 'open' | 'paid' | 'denied';
}

declare global {
  interface Window {
    gtag: (...args: unknown[]) => void;
    fbq: (...args: unknown[]) => void;
    uetq: unknown[];
    QuantumMetricAPI?: { identifyUser(id: string): void; sendEvent(id: number, conversion: number, value: string): void };
  }
}
