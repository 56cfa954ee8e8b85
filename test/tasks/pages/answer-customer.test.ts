import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { type CustomerLink, signLink } from '../../../functions/core/feedback/link.ts';
import { oneTapScript } from '../../../functions/core/pages/one-tap.ts';
import { preferenceFields } from '../../../functions/core/pages/preferences.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import { fingerprint } from '../../../functions/core/records/fingerprint.ts';
import type { ConsentRecord, Profile } from '../../../functions/core/records/records.ts';
import { showQuestion } from '../../../functions/handlers/binding/questions.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import { answerCustomer, type CustomerRequest } from '../../../functions/tasks/pages/answer-customer.ts';
import { customerPages } from '../../../statemachines/language/customer-pages.ts';
import { policy } from '../../../statemachines/policy.ts';

const key = 'a signing key of at least thirty-two bytes';
const now = new Date('2026-03-02T13:00:00.000Z');
const until = '2027-03-02T13:00:00.000Z';
const common = { customer: 'customer-1', run: 'run-1', until };
const links = {
  unsubscribe: { page: 'unsubscribe', ...common, channel: 'email' },
  preferences: { page: 'preferences', ...common },
  confirm: { page: 'confirm', ...common, address: fingerprint('ann@example.com') },
  answer: { page: 'answer', ...common, question: 'upgrade-offer', answer: 'yes' },
  rating: { page: 'rating', ...common, order: 'order-1', stars: 4 },
  request: { page: 'request', ...common, product: 'monstera' },
} as const satisfies Record<string, CustomerLink>;

const ann: Profile = { ...newProfile('customer-1'), version: 1, email: 'ann@example.com', name: 'Ann' };

async function open(
  profile: Profile | undefined = ann,
  { consents = [], at = now }: { consents?: readonly ConsentRecord[]; at?: Date } = {},
) {
  const store = makeMemoryStore();
  if (profile !== undefined) await store.saveProfile(profile);
  for (const record of consents) await store.saveConsent('customer-1', record);
  const events: AppEvent[] = [];
  const ports = {
    store,
    bus: {
      putTriggers: async () => {},
      putEvents: async (more: readonly AppEvent[]) => void events.push(...more),
    },
    clock: { now: () => at },
    policy,
    signingKey: async () => key,
    questions: showQuestion,
  };
  const ask = (request: Partial<CustomerRequest>) =>
    answerCustomer({ method: 'GET', page: 'preferences', token: '', body: '', ...request }, ports);
  const visit = (link: CustomerLink, method = 'GET', body = '') =>
    ask({ method, page: link.page, token: signLink(link, key), body });
  return { ask, visit, events };
}

/** What a browser posts from a page: its fields as they stand, with other boxes ticked when told so. */
function fillIn(html: string, boxes?: readonly string[]): URLSearchParams {
  const body = new URLSearchParams();
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const [, type] = / type="(\w+)"/.exec(input) ?? [];
    const [, name = ''] = / name="([^"]*)"/.exec(input) ?? [];
    const [, value = ''] = / value="([^"]*)"/.exec(input) ?? [];
    const isBox = type === 'checkbox' && boxes !== undefined;
    if (isBox ? boxes.includes(value) : type === 'hidden' || / checked/.test(input)) body.append(name, value);
  }
  return body;
}
const tickedOn = (html: string): readonly string[] => fillIn(html).getAll(preferenceFields.ticked);

