import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { CodeTally, ConfirmationCode } from '../../functions/core/consents/confirmation-code.ts';
import type { Store } from '../../functions/ports/store.ts';

const someCode = (customer: string, version = 1): ConfirmationCode => ({
  customer,
  reference: 'sign-in-1',
  version,
  contact: 'a-contact',
  issuedAt: '2026-03-02T13:00:00.000Z',
  until: '2026-03-02T13:10:00.000Z',
  tries: version - 1,
  state: 'live',
});
const someTally = (key: string, version = 1): CodeTally => ({
  key,
  version,
  sent: [{ run: 'run-1', at: '2026-03-02T13:00:00.000Z' }],
});

/** What every store of confirmation codes does. */
export function tellConfirmationCodes(open: () => Store): void {
  it('keeps a code by customer and reference, each version on the one before', async () => {
    const store = open();
    const customer = randomUUID();
    expect(await store.confirmation(customer, 'sign-in-1')).toBeUndefined();
    expect(await store.saveConfirmation(someCode(customer))).toBe('written');
    expect(await store.saveConfirmation(someCode(customer))).toBe('conflict');
    expect(await store.saveConfirmation(someCode(customer, 3))).toBe('conflict');
    expect(await store.saveConfirmation(someCode(customer, 2))).toBe('written');
    expect(await store.confirmation(customer, 'sign-in-1')).toEqual(someCode(customer, 2));
    expect(await store.confirmation(customer, 'sign-in-2')).toBeUndefined();
    expect(await store.confirmation(`${customer}-2`, 'sign-in-1')).toBeUndefined();
  });

  it('keeps tallies by their keys, each version on the one before', async () => {
    const store = open();
    const [one, other] = [randomUUID(), randomUUID()];
    expect(await store.codeTallies([one, other])).toEqual([]);
    expect(await store.saveCodeTally(someTally(one))).toBe('written');
    expect(await store.saveCodeTally(someTally(one))).toBe('conflict');
    expect(await store.saveCodeTally(someTally(one, 2))).toBe('written');
    expect(await store.codeTallies([one, other])).toEqual([someTally(one, 2)]);
  });

  it('tells the customer of codes, and forgets them with the customer; how many went stays', async () => {
    const store = open();
    const customer = randomUUID();
    const key = randomUUID();
    await store.saveConfirmation(someCode(customer));
    await store.saveCodeTally(someTally(key));
    expect((await store.everything(customer)).codes).toEqual([someCode(customer)]);
    await store.erase(customer);
    expect(await store.confirmation(customer, 'sign-in-1')).toBeUndefined();
    expect((await store.everything(customer)).codes).toEqual([]);
    expect(await store.codeTallies([key])).toHaveLength(1);
  });
}
