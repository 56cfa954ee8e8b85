import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { openDoor } from '../../../functions/core/ingest/door.ts';
import {
  type BoxKey,
  type PreferenceForm,
  preferenceFields,
  savePreferences,
  showPreferences,
} from '../../../functions/core/pages/preferences.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import { type Channel, channels, type Language } from '../../../statemachines/language/channels.ts';
import type { Policy } from '../../../statemachines/language/policy.ts';
import { purposes } from '../../../statemachines/language/purposes.ts';
import { markets, policy } from '../../../statemachines/policy.ts';
import { holds } from '../random.ts';

const now = new Date('2026-03-02T13:00:00.000Z');
const early = '2026-01-01T00:00:00.000Z';
const given = { state: 'given', at: early, event: 'event-1' } as const;
const withdrawn = { state: 'withdrawn', at: early, event: 'event-2' } as const;
const ann: Profile = {
  ...newProfile('customer-1'),
  version: 1,
  email: 'ann@example.com',
  phone: '+447700900456',
  devices: [{ token: 'device-1', platform: 'ios' }],
};
const allBoxes = channels.flatMap((channel) => purposes.map((purpose): BoxKey => `${channel}:${purpose}`));
const ticked = ({ boxes }: PreferenceForm): readonly BoxKey[] =>
  boxes.filter((box) => box.ticked).map(({ key }) => key);

/** What a browser posts when these boxes of the form are ticked in the end. */
function post(form: PreferenceForm, boxes: readonly BoxKey[], language: Language = form.language): string {
  const body = new URLSearchParams();
  for (const box of form.boxes)
    body.append(preferenceFields[box.ticked ? 'shownTicked' : 'shownUnticked'], box.key);
  for (const key of boxes) body.append(preferenceFields.ticked, key);
  body.append(preferenceFields.shownIn, form.language);
  body.append(preferenceFields.shownAt, form.shownAt);
  body.append(preferenceFields.language, language);
  return body.toString();
}
const save = (profile: Profile, body: string, at = now, its: Policy = policy) =>
  savePreferences(profile, body, at, its);

describe('the preference centre shows', () => {
  it('every purpose of every channel that the customer has an address on', () => {
    expect(showPreferences(ann, now, policy).boxes.map(({ key }) => key)).toEqual(allBoxes);
    const { phone: _none, ...rest } = ann;
    const offered = showPreferences({ ...rest, devices: [] }, now, policy).boxes.map(
      ({ channel }) => channel,
    );
    expect(new Set(offered)).toEqual(new Set(['email']));
    expect(showPreferences(newProfile('customer-2'), now, policy).boxes).toEqual([]);
  });

  it('what was said last, of the purpose or of the whole channel', () => {
    const later = '2026-02-01T00:00:00.000Z';
    const profile = {
      ...ann,
      consents: {
        email: given,
        'email:news': { ...withdrawn, at: later },
        sms: { ...withdrawn, at: later },
        'sms:offers': given,
      },
    } as const;
    expect(ticked(showPreferences(profile, now, policy))).toEqual(['email:offers', 'email:service']);
  });

  it('the later event when two moments are the same', () => {
    const profile = { ...ann, consents: { email: withdrawn, 'email:news': given } } as const;
    expect(ticked(showPreferences(profile, now, policy))).toEqual([]);
  });

  it('a box that was never touched as ticked only where marketing may come until a no', () => {
    expect(ticked(showPreferences(ann, now, policy))).toEqual([]);
    expect(ticked(showPreferences(ann, now, { ...policy, market: markets.us }))).toEqual([
      'email:offers',
      'email:news',
      'email:service',
    ]);
    const market = { ...markets.eu, existingCustomers: ['email'] } as const;
    const counters = { 'order.placed': { count: 1, last: { at: early, id: 'order-1' } } };
    const ordered = showPreferences({ ...ann, counters }, now, { ...policy, market });
    expect(ticked(ordered)).toHaveLength(3);
    expect(ticked(showPreferences(ann, now, { ...policy, market }))).toEqual([]);
  });

  it('the language of the customer, or that of the shop', () => {
    expect(showPreferences({ ...ann, language: 'ru' }, now, policy).language).toBe('ru');
    expect(showPreferences(ann, now, policy).language).toBe(policy.shop.language);
  });
});

