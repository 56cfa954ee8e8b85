import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../statemachines/language/durations.ts';
import serviceSurvey from '../../../statemachines/scenarios/post-purchase/service-survey.ts';
import supportSurvey from '../../../statemachines/scenarios/post-purchase/support-survey.ts';
import { type Story, story } from '../../story.ts';
import { order } from '../carts.ts';
import { expectStoryboard } from '../storyboard.ts';

const monday = {
  at: '2026-03-02T12:00',
  customer: { name: 'Ann' },
  scenarios: [serviceSurvey, supportSurvey],
};
const messages = ({ outbox }: Story): readonly string[] => outbox.map(([, message]) => message);
const alerts = ({ happenings }: Story): number => happenings.filter(({ what }) => what === 'alert').length;
const answers = async (ann: Story, answer: string): Promise<number> => {
  const letter = ann.deliveries.find(({ channel }) => channel === 'email');
  const text = letter?.channel === 'email' ? letter.content.text : '';
  const link = /https:\S+\/answer\/\S+/.exec(text)?.[0] ?? '';
  return (await ann.visits(link, { answer })).status;
};
const deliverTwo = async (): Promise<Story> => {
  const ann = await story(monday);
  for (const orderId of ['order-1', 'order-2']) {
    await ann.emits('order.placed', order(undefined, orderId));
    await ann.after(days(1));
    await ann.emits('order.delivered', { orderId });
  }
  await ann.after(days(3));
  return ann;
};

describe('A survey', () => {
  it('comes two days after the delivery of a second order, and thanks with points for a high score', async () => {
    const ann = await deliverTwo();
    expect(messages(ann)).toEqual(['service-survey']);
    await answers(ann, '9');
    await ann.untilQuiet();
    expect(messages(ann)).toEqual(['service-survey', 'survey-thanks']);
    expect(alerts(ann)).toBe(0);
    expectStoryboard(ann, { whole: true });
  });

  it('with a low score comes to a person, and is thanked for alike', async () => {
    const ann = await deliverTwo();
    await answers(ann, '6');
    await ann.untilQuiet();
    expect(messages(ann)).toEqual(['service-survey', 'survey-thanks']);
    expect(alerts(ann)).toBe(1);
    expectStoryboard(ann);
  });

  it('is answered once: points come for the first press alone', async () => {
    const ann = await deliverTwo();
    await answers(ann, '3');
    await ann.after({ seconds: 1 });
    await answers(ann, '10');
    await ann.untilQuiet();
    const { profile } = await ann.store.know('customer-1', {});
    expect(profile?.points.lots.map(({ points }) => points)).toEqual([50]);
  });

  it('takes no answer that it does not know', async () => {
    const ann = await deliverTwo();
    expect(await answers(ann, '11')).toBe(400);
    await ann.untilQuiet();
    expect(messages(ann)).toEqual(['service-survey']);
  });

  it('does not come after a first order, of which the review is asked for', async () => {
    const ann = await story(monday);
    await ann.emits('order.placed', order(undefined, 'order-1'));
    await ann.emits('order.delivered', { orderId: 'order-1' });
    await ann.after(days(20));
    expect(messages(ann)).toEqual([]);
  });

  it('comes after a closed request, once a month', async () => {
    const ann = await story(monday);
    await ann.emits('ticket.closed', { ticketId: 'T-1' });
    await ann.after(hours(3));
    await answers(ann, '8');
    await ann.after(days(5));
    await ann.emits('ticket.closed', { ticketId: 'T-2' });
    await ann.untilQuiet();
    expect(messages(ann)).toEqual(['support-survey', 'survey-thanks']);
    expectStoryboard(ann, { whole: true });
  });

  it('does not come while a complaint is open', async () => {
    const ann = await story(monday);
    await ann.emits('ticket.closed', { ticketId: 'T-1' });
    await ann.emits('complaint.opened', { orderId: 'order-9' });
    await ann.untilQuiet();
    expect(messages(ann)).toEqual([]);
  });
});
