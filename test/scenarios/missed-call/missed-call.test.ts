import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../../statemachines/language/durations.ts';
import { type Story, story } from '../../story.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = { at: '2026-03-02T11:00', customer: {} };
const missed = {
  leadId: 'lead-1',
  from: '+44 20 7946 0001',
  caller: 'Maria',
  bookUrl: 'https://shop.example.com/call-me',
};
const waits = 'Wait for message replied, call booked or answered, at most 1 day';
const alerts = ({ happenings }: Story) => happenings.filter(({ what }) => what === 'alert');

describe('A missed call', () => {
  it('is followed by who called, from which number, and two ways on', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['sms', 'missed-call', 'Mon 2 Mar 11:03']]);
    expect(ann.trail('missed-call')).toEqual([
      'Wait 3 minutes',
      'Look: Entered 3 times or more?: no',
      'Look: Entered 2 times or more?: no',
      'Missed call: send (delivered)',
      `${waits}: none`,
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('is told of by email to who gave no phone number for it', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', contacts: ['email'] } });
    await ann.emits('call.missed', missed);
    await ann.after(minutes(5));
    expect(ann.outbox).toEqual([['email', 'missed-call', 'Mon 2 Mar 11:03']]);
    expectStoryboard(ann, { whole: true });
  });

  it('without a page to choose a time asks for a reply', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', { leadId: 'lead-1' });
    await ann.after(minutes(5));
    expect(ann.outbox).toEqual([['sms', 'missed-call', 'Mon 2 Mar 11:03']]);
    expectStoryboard(ann);
  });

  it('late in the evening is told of in the morning', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T19:58' });
    await ann.emits('call.missed', missed);
    await ann.until('2026-03-03T12:00');
    expect(ann.outbox.map(([, message]) => message)).toEqual(['missed-call']);
    expect(ann.outbox[0]?.[2]).toMatch(/^Tue 3 Mar (09|10):/);
    expectStoryboard(ann);
  });

  it('on three days brings three messages, and the last closes the request politely', async () => {
    const ann = await story(monday);
    for (let day = 0; day < 5; day++) {
      await ann.emits('call.missed', missed);
      await ann.after(hours(25));
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'missed-call', 'Mon 2 Mar 11:03'],
      ['sms', 'missed-call-again', 'Tue 3 Mar 12:03'],
      ['sms', 'missed-call-last', 'Wed 4 Mar 13:03'],
    ]);
    expect(
      ann.happenings.filter((one) => one.what === 'decision' && one.state === 'Emit Lead closed'),
    ).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('three times in an afternoon is told of once', async () => {
    const ann = await story(monday);
    for (let call = 0; call < 3; call++) {
      await ann.emits('call.missed', missed);
      await ann.after(hours(1));
    }
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([['sms', 'missed-call', 'Mon 2 Mar 11:03']]);
    expectStoryboard(ann);
  });

  it('the next morning, sooner than a day later, is another day', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T16:00' });
    await ann.emits('call.missed', missed);
    await ann.until('2026-03-03T10:00');
    await ann.emits('call.missed', missed);
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([
      ['sms', 'missed-call', 'Mon 2 Mar 16:03'],
      ['sms', 'missed-call-again', 'Tue 3 Mar 10:03'],
    ]);
    expectStoryboard(ann);
  });

  it('about another request begins anew: its first message is a first message', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(days(7));
    await ann.emits('call.missed', { ...missed, leadId: 'lead-2' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual(['missed-call', 'missed-call']);
    expectStoryboard(ann);
  });
});

describe('After a missed call', () => {
  it('a reply goes to a person', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('message.replied', { channel: 'sms', text: 'After four, please' });
    await ann.untilQuiet();
    expect(alerts(ann)).toHaveLength(1);
    expect(ann.trail('missed-call').slice(-3)).toEqual([
      `${waits}: message.replied`,
      'Alert a person: act (done)',
      'Finished',
    ]);
    expectStoryboard(ann);
  });

  it('a reply to the second message is told of once, though the first still waits for one', async () => {
    const ann = await story({ ...monday, at: '2026-03-02T16:00' });
    await ann.emits('call.missed', missed);
    await ann.until('2026-03-03T10:00');
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('message.replied', { channel: 'sms', text: 'After four, please' });
    await ann.untilQuiet();
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('a booked time is what we wanted', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('call.booked', { leadId: 'lead-1', at: '2026-03-03T15:00:00.000Z' });
    await ann.untilQuiet();
    expect(alerts(ann)).toEqual([]);
    expect(ann.trail('missed-call').slice(-2)).toEqual([`${waits}: call.booked`, 'Finished']);
    expectStoryboard(ann);
  });

  it('a call that is answered ends it', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(hours(5));
    await ann.emits('call.answered', { leadId: 'lead-1' });
    await ann.untilQuiet();
    expect(ann.trail('missed-call').slice(-2)).toEqual([`${waits}: call.answered`, 'Finished']);
    expectStoryboard(ann);
  });

  it('a second call that gets through within three minutes leaves nothing to say', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(minutes(2));
    await ann.emits('call.answered', { leadId: 'lead-1' });
    await ann.untilQuiet();
    expect(ann.outbox).toEqual([]);
    expect(ann.trail('missed-call').slice(-1)).toEqual(['Left']);
    expectStoryboard(ann);
  });

  it('the closing of the request ends it', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('lead.closed', { leadId: 'lead-1' });
    await ann.untilQuiet();
    expect(ann.trail('missed-call').slice(-2)).toEqual([`${waits}: leave (exit-happened)`, 'Left']);
    expectStoryboard(ann);
  });

  it('a stop ends it, and nobody is told to call', async () => {
    const ann = await story(monday);
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('consent.withdrawn', { channel: 'sms', how: 'reply: stop' });
    await ann.untilQuiet();
    expect(alerts(ann)).toEqual([]);
    expect(ann.trail('missed-call').slice(-2)).toEqual([`${waits}: leave (exit-happened)`, 'Left']);
    expectStoryboard(ann);
  });

  it('a reply goes to a person though letters have been stopped meanwhile: that says nothing of the call', async () => {
    const ann = await story({ ...monday, customer: { name: 'Ann', contacts: ['email', 'sms'] } });
    await ann.emits('call.missed', missed);
    await ann.after(hours(1));
    await ann.emits('consent.withdrawn', { channel: 'email', how: 'unsubscribe link' });
    await ann.after(hours(1));
    await ann.emits('message.replied', { channel: 'sms', text: 'After four, please' });
    await ann.untilQuiet();
    expect(alerts(ann)).toHaveLength(1);
    expectStoryboard(ann);
  });

  it('an answer after the third goodbye still comes in time to keep the request open', async () => {
    const ann = await story(monday);
    for (let day = 0; day < 3; day++) {
      await ann.emits('call.missed', missed);
      await ann.after(day < 2 ? hours(25) : hours(20));
    }
    await ann.emits('message.replied', { channel: 'sms', text: 'Sorry! Tomorrow at ten?' });
    await ann.untilQuiet();
    expect(ann.outbox.map(([, message]) => message)).toEqual([
      'missed-call',
      'missed-call-again',
      'missed-call-last',
    ]);
    expect(alerts(ann)).toHaveLength(1);
    expect(
      ann.happenings.filter((one) => one.what === 'decision' && one.state === 'Emit Lead closed'),
    ).toEqual([]);
    expectStoryboard(ann);
  });
});
