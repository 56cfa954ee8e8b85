import { expect, it } from 'vitest';
import type { StepRecord } from '../../functions/core/records/records.ts';
import { days } from '../../statemachines/language/durations.ts';
import { oneOf } from '../../statemachines/language/facts.ts';
import { event, message, scenario, wait, waitFor } from '../../statemachines/language/scenario.ts';
import type { ListenOrder, StepOutcome, TaskCall, TriggerInput } from '../../statemachines/language/tasks.ts';
import { order } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { inEveryOrder } from './interleave.ts';
import { listOrders, type Stage, setStage } from './stage.ts';

/** An answer to one question is waited for; others are answered at the same time. */
const asked = scenario({
  id: 'asked',
  stage: 'post-purchase',
  title: 'Asked',
  purpose: 'Waits for an answer to one question.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  steps: [
    waitFor(
      { 'question.answered': [wait(days(1)), message('review-reminder', { by: 'email', rank: 16 })] },
      { atMost: days(5), where: { 'question.answered': { question: oneOf('upgrade-offer') } } },
    ),
  ],
});

function callListen(run: TriggerInput, token: string): TaskCall<ListenOrder> {
  const found = listOrders(asked).find((known) => 'events' in known);
  if (found === undefined || !('events' in found)) throw new Error('nothing waits for an answer');
  return { order: found, run, execution: 'execution-1', token };
}
const said = (outcome: StepOutcome | undefined): string =>
  outcome === undefined ? 'nothing' : `${outcome.go}: ${outcome.answer ?? outcome.reason}`;
const isStep = (happened: object): happened is StepRecord => 'step' in happened;
const recordsOf = async ({ store, customer }: Stage, step: string): Promise<number> =>
  (await store.timeline(customer, 50)).filter(isStep).filter((record) => record.step === step).length;

describeOnEveryStore('A wait for one answer', (open, name) => {
  const often = { numRuns: name === 'memory' ? 150 : 8 };
  const answer = (stage: Stage, question: string, more: object = {}) =>
    stage.envelope('question.answered', { question, answer: 'yes', how: 'link', ...more });
  const begin = async (stage: Stage) => {
    const token = stage.openToken();
    const trigger = await stage.trigger('order.placed', order(undefined, 'order-1'));
    return { token, call: callListen(trigger, token) };
  };

  it('is answered once, wherever in it the answer and that to another question come', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      const envelopes = ['upgrade-offer', 'service-survey'].map((question) => answer(stage, question));
      return {
        processes: [
          async (through) =>
            void (await stage.listen(call, { store: through(store), runs: through(stage.runs) })),
          async (through) => {
            // One after the other: the second is the newest when the Task looks.
            for (const envelope of envelopes)
              await stage.record(envelope, {
                store: through(store),
                bus: through(stage.bus),
                runs: through(stage.runs),
              });
          },
        ],
        afterwards: async () => {
          expect(said(stage.answerTo(token))).toBe('on: question.answered');
          expect(await recordsOf(stage, call.order.step)).toBe(1);
          expect(await store.waitings(stage.customer)).toEqual([]);
        },
      };
    }, often);
  });

  it('is answered by the first of three ways, the others change nothing', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      expect(await stage.listen(call)).toBe('waiting');
      const envelopes = ['sms', 'link', 'button'].map((how) => answer(stage, 'upgrade-offer', { how }));
      return {
        processes: envelopes.map(
          (envelope) => async (through) =>
            void (await stage.record(envelope, {
              store: through(store),
              bus: through(stage.bus),
              runs: through(stage.runs),
            })),
        ),
        afterwards: async () => {
          expect(said(stage.answerTo(token))).toBe('on: question.answered');
          expect(await recordsOf(stage, call.order.step)).toBe(1);
        },
      };
    }, often);
  });

  it('is not answered by another question, nor by what another run has asked', async () => {
    const stage = await setStage(open());
    const { token, call } = await begin(stage);
    expect(await stage.listen(call)).toBe('waiting');
    await stage.record(answer(stage, 'service-survey'));
    await stage.record(answer(stage, 'upgrade-offer', { run: 'asked-of-another-order' }));
    expect(stage.answerTo(token)).toBeUndefined();
    await stage.record(answer(stage, 'upgrade-offer'));
    expect(said(stage.answerTo(token))).toBe('on: question.answered');
  });
});
