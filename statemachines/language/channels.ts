import type { MapLanguages } from './register.ts';

export const channels = ['email', 'push', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** How the channels read in a sentence. */
export const channelNames: Record<Channel, string> = { email: 'email', push: 'push', sms: 'SMS' };

/** One of the policy's languages. */
export type Language = keyof MapLanguages & string;
