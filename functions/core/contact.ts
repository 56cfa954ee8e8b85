import { createHmac } from 'node:crypto';

/** Stands for an address in keys of the store: the same for the same, and nobody without the key can find it out. */
export const contactKey = (signingKey: string, kind: 'email' | 'phone', address: string): string =>
  createHmac('sha256', signingKey).update(`contact\u0000${kind}\u0000${address}`).digest('base64url');
