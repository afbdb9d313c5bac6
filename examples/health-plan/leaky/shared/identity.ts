import type { Member } from './types';

const PIXEL_ID = '000000000000000';

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function identify(member: Member): Promise<void> {
  const em = await sha256(member.email.trim().toLowerCase());
  window.gtag('set', { user_id: member.memberId });
  window.gtag('set', 'user_data', { sha256_email_address: em });
  window.fbq('init', PIXEL_ID, { em, external_id: member.memberId });
  window.uetq.push('set', { pid: { em } });
  window.QuantumMetricAPI?.identifyUser(member.memberId);
}
