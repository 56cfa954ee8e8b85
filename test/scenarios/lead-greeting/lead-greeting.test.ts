import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T10:00' };
const phone = '+44 7400 123456';
const asks = { leadId: 'lead-1', topic: 'Plants for a dark office' };
const alerts = ({ happenings }: Story) => happenings.filter(({ what }) => what === 'alert');

describe('The greeting after a lead form', () => {
  it('says at once when we call; a person is told after an hour, and the next morning we say sorry', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ['sms', 'lead-not-forgotten', 'Tue 3 Mar 09:00'],
    ]);
    expect(ann.trail('lead-greeting')).toEqual([
      'Greeting after a request: send (delivered)',
      'Wait 1 working hour',
      'Alert a person: act (done)',
      'Wait for the working morning',
      'Look: Consent withdrawn?: no',
      'We have not forgotten you: send (delivered)',
      'Finished',
    ]);
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('comes by email to who gave no phone number, and says back what was asked', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, email: 'ann@example.com', name: 'Ann' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['email', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ['email', 'lead-not-forgotten', 'Tue 3 Mar 09:00'],
    ]);
    expectStoryboard(ann, { whole: true });
  });

  it('comes by email when the phone does not take it', async () => {
    const ann = await story({
      ...monday,
      provider: ({ channel }) =>
        channel === 'sms' ? { result: 'refused', because: 'not a mobile number' } : undefined,
    });
    await ann.emits('lead.submitted', { ...asks, phone, email: 'ann@example.com' });
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([['email', 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('comes in the night too, and names the next day at work; nobody is woken', async () => {
    const ann = await story({ at: '2026-03-06T23:10' }); // a Friday
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Fri 6 Mar 23:10'],
      ['sms', 'lead-not-forgotten', 'Tue 10 Mar 09:00'],
    ]);
    expect(alerts(ann).map(({ at }) => at.toISOString())).toEqual(['2026-03-09T10:00:00.000Z']);
    expectStoryboard(ann);
  });

  it('counts the hour on while nobody is at work: half an hour today, half an hour tomorrow', async () => {
    const ann = await story({ at: '2026-03-02T17:30' });
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.untilQuiet();
    expect(alerts(ann).map(({ at }) => at.toISOString())).toEqual(['2026-03-03T09:30:00.000Z']);
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Mon 2 Mar 17:30'],
      ['sms', 'lead-not-forgotten', 'Wed 4 Mar 09:00'],
    ]);
    expectStoryboard(ann);
  });

  it('says the time of the call by the clock of the customer, the night by it too', async () => {
    const ivan = await story({
      at: '2026-03-02T10:00',
      customer: { contacts: [], zone: 'America/New_York' },
    });
    await ivan.emits('lead.submitted', { ...asks, phone: '+1 212 555 0123', zone: 'America/New_York' });
    await ivan.untilQuiet();
    // People come to work at 4 in the morning in New York: the apology waits for the end of the night there.
    expect(ivan.outbox.map(([channel, message]) => [channel, message])).toEqual([
      ['sms', 'lead-greeting'],
      ['sms', 'lead-not-forgotten'],
    ]);
    expectStoryboard(ivan);
  });

  it('needs no consent to marketing and keeps to no cap: it answers what was asked', async () => {
    const ann = await story({ ...monday, customer: { consents: [] } });
    await ann.emits('lead.submitted', asks);
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([['sms', 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('is for who can be written to; a person is told all the same', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', asks);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });
});

describe('The greeting after a lead form ends', () => {
  const endings = [
    ['lead.contacted', { leadId: 'lead-1' }, 'goal-reached'],
    ['lead.qualified', { leadId: 'lead-1' }, 'exit-happened'],
    ['lead.closed', { leadId: 'lead-1' }, 'exit-happened'],
    ['order.placed', order(), 'exit-happened'],
    ['customer.registered', {}, 'exit-happened'],
  ] as const;

  it.each(endings)(
    'with %s within the hour: nobody is bothered any more',
    async (name, properties, reason) => {
      const ann = await story(monday);
      await ann.emits('lead.submitted', { ...asks, phone });
      await ann.after(minutes(30));
      await ann.emits(name, properties);
      await ann.after(days(2));
      expect(ann.outbox.filter(([, message]) => message.startsWith('lead-'))).toEqual([
        ['sms', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ]);
      expect(alerts(ann)).toEqual([]);
      expect(ann.trail('lead-greeting').slice(-2)).toEqual([`Alert a person: leave (${reason})`, 'Left']);
    },
  );

  it('with a call after the person was told: no apology follows', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.after(hours(2));
    await ann.emits('lead.contacted', { leadId: 'lead-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['sms', 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });
});

describe('Who asks to stop after a lead form', () => {
  it.each([
    ['email', { email: 'ann@example.com' }],
    ['sms', { phone }],
  ] as const)('by %s gets no more messages; a person is told all the same', async (channel, contact) => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, ...contact });
    await ann.after(minutes(10));
    await ann.emits('consent.withdrawn', { channel, how: 'unsubscribe link' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([[channel, 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expect(alerts(ann).map(({ at }) => at.toISOString())).toEqual(['2026-03-02T11:00:00.000Z']);
    expectStoryboard(ann);
  });

  it('and then asks anew is written to again', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.after(minutes(10));
    await ann.emits('consent.withdrawn', { channel: 'sms', how: 'reply: stop' });
    await ann.after(days(2));
    await ann.emits('lead.submitted', { leadId: 'lead-2', phone });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'lead-greeting',
      'lead-greeting',
      'lead-not-forgotten',
    ]);
    expectStoryboard(ann);
  });
});

describe('Who sends the form again', () => {
  it('within a day, after the first was answered, is a new lead', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.after(minutes(20));
    await ann.emits('lead.contacted', { leadId: 'lead-1' });
    await ann.after(minutes(10));
    await ann.emits('lead.submitted', { leadId: 'lead-2', topic: 'A pot for it', phone });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ['sms', 'lead-greeting', 'Mon 2 Mar 10:30'],
      ['sms', 'lead-not-forgotten', 'Tue 3 Mar 09:00'],
    ]);
    expect(alerts(ann).map(({ at }) => at.toISOString())).toEqual(['2026-03-02T11:30:00.000Z']);
    // The first run wakes when the second has begun, and ends for its own reason.
    expect(ann.trail('lead-greeting')).toContain('Alert a person: leave (goal-reached)');
    expectStoryboard(ann);
  });

  it('within a day, after the first has run its whole course, is a new lead', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.until('2026-03-03T09:30');
    await ann.emits('lead.submitted', { leadId: 'lead-2', phone });
    await ann.after(minutes(1));
    expect(ann.outbox.at(-1)).toEqual(['sms', 'lead-greeting', 'Tue 3 Mar 09:30']);
    expectStoryboard(ann);
  });

  it('within a day, as often as they have been answered, is a new lead each time', async () => {
    const ann = await story(monday);
    for (const leadId of ['lead-1', 'lead-2', 'lead-3']) {
      await ann.emits('lead.submitted', { leadId, phone });
      await ann.after(minutes(5));
      await ann.emits('lead.closed', { leadId });
      await ann.after(minutes(5));
    }
    await ann.untilQuiet();
    expect(ann.outbox.map(([, , at]) => at)).toEqual([
      'Mon 2 Mar 10:00',
      'Mon 2 Mar 10:10',
      'Mon 2 Mar 10:20',
    ]);
    expect(alerts(ann)).toEqual([]);
    expectStoryboard(ann);
  });

  it('within a day joins the greeting under way', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.after(minutes(20));
    await ann.emits('lead.submitted', { leadId: 'lead-2', topic: 'The same, by another form', phone });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ['sms', 'lead-not-forgotten', 'Tue 3 Mar 09:00'],
    ]);
    expect(ann.trail('lead-greeting').filter((line) => line.startsWith('#2'))).toEqual([
      '#2 Greeting after a request: leave (entered-recently)',
      '#2 Left',
    ]);
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('and is called about the second form is not told that nobody called about the first', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.after(minutes(20));
    await ann.emits('lead.submitted', { leadId: 'lead-2', phone });
    await ann.emits('lead.contacted', { leadId: 'lead-2' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['sms', 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });

  it('a week later is greeted again', async () => {
    const ann = await story(monday);
    await ann.emits('lead.submitted', { ...asks, phone });
    await ann.emits('lead.contacted', { leadId: 'lead-1' });
    await ann.after(days(7));
    await ann.emits('lead.submitted', { leadId: 'lead-2', phone });
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([
      ['sms', 'lead-greeting', 'Mon 2 Mar 10:00'],
      ['sms', 'lead-greeting', 'Mon 9 Mar 10:00'],
    ]);
    expectStoryboard(ann);
  });

  it('is greeted once when the app repeats itself', async () => {
    const ann = await story(monday);
    const told = await ann.emits('lead.submitted', { ...asks, phone });
    await ann.repeats(told);
    await ann.after(minutes(1));
    expect(ann.outbox).toEqual([['sms', 'lead-greeting', 'Mon 2 Mar 10:00']]);
    expectStoryboard(ann);
  });
});
