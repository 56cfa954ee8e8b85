/** The customer's own pages behind the links of messages; an address is `${customerUrl}/${page}/${token}`. */
export const customerPages = [
  'unsubscribe',
  'preferences',
  'confirm',
  'answer',
  'rating',
  'request',
] as const;
export type CustomerPage = (typeof customerPages)[number];