describe('what a customer saves', () => {
  const someBoxes = fc.subarray([...allBoxes]);
  const profiles = fc.record({
    consents: fc.dictionary(
      fc.constantFrom<string>(...channels, ...allBoxes),
      fc.constantFrom(given, withdrawn),
    ),
    language: fc.constantFrom<Language>('en', 'ru'),
  });

  it('changes exactly what was touched, and is shown as it was left', () => {
    holds(
      fc.property(profiles, someBoxes, fc.constantFrom<Language>('en', 'ru'), (fields, boxes, language) => {
        const profile: Profile = { ...ann, ...fields };
        const form = showPreferences(profile, now, policy);
        const { events, form: left, said } = save(profile, post(form, boxes, language));
        expect(ticked(left)).toEqual(allBoxes.filter((key) => boxes.includes(key)));
        expect(left.language).toBe(language);
        const before = ticked(form);
        const touched = allBoxes.filter((key) => boxes.includes(key) !== before.includes(key));
        const consents = events.filter(({ name }) => name !== 'customer.updated');
        expect(
          consents.map(({ name, properties: { channel, purpose } }) => [name, `${channel}:${purpose}`]),
        ).toEqual(touched.map((key) => [boxes.includes(key) ? 'consent.given' : 'consent.withdrawn', key]));
        expect(said).toHaveLength(consents.length);
        expect(events.length - consents.length).toBe(language === form.language ? 0 : 1);
      }),
      { runs: 300 },
    );
  });

  it('is taken by the door', () => {
    const { events } = save(ann, post(showPreferences(ann, now, policy), allBoxes, 'ru'));
    expect(events).toHaveLength(10);
    for (const { name, ...detail } of events) {
      const envelope = { id: 'envelope-1', 'detail-type': name, time: detail.at, detail };
      expect(openDoor(envelope, now, policy, map.events)).toMatchObject({ opened: 'event', event: { name } });
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(10);
  });

  it('is proved by the text on the page, in its language, with the address that it is for', () => {
    const proofOf = (profile: Profile) => {
      const [event] = save(profile, post(showPreferences(profile, now, policy), ['email:news'])).events;
      return event?.properties.proof;
    };
    expect(proofOf(ann)).toEqual({
      text: 'Fern & Finch may send me what is ticked here, until I untick it. By email: News and arrivals',
      version: expect.stringMatching(/^en-[0-9a-f]{16}$/),
      form: 'preference centre',
      address: 'ann@example.com',
    });
    expect(proofOf({ ...ann, language: 'ru' })).toMatchObject({ text: expect.stringMatching(/Новости/) });
  });

  it('leaves alone what was said elsewhere since the page was opened', () => {
    const profile: Profile = { ...ann, consents: { email: given } };
    const form = showPreferences(profile, now, policy);
    const at = '2026-03-02T14:00:00.000Z';
    const since: Profile = { ...profile, consents: { email: { ...withdrawn, at } } };
    const saved = save(since, post(form, ['email:offers', 'email:news', 'email:service'], 'ru'));
    expect(saved.events.map(({ name }) => name)).toEqual(['customer.updated']);
    expect(ticked(saved.form)).toEqual([]);
  });

  it('twice does no harm: the same is said again, whatever the door has heard meanwhile', () => {
    const body = post(showPreferences(ann, now, policy), ['sms:offers']);
    const first = save(ann, body);
    const told: Profile = {
      ...ann,
      consents: { 'sms:offers': { state: 'given', at: now.toISOString(), event: 'event-3' } },
    };
    for (const profile of [ann, told]) {
      const again = save(profile, body, new Date('2026-03-02T13:00:01.000Z'));
      expect(again.events).toMatchObject([{ name: 'consent.given', properties: { purpose: 'offers' } }]);
      expect(ticked(again.form)).toEqual(ticked(first.form));
    }
  });

  it('a no after a yes after a no on one page is heard each time', () => {
    const profile: Profile = { ...ann, consents: { sms: given } };
    const body = post(showPreferences(profile, now, policy), []);
    const first = save(profile, body).events.map(({ id }) => id);
    const later = save(profile, body, new Date('2026-03-02T13:05:00.000Z')).events.map(({ id }) => id);
    expect(first.filter((id) => later.includes(id))).toEqual([]);
  });

  it('is nothing when a stranger to the form posts', () => {
    const profile: Profile = { ...ann, consents: { email: given } };
    for (const body of [
      '',
      'List-Unsubscribe=One-Click',
      'box=sms:offers',
      '%%%',
      'language=fr',
      'yes=pigeon:x',
    ])
      expect(save(profile, body).events, body).toEqual([]);
  });

  it('never reaches a channel without an address', () => {
    const form = showPreferences(ann, now, policy);
    const { phone: _none, ...rest } = ann;
    const events = save(rest, post(form, allBoxes)).events;
    const named = events.map(({ properties }) => properties.channel as Channel); // every event here names one
    expect(named).not.toContain('sms');
  });
});
