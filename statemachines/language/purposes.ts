/** What marketing is for: the customer says yes or no to each, channel by channel. */
export const purposes = ['offers', 'news', 'service'] as const;
export type Purpose = (typeof purposes)[number];
