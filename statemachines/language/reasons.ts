/** Every reason that a decision, an entry or a channel can give: codes for figures, sentences for people. */
export const reasons = [
  // going on
  'delivered',
  'answered',
  // leaving
  'goal-reached',
  'exit-happened',
  'replaced',
  'already-entered',
  'entered-recently',
  'run-still-live',
  'duplicate-delivery',
  'facts-changed',
  'customer-unknown',
  'not-a-customer',
  'event-late',
  // skipping
  'too-late',
  'no-channel',
  'consent-withdrawn',
  'no-consent',
  'no-address',
  'suppressed',
  'refused',
  'answer-lost',
  'daily-cap',
  'weekly-cap',
  'too-close',
  'offer-recent',
  'basket-too-small',
  'sold-out',
  'content-fault',
  // waiting
  'quiet-hours',
  'throttled',
] as const;
export type Reason = (typeof reasons)[number];