describe('the customer’s pages', () => {
  it('change nothing however often they are looked at', async () => {
    const { ask, events } = await open();
    const looks = fc.record({
      method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'get', ''),
      page: fc.constantFrom(...customerPages),
      body: fc.constantFrom('', 'List-Unsubscribe=One-Click', 'box=email%3Anews&no=email%3Anews'),
    });
    await fc.assert(
      fc.asyncProperty(looks, async (look) => {
        const { status } = await ask({ ...look, token: signLink(links[look.page], key) });
        expect(status).toBe(200);
      }),
      { numRuns: 200, seed: 20_261_121 },
    );
    expect(events).toEqual([]);
  });

  it('answer any other link politely, in both languages, and act on none', async () => {
    const { ask, visit, events } = await open();
    const other = { ...links.confirm, address: fingerprint('old@example.com') };
    const gone = [
      await ask({ method: 'POST', token: 'forged.link' }),
      await ask({ method: 'POST', token: '' }),
      await ask({ method: 'POST', page: 'elsewhere', token: signLink(links.preferences, key) }),
      await visit({ ...links.preferences, until: '2026-03-02T12:59:59.999Z' }, 'POST'),
      await visit(other, 'POST'),
      await visit(other),
    ];
    expect(gone.map(({ status }) => status)).toEqual([404, 404, 404, 410, 410, 410]);
    for (const { html } of gone) {
      expect(html).toContain('<section lang="en">');
      expect(html).toContain('<section lang="ru">');
      expect(html).toContain(`href="${policy.brand.url}"`);
      expect(html).not.toContain('ann@');
    }
    expect(events).toEqual([]);
  });

  it('open to their own links alone', async () => {
    for (const page of customerPages)
      for (const link of Object.values(links)) {
        const { ask, events } = await open();
        const { status } = await ask({ method: 'POST', page, token: signLink(link, key) });
        // No button of the question was pressed.
        const asks = page === 'answer' || page === 'rating';
        expect(status).toBe(link.page !== page ? 404 : asks ? 400 : 200);
        if (link.page !== page) expect(events).toEqual([]);
      }
  });

  it('say nothing of a customer who was erased, and begin nothing', async () => {
    const erased = { ...newProfile('customer-1'), version: 2, erasedAt: '2026-03-01T00:00:00.000Z' };
    for (const profile of [undefined, erased]) {
      const { visit, events } = await open(profile ?? { ...ann, customer: 'customer-2' });
      const statuses = [];
      for (const link of Object.values(links)) statuses.push((await visit(link, 'POST')).status);
      expect(statuses).toEqual([200, 410, 410, 410, 410, 410]);
      expect(events).toEqual([]);
    }
  });

  it('show text as text, whatever a name, a brand or a proof is made of', async () => {
    const evil = `"><script>alert('x')</script>&amp;`;
    const consents: readonly ConsentRecord[] = [
      {
        at: '2026-01-01T00:00:00.000Z',
        event: evil,
        channel: 'email',
        state: 'given',
        proof: { text: evil, version: evil, form: evil },
      },
      { at: '2026-01-02T00:00:00.000Z', event: 'b', channel: 'sms', state: 'withdrawn', how: evil },
    ];
    const { visit } = await open({ ...ann, name: evil, email: `${evil}@example.com` }, { consents });
    const { html } = await visit(links.preferences);
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/="[^"]*">alert/);
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(5);
  });

  it('can be used by everyone: language, labels, headings, no script but one, nothing loaded from elsewhere', async () => {
    const pages = [];
    for (const profile of [ann, { ...ann, language: 'ru' } as const]) {
      const { visit } = await open(profile);
      for (const link of Object.values(links)) pages.push(await visit(link), await visit(link, 'POST'));
    }
    for (const { html } of pages) {
      expect(html).toMatch(/^<!doctype html>\n<html lang="(en|ru)">/);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html.replace(oneTapScript.markup, '')).not.toMatch(/<script|<link|<img|\son\w+=|src=|style="/);
      expect(html).toContain('color-scheme: light dark');
      expect(html).toContain(':focus-visible');
      for (const [input] of html.matchAll(/<label[^>]*>.*/g))
        expect(input).toMatch(/<input .*> \S.*<\/label>/);
      const visible = html.match(/<input type="(?:checkbox|radio)"/g)?.length ?? 0;
      expect(html.match(/<label/g)?.length ?? 0).toBe(visible);
      expect(html.match(/<fieldset>\n<legend>/g)?.length).toBe(html.match(/<fieldset>/g)?.length);
    }
  });
});

