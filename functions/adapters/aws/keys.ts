/** Where things lie in the one table. Keys hold the app's customer id and no other personal data. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const ofCustomer = (customer: string, sk: string): Key => ({ pk: `customer#${customer}`, sk });

export const profileKey = (customer: string): Key => ofCustomer(customer, 'profile');
export const bookKey = (customer: string): Key => ofCustomer(customer, 'book');
export const entryKey = (customer: string, entry: { scenario: string; key: string }): Key =>
  ofCustomer(customer, `entry#${entry.scenario}#${entry.key}`);
export const eventKey = (customer: string, event: { at: string; id: string }): Key =>
  ofCustomer(customer, `event#${event.at}#${event.id}`);
export const stepKey = (
  customer: string,
  record: { at: string; run: string; step: string; execution: string },
): Key => ofCustomer(customer, `step#${record.at}#${record.run}#${record.step}#${record.execution}`);
export const productKey = (product: string): Key => ({ pk: `product#${product}`, sk: 'product' });
export const codeKey = (code: string): Key => ({ pk: `code#${code}`, sk: 'code' });
/** One partition a day (UTC), so that the day's rejections are one query. */
export const rejectionKey = (rejection: { at: string; id: string }): Key => ({
  pk: `rejected#${rejection.at.slice(0, 10)}`,
  sk: `${rejection.at}#${rejection.id}`,
});

/** All of a customer's events or steps since a moment: a range, because `$` is the character after `#`. */
export const timelineRange = (customer: string, kind: 'event' | 'step', since: string) => ({
  pk: `customer#${customer}`,
  oldest: `${kind}#${since}`,
  newest: `${kind}$`,
});

/** One word for a key, to find it among answers. */
export const nameKey = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
