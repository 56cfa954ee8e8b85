export const channels = ['email', 'push', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** How the channels read in a sentence. */
export const channelNames: Record<Channel, string> = { email: 'email', push: 'push', sms: 'SMS' };

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
