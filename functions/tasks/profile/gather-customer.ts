import type { ConsentRecord, Profile } from '../../core/records/records.ts';
import type { ConsentProofs } from '../../ports/customer/consents.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { Everything, PrivacyRecords } from '../../ports/customer/privacy-records.ts';
import { findCustomer } from './find-customer.ts';

/** Everything kept of a customer, with what stands under the ids of visitors who turned out to be them. */
export async function gatherCustomer(
  id: string,
  store: CustomerReads & PrivacyRecords,
): Promise<Everything & { readonly customer: string }> {
  const { customer, known } = await findCustomer(id, {}, store);
  const own = await store.everything(customer);
  const visitors = await Promise.all((await listVisitors(known.profile, store)).map(store.everything));
  if (visitors.length === 0) return { ...own, customer };
  const all = [own, ...visitors];
  return {
    ...own,
    customer,
    consents: all.flatMap(({ consents }) => consents).toSorted(byMoment),
    entries: all.flatMap(({ entries }) => entries),
    codes: all.flatMap(({ codes }) => codes),
    timeline: all
      .flatMap(({ timeline }) => timeline)
      .toSorted(byMoment)
      .toReversed(),
  };
}

/** Every yes and no of a customer, oldest first, with those given as a visitor. */
export async function gatherConsents(
  profile: Profile,
  store: CustomerReads & ConsentProofs,
): Promise<readonly ConsentRecord[]> {
  const ids = [profile.customer, ...(await listVisitors(profile, store))];
  return (await Promise.all(ids.map(store.consents))).flat().toSorted(byMoment);
}

/** The ids of all who have joined a customer, and of those who had joined them. */
export async function listVisitors(
  profile: Profile | undefined,
  store: CustomerReads,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const ahead = [...(profile?.joined ?? [])];
  for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
    if (id === profile?.customer || ids.includes(id)) continue;
    ids.push(id);
    ahead.push(...((await store.know(id, {})).profile?.joined ?? []));
  }
  return ids;
}

const byMoment = (a: { readonly at: string }, b: { readonly at: string }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