describe('the unsubscribe page', () => {
  it('asks on GET, withdraws on POST, and leads to the preference centre', async () => {
    const { ask, visit, events } = await open();
    const asked = await visit(links.unsubscribe);
    expect(asked.html).toContain('<form method="post"><button>Unsubscribe</button></form>');
    expect(events).toEqual([]);
    const done = await visit(links.unsubscribe, 'POST');
    expect(events).toMatchObject([
      {
        name: 'consent.withdrawn',
        customer: 'customer-1',
        at: now.toISOString(),
        properties: { channel: 'email', how: 'unsubscribe link' },
      },
    ]);
    for (const { html } of [asked, done]) {
      const [, token = ''] = /href="\.\.\/preferences\/([^"]+)"/.exec(html) ?? [];
      expect((await ask({ token })).status).toBe(200);
    }
  });

  it('takes the one click of a mail program', async () => {
    const { visit, events } = await open();
    expect((await visit(links.unsubscribe, 'POST', 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(events[0]?.properties).toEqual({ channel: 'email', how: 'one click in the mail program' });
  });

  it('hears a no again after a new yes', async () => {
    const first = await open();
    await first.visit(links.unsubscribe, 'POST');
    const second = await open(ann, { at: new Date('2026-03-02T13:10:00.000Z') });
    await second.visit(links.unsubscribe, 'POST');
    expect(first.events[0]?.id).not.toBe(second.events[0]?.id);
  });

  it('speaks the language of the customer', async () => {
    const { visit } = await open({ ...ann, language: 'ru' });
    expect((await visit(links.unsubscribe)).html).toMatch(/<html lang="ru">[\s\S]*Отписаться/);
  });
});

describe('the preference centre', () => {
  const yes = { state: 'given', at: '2026-01-01T00:00:00.000Z', event: 'event-1' } as const;
  const bob: Profile = { ...ann, phone: '+447700900456', consents: { email: yes } };

  it('shows what holds today, and no address in full', async () => {
    const { visit } = await open(bob);
    const { html } = await visit(links.preferences);
    expect(tickedOn(html)).toEqual(['email:offers', 'email:news', 'email:service']);
    expect(html).toContain('a…@example.com');
    expect(html).not.toMatch(/ann@|7700900456/);
    expect(html).not.toContain('value="push:offers"');
  });

  it('saves what was changed, and shows it as it was left before the door has heard of it', async () => {
    const { visit, events } = await open(bob);
    const { html } = await visit(links.preferences);
    const body = fillIn(html, ['email:offers', 'email:news', 'sms:service']);
    body.set(preferenceFields.language, 'ru');
    const saved = await visit(links.preferences, 'POST', body.toString());
    expect(events.map(({ name, properties }) => [name, properties.channel, properties.purpose])).toEqual([
      ['consent.withdrawn', 'email', 'service'],
      ['consent.given', 'sms', 'service'],
      ['customer.updated', undefined, undefined],
    ]);
    expect(tickedOn(saved.html)).toEqual(['email:offers', 'email:news', 'sms:service']);
    expect(saved.html).toMatch(/<html lang="ru">[\s\S]*role="status">Сохранено/);
    expect(saved.html.match(/<li>/g)).toHaveLength(2);
  });

  it('saves nothing when nothing was changed', async () => {
    const { visit, events } = await open(bob);
    const { html } = await visit(links.preferences);
    const saved = await visit(links.preferences, 'POST', fillIn(html).toString());
    expect(events).toEqual([]);
    expect(saved.html).toContain('role="status"');
  });

  it('proves a yes by words that stand on the page', async () => {
    const { visit, events } = await open(bob);
    const { html } = await visit(links.preferences);
    await visit(links.preferences, 'POST', fillIn(html, ['sms:offers']).toString());
    const proof = events.find(({ name }) => name === 'consent.given')?.properties.proof;
    const text = typeof proof === 'object' && proof !== null && 'text' in proof ? String(proof.text) : '';
    const shown = html.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&');
    const parts = /^(.*?\.) (.*): (.*)$/.exec(text)?.slice(1) ?? [];
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(shown).toContain(part);
  });

  it('tells what was said so far with its proof, newest first', async () => {
    const consents: readonly ConsentRecord[] = [
      {
        at: '2026-01-01T10:00:00.000Z',
        event: 'event-1',
        channel: 'email',
        state: 'given',
        proof: { text: 'Yes, write to me', version: '3', form: 'checkout' },
      },
      {
        at: '2026-02-01T10:00:00.000Z',
        event: 'event-2',
        channel: 'sms',
        state: 'withdrawn',
        how: 'reply: stop',
      },
    ];
    const { visit } = await open({ ...bob, zone: 'Asia/Tokyo' }, { consents });
    const { html } = await visit(links.preferences);
    const lines = [...html.matchAll(/<li>(.*)<\/li>/g)].map(([, line = '']) =>
      line.replaceAll(/<[^>]+>/g, ''),
    );
    expect(lines).toEqual([
      '1 February 2026 at 19:00: No, By SMS, everything (reply: stop)',
      '1 January 2026 at 19:00: Yes, By email, everything (checkout)Text shown: Yes, write to me [3]',
    ]);
  });

  it('says so when there is nothing to send anything to', async () => {
    const { email: _none, ...rest } = ann;
    const { visit } = await open(rest);
    expect((await visit(links.preferences)).html).toContain('We have no address of yours');
  });
});

describe('the confirmation page', () => {
  it('confirms by its button and not by its link', async () => {
    const { visit, events } = await open();
    expect((await visit(links.confirm)).html).toContain('<button>Yes, confirm</button>');
    expect(events).toEqual([]);
    await visit(links.confirm, 'POST');
    expect(events).toMatchObject([{ name: 'email.confirmed', properties: { email: 'ann@example.com' } }]);
  });

  it('confirms once: a second press is the same event, or finds it confirmed', async () => {
    const { visit, events } = await open();
    await visit(links.confirm, 'POST');
    await visit(links.confirm, 'POST');
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    const confirmed = await open({ ...ann, confirmedEmail: 'ann@example.com' });
    for (const method of ['GET', 'POST'])
      expect((await confirmed.visit(links.confirm, method)).html).toContain('already confirmed');
    expect(confirmed.events).toEqual([]);
  });

  it('confirms no other address than the one its letter went to', async () => {
    const { visit, events } = await open({
      ...ann,
      email: 'new@example.com',
      confirmedEmail: 'ann@example.com',
    });
    expect(await visit(links.confirm, 'POST')).toMatchObject({
      status: 410,
      html: expect.stringContaining('for another address'),
    });
    expect(events).toEqual([]);
  });
});

describe('the page of a question', () => {
  const { answer: link } = links;

  it('shows every answer, that of the button first, and is answered by a press alone', async () => {
    const { visit, events } = await open();
    const { html } = await visit({ ...link, answer: 'no' });
    expect([...html.matchAll(/value="(\w+)"/g)].map(([, answer]) => answer)).toEqual(['no', 'yes']);
    expect(events).toEqual([]);
    expect((await visit(link, 'POST', 'answer=yes')).status).toBe(200);
    expect(events).toMatchObject([
      {
        name: 'question.answered',
        customer: 'customer-1',
        properties: { question: 'upgrade-offer', answer: 'yes', how: 'button', run: 'run-1' },
      },
    ]);
  });

  it('takes the answer of whoever came without a button of the letter', async () => {
    const { visit, events } = await open();
    const { answer: _answer, ...whole } = link;
    await visit(whole, 'POST', 'answer=no');
    expect(events).toMatchObject([{ properties: { answer: 'no', how: 'link' } }]);
  });

  it.each(['', 'answer=maybe', 'answer=', 'yes'])('asks again for what is no answer: "%s"', async (body) => {
    const { visit, events } = await open();
    const { status, html } = await visit(link, 'POST', body);
    expect(status).toBe(400);
    expect(html).toContain('Please choose one of these answers');
    expect(events).toEqual([]);
  });

  it('is gone with its question, and when its time is over', async () => {
    const { visit, events } = await open();
    expect((await visit({ ...link, question: 'retired-message' }, 'POST', 'answer=yes')).status).toBe(410);
    expect((await visit({ ...link, until: '2026-03-02T12:59:59.999Z' }, 'POST', 'answer=yes')).status).toBe(
      410,
    );
    expect(events).toEqual([]);
  });

  const answered = (answer: string, id: string): Profile => ({
    ...ann,
    marks: [
      {
        event: 'question.answered',
        key: 'customer',
        moment: { at: now.toISOString(), id },
        said: { question: 'upgrade-offer', answer, run: 'run-1' },
      },
    ],
  });

  it('takes an answer that is pressed twice for one, before the door has heard of it and after', async () => {
    const first = await open();
    await first.visit(link, 'POST', 'answer=yes');
    const second = await open(ann, { at: new Date(now.getTime() + 1) });
    await second.visit(link, 'POST', 'answer=yes');
    expect(first.events[0]?.id).toBe(second.events[0]?.id);
    const heard = await open(answered('yes', 'answer-1'));
    expect((await heard.visit(link, 'POST', 'answer=yes')).status).toBe(200);
    expect(heard.events).toEqual([]);
  });

  it('takes each change of mind for an answer of its own', async () => {
    const ids = [];
    for (const profile of [ann, answered('no', 'answer-1'), answered('no', 'answer-2')]) {
      const { visit, events } = await open(profile);
      await visit(link, 'POST', 'answer=yes');
      ids.push(...events.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(3);
  });

  it('lets its script run only for an answer of the letter that is not known yet', async () => {
    const hasScript = async (profile: Profile, to: CustomerLink) =>
      (await (await open(profile)).visit(to)).html.includes(oneTapScript.markup);
    const { answer: _answer, ...whole } = link;
    expect(await hasScript(ann, link)).toBe(true);
    expect(await hasScript(ann, whole)).toBe(false);
    expect(await hasScript(answered('yes', 'answer-1'), link)).toBe(false);
    expect(await hasScript(answered('no', 'answer-1'), link)).toBe(true);
  });

  it('speaks the customer’s language', async () => {
    const { visit } = await open({ ...ann, language: 'ru' });
    expect((await visit(link)).html).toContain('Да, хочу');
  });
});
