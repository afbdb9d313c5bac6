declare global {
  interface Window {
    dataLayer: unknown[];
    fbq: (...args: unknown[]) => void;
    posthog?: { capture(event: string, properties: { email: string }): void };
  }
}
declare function fbq(action: string, event: string, details: { email: string }): void;
declare const hj: (command: string, id: string) => void;
export type Track = typeof fbq;
export interface Tracker { identify(userId: string, traits: { email: string }): void }
