/** Characters that inboxes and lock screens show before they cut. */
export const limits = { subject: 50, pushTitle: 40, pushText: 110 } as const;

/** Mail clients cut a longer HTML part. */
export const largestEmailBytes = 100 * 1024;
