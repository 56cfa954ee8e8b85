import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../functions/adapters/memory/backoff.ts';
import { makeMemoryStore } from '../../../functions/adapters/memory/store.ts';
import { contactKey } from '../../../functions/core/profile/contact.ts';
import { newProfile } from '../../../functions/core/profile/profile.ts';
import type { Profile } from '../../../functions/core/records/records.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';
import { type FeedbackPorts, takeFeedback } from '../../../functions/tasks/feedback/take-feedback.ts';
import { identityNotification, sesEvent, smsReply } from '../../core/feedback/ses-events.ts';

const key = 'a signing key of at least thirty-two bytes';
const number = '+447700900456';

async function setDesk(...profiles: readonly Partial<Profile>[]) {
  const store = makeMemoryStore();
  for (const [place, fields] of profiles.entries()) {
    const profile = { ...newProfile(`customer-${place + 1}`), version: 1, phone: number, ...fields };
    await store.saveProfile(profile);
    await store.saveContact(contactKey(key, 'phone', number), profile.customer);
  }
  const events: AppEvent[] = [];
  const alerts: string[] = [];
  const ports: FeedbackPorts = {
    store,
    bus: { putTriggers: async () => {}, putEvents: async (more) => void events.push(...more) },
    signingKey: async () => key,
    alerts: async ({ text }) => void alerts.push(text),
    backoff: atOnce,
    clock: { now: () => new Date('2026-11-20T12:00:00.000Z') },
  };
  return { take: (given: unknown) => takeFeedback(given, ports), events, alerts };
}
const said = ({ name, customer }: AppEvent): string => `${customer}: ${name}`;

describe('feedback', () => {
  it('of an email goes through the door as an event of its customer, the same one however often it is told', async () => {
    const desk = await setDesk({});
    expect(await desk.take(sesEvent('Email Bounced'))).toEqual([
      { outcome: 'told', events: ['message.bounced'] },
    ]);
    await desk.take(sesEvent('Email Bounced'));
    expect(desk.events.map(said)).toEqual(['customer-1: message.bounced', 'customer-1: message.bounced']);
    expect(desk.events[0]).toEqual(desk.events[1]);
  });

  it('that nobody can read is said and starts nothing', async () => {
    const desk = await setDesk({});
    for (const given of [identityNotification, {}, sesEvent('Email Opened', {}, {})])
      expect(await desk.take(given)).toMatchObject([{ outcome: 'unread' }]);
    expect(desk.events).toEqual([]);
  });

  it('that is known already is nothing', async () => {
    const desk = await setDesk({});
    expect(await desk.take(sesEvent('Email Sent'))).toMatchObject([{ outcome: 'nothing' }]);
  });

  it('waits for the bus: what was not taken is told again', async () => {
    const desk = await setDesk({});
    const ports = { putTriggers: async () => {}, putEvents: async () => Promise.reject(new Error('no bus')) };
    await expect(
      takeFeedback(sesEvent('Email Opened'), {
        store: makeMemoryStore(),
        bus: ports,
        signingKey: async () => key,
        alerts: async () => {},
        backoff: atOnce,
        clock: { now: () => new Date() },
      }),
    ).rejects.toThrow('no bus');
    expect(desk.events).toEqual([]);
  });
});

describe('an SMS', () => {
  it('with a word of withdrawal withdraws for everyone who has the number', async () => {
    const desk = await setDesk({}, {});
    await desk.take(smsReply('STOP'));
    expect(desk.events.map(said)).toEqual(['customer-1: consent.withdrawn', 'customer-2: consent.withdrawn']);
    expect(new Set(desk.events.map(({ id }) => id)).size).toBe(2);
    expect(desk.alerts).toEqual([]);
  });

  it('that says it in other words counts too, and a person is told, without the words', async () => {
    const desk = await setDesk({});
    await desk.take(smsReply('Please stop texting me, this is Ann'));
    expect(desk.events.map(said)).toEqual([
      'customer-1: consent.withdrawn',
      'customer-1: sms.stopped',
      'customer-1: message.replied',
    ]);
    expect(desk.alerts).toHaveLength(1);
    expect(desk.alerts[0]).toContain('customer-1');
    expect(desk.alerts[0]).not.toMatch(/Ann|4477/);
  });

  it('that says anything else is a reply', async () => {
    const desk = await setDesk({});
    expect(await desk.take(smsReply('When do you open?'))).toEqual([
      { outcome: 'told', events: ['message.replied'] },
    ]);
    expect(desk.events[0]?.properties).toEqual({ channel: 'sms', text: 'When do you open?' });
    expect(desk.alerts).toEqual([]);
  });

  it('from a number of nobody is unread, and the number is not said', async () => {
    const desk = await setDesk({});
    const outcomes = await desk.take(smsReply('STOP', '+447700900999'));
    expect(outcomes).toEqual([{ outcome: 'unread', why: 'an SMS from a number that no customer has' }]);
    expect(desk.events).toEqual([]);
  });

  it('is not laid at the door of who has another number by now, or was erased', async () => {
    const desk = await setDesk({ phone: '+447700900777' }, { erasedAt: '2026-03-01T00:00:00.000Z' });
    expect(await desk.take(smsReply('STOP'))).toMatchObject([{ outcome: 'unread' }]);
    expect(desk.events).toEqual([]);
  });

  it('that comes with others is answered each for itself', async () => {
    const desk = await setDesk({});
    const [stop] = smsReply('STOP').Records;
    const [lost] = smsReply('STOP', '+447700900999').Records;
    const outcomes = await desk.take({ Records: [lost, stop] });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unread', 'told']);
  });
});
