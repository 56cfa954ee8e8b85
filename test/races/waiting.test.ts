import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StepRecord } from '../../functions/core/records/records.ts';
import type { Delivery, Handover } from '../../functions/ports/delivery/channels.ts';
import type { StepOutcome } from '../../statemachines/language/tasks.ts';
import { cart, order } from '../scenarios/carts.ts';
import { callListen, cartClicked, orderDelivered, reachSeconds, tellOf } from './awaited.ts';
import { describeOnEveryStore } from './every-store.ts';
import { inEveryOrder } from './interleave.ts';
import { everyDeath, mayDie, startProcess } from './mortal.ts';
import { callTask, type Stage, setStage } from './stage.ts';

const isStep = (happened: object): happened is StepRecord => 'step' in happened;
/** What the timeline keeps of a step. */
const recordsOf = async ({ store, customer }: Stage, step: string): Promise<readonly string[]> =>
  (await store.timeline(customer, 50))
    .filter(isStep)
    .filter((record) => record.step === step)
    .map(({ decision, reason }) => `${decision} (${reason})`);
const said = (outcome: StepOutcome | undefined): string =>
  outcome === undefined ? 'nothing' : `${outcome.go}: ${outcome.answer ?? outcome.reason}`;
const channelsOf = ({ deliveries }: Stage): readonly string[] => deliveries.map(({ channel }) => channel);

describeOnEveryStore('A wait for an event', (open, name) => {
  const often = { numRuns: name === 'memory' ? 150 : 8 };
  const review = { orderId: 'order-1', rating: 5 };
  const begin = async (stage: Stage) => {
    const token = stage.openToken();
    const trigger = await stage.trigger('order.placed', order(undefined, 'order-1'));
    return { token, call: callListen(trigger, token) };
  };

  it('is answered once, wherever in it the event comes', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      const envelope = stage.envelope('review.submitted', review);
      return {
        processes: [
          async (through) =>
            void (await stage.listen(call, { store: through(store), runs: through(stage.runs) })),
          async (through) =>
            void (await stage.record(envelope, {
              store: through(store),
              bus: through(stage.bus),
              runs: through(stage.runs),
            })),
        ],
        afterwards: async () => {
          expect(said(stage.answerTo(token))).toBe('on: review.submitted');
          expect(await recordsOf(stage, call.order.step)).toEqual(['check (answered)']);
          expect(await store.waitings(stage.customer)).toEqual([]);
          const { book } = await store.know(stage.customer, { book: true });
          expect(book?.plans.map(({ step, at }) => [step, at])).toEqual([
            ['review-reminder', stage.answerTo(token)?.next],
          ]);
        },
      };
    }, often);
  });

  it('is answered by one of two events that come at once', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      const ports = { store, runs: stage.runs };
      expect(await stage.listen(call, ports)).toBe('waiting');
      const envelopes = [1, 2].map(() => stage.envelope('review.submitted', review));
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
          expect(said(stage.answerTo(token))).toBe('on: review.submitted');
          expect(await recordsOf(stage, call.order.step)).toEqual(['check (answered)']);
        },
      };
    }, often);
  });

  it('that was not answered in time is asked once more, and goes one way', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      expect(await stage.listen(call)).toBe('waiting');
      stage.clock.advance(3600);
      const envelope = stage.envelope('review.submitted', review);
      const { events, since, scenario, step, answers, version } = call.order;
      const check = {
        ...call,
        order: {
          version,
          scenario,
          step,
          ask: { ask: 'came', events, since },
          answers,
          otherwise: { last: false },
        },
      } as const;
      let isRecorded = false;
      let wasRecorded = false;
      return {
        processes: [
          async (through) => {
            await stage.record(envelope, {
              store: through(store),
              bus: through(stage.bus),
              runs: through(stage.runs),
            });
            isRecorded = true;
            return undefined;
          },
          async (through) => {
            await through({ close: async () => stage.closeToken(token) }).close();
            if (stage.answerTo(token) !== undefined) return undefined;
            wasRecorded = isRecorded;
            return stage.check(check, { store: through(store) });
          },
        ],
        afterwards: async ([, asked]) => {
          const answered = stage.answerTo(token);
          expect([said(answered), said(asked)]).toContain('nothing');
          const way = said(answered ?? asked);
          expect(wasRecorded ? ['on: review.submitted'] : ['on: review.submitted', 'on: none']).toContain(
            way,
          );
          expect(await recordsOf(stage, step)).toEqual(['check (answered)']);
        },
      };
    }, often);
  });

  it.each(['before the wait', 'after it'])(
    'answers an event %s wherever the Task is killed',
    async (when) => {
      const store = open();
      const perform = async (death?: Parameters<typeof startProcess>[0]) => {
        const stage = await setStage(store);
        const { token, call } = await begin(stage);
        const tell = () => stage.record(stage.envelope('review.submitted', review));
        if (when === 'before the wait') await tell();
        const process = startProcess(death);
        const props = { store: process.wrap(store), runs: process.wrap(stage.runs) };
        const first = await mayDie(() => stage.listen(call, props));
        return { stage, call, token, tell, process, first };
      };
      const { calls } = (await perform()).process;
      for (const death of everyDeath(calls.length)) {
        const { stage, call, token, tell, first } = await perform(death);
        // The Task has failed unless its token is answered; its second try has another token.
        const again = stage.openToken();
        if (first === 'killed' && stage.answerTo(token) === undefined) {
          stage.closeToken(token);
          await stage.listen({ ...call, token: again });
        }
        if (when === 'after it') await tell();
        expect(said(stage.answerTo(token) ?? stage.answerTo(again))).toBe('on: review.submitted');
      }
    },
  );

  it('is answered wherever the door is killed that records the event, when that is repeated', async () => {
    const store = open();
    const perform = async (death?: Parameters<typeof startProcess>[0]) => {
      const stage = await setStage(store);
      const { token, call } = await begin(stage);
      await stage.listen(call);
      const envelope = stage.envelope('review.submitted', review);
      const process = startProcess(death);
      const props = {
        store: process.wrap(store),
        bus: process.wrap(stage.bus),
        runs: process.wrap(stage.runs),
      };
      await mayDie(() => stage.record(envelope, props));
      return { stage, token, envelope, process };
    };
    const { calls } = (await perform()).process;
    expect(calls).toContain('answer');
    for (const death of everyDeath(calls.length)) {
      const { stage, token, envelope } = await perform(death);
      await stage.record(envelope);
      expect(said(stage.answerTo(token))).toBe('on: review.submitted');
      expect(await store.waitings(stage.customer)).toEqual([]);
    }
  });

  it('leaves when the run has ended meanwhile, and an erased customer leaves without a trace', async () => {
    const stage = await setStage(open());
    const { token, call } = await begin(stage);
    await stage.record(stage.envelope('order.cancelled', { orderId: 'order-1' }));
    expect(said((await stage.listen(call)) as StepOutcome)).toBe('leave: exit-happened');
    expect(said(stage.answerTo(token))).toBe('leave: exit-happened');

    const stranger = stage.openToken();
    const run = { ...call.run, customer: 'never-seen' };
    await stage.listen({ ...call, run, token: stranger });
    expect(said(stage.answerTo(stranger))).toBe('leave: customer-unknown');
    expect(await stage.store.timeline('never-seen', 10)).toEqual([]);
    expect(await stage.store.waitings('never-seen')).toEqual([]);
  });
});

describeOnEveryStore('A message with a deadline for each channel', (open, name) => {
  const often = { numRuns: name === 'memory' ? 150 : 8 };
  const begin = async (stage: Stage) => {
    const call = callTask(cartClicked, 'cart-reminder', await stage.trigger('cart.updated', cart()));
    return { call, ask: (token: string) => stage.ask({ ...call, token }) };
  };

  it('goes by the next channel when its time is over, and waits for the last one no more', async () => {
    const stage = await setStage(open());
    const { call, ask } = await begin(stage);
    const tokens = [1, 2, 3].map(() => stage.openToken());
    const outcomes: string[] = [];
    for (const token of tokens) {
      const outcome = await ask(token);
      outcomes.push(outcome === 'waiting' ? outcome : said(outcome));
      stage.clock.advance(reachSeconds - 5); // the Task's time began a little before the hand-over
      stage.closeToken(token);
    }
    expect(outcomes).toEqual(['waiting', 'waiting', 'on: delivered']);
    expect(channelsOf(stage)).toEqual(['email', 'push', 'sms']);
    expect(stage.answerTo(tokens[2] ?? '')?.attempts).toMatchObject([
      { channel: 'email', outcome: 'sent', reason: 'not-reached', because: 'not clicked within 2 hours' },
      { channel: 'push', outcome: 'sent', reason: 'not-reached' },
      { channel: 'sms', outcome: 'sent' },
    ]);
    expect(await recordsOf(stage, call.order.step)).toEqual(['send (delivered)']);
    const { book } = await stage.store.know(stage.customer, { book: true });
    expect(book?.bookings).toHaveLength(1); // one message, whatever the channels
  });

  it('waits on with another token, and sends nothing, when it is asked before its time is over', async () => {
    const stage = await setStage(open());
    const { ask } = await begin(stage);
    const [first, second] = [stage.openToken(), stage.openToken()];
    await ask(first);
    stage.closeToken(first);
    stage.clock.advance(600);
    expect(await ask(second)).toBe('waiting');
    expect(channelsOf(stage)).toEqual(['email']);
    await stage.record(tellOf(stage, 'message.clicked'));
    expect(said(stage.answerTo(second))).toBe('on: delivered');
    expect(await stage.store.waitings(stage.customer)).toEqual([]);
  });

  it('is answered once, and by no other channel, wherever in it the click comes', async () => {
    const store = open();
    await inEveryOrder(async () => {
      const stage = await setStage(store);
      const { call } = await begin(stage);
      const token = stage.openToken();
      let isOut = (): void => {};
      const out = new Promise<void>((resolve) => {
        isOut = resolve;
      });
      const channels: typeof stage.channels = {
        ...stage.channels,
        async email(delivery) {
          const handover = await stage.channels.email(delivery);
          isOut(); // whoever reads quickly clicks before the provider's answer is here
          return handover;
        },
      };
      return {
        processes: [
          async (through) =>
            void (await stage.ask(
              { ...call, token },
              { store: through(store), channels: through(channels), runs: through(stage.runs) },
            )),
          async (through) => {
            await out;
            await stage.record(tellOf(stage, 'message.clicked'), {
              store: through(store),
              bus: through(stage.bus),
              runs: through(stage.runs),
            });
          },
        ],
        afterwards: async () => {
          expect(said(stage.answerTo(token))).toBe('on: delivered');
          expect(channelsOf(stage)).toEqual(['email']);
          expect(await recordsOf(stage, call.order.step)).toEqual(['send (delivered)']);
          expect(await store.waitings(stage.customer)).toEqual([]);
          const { book } = await store.know(stage.customer, { book: true });
          expect(book?.bookings).toMatchObject([
            { state: 'sent', feedback: { clicked: expect.any(String) } },
          ]);
        },
      };
    }, often);
  });

  it('tries the next channel as soon as the first came back', async () => {
    const stage = await setStage(open());
    const { ask } = await begin(stage);
    const [first, second] = [stage.openToken(), stage.openToken()];
    await ask(first);
    await stage.record(tellOf(stage, 'message.bounced'));
    const answer = stage.answerTo(first);
    expect(said(answer)).toBe('wait: not-reached');
    expect(answer?.next).toBe(stage.clock.now().toISOString());
    expect(await ask(second)).toBe('waiting');
    expect(channelsOf(stage)).toEqual(['email', 'push']);
  });

  it('looks itself for what was told while it was at work', async () => {
    const stage = await setStage(open());
    const { call } = await begin(stage);
    const token = stage.openToken();
    const channels: typeof stage.channels = {
      ...stage.channels,
      async email(delivery) {
        const handover = await stage.channels.email(delivery);
        await stage.record(tellOf(stage, 'message.bounced', delivery));
        return handover;
      },
    };
    expect(await stage.ask({ ...call, token }, { channels })).toBe('waiting');
    expect(channelsOf(stage)).toEqual(['email', 'push']);
    expect(stage.answerTo(token)).toBeUndefined();
  });

  it('keeps the slot of what is out when the next channel refuses, and says what was handed over', async () => {
    const provider = ({ channel }: { channel: string }) =>
      channel === 'email' ? undefined : ({ result: 'refused', because: 'no such device' } as const);
    const stage = await setStage(open(), { provider });
    const { ask } = await begin(stage);
    const [first, second] = [stage.openToken(), stage.openToken()];
    await ask(first);
    stage.clock.advance(reachSeconds);
    stage.closeToken(first);
    const outcome = await ask(second);
    expect(outcome).toMatchObject({ go: 'on', decision: 'send', because: 'handed over by email' });
    const { book } = await stage.store.know(stage.customer, { book: true });
    expect(book?.bookings).toMatchObject([{ state: 'sent', channel: 'email' }]);
  });

  it('waits for a throttled channel, the slot of the first one kept', async () => {
    let isThrottled = true;
    const provider = ({ channel }: { channel: string }) =>
      channel === 'push' && isThrottled ? ({ result: 'throttled', because: 'too many' } as const) : undefined;
    const stage = await setStage(open(), { provider });
    const { call, ask } = await begin(stage);
    const [first, second, third] = [stage.openToken(), stage.openToken(), stage.openToken()];
    await ask(first);
    stage.clock.advance(reachSeconds);
    stage.closeToken(first);
    const throttled = await ask(second);
    expect(throttled).toMatchObject({ go: 'wait', reason: 'throttled' });
    const { book } = await stage.store.know(stage.customer, { book: true });
    expect(book?.bookings).toMatchObject([{ state: 'sent', channel: 'email' }]);
    isThrottled = false;
    stage.clock.advance(1800);
    expect(throttled).not.toBe('waiting');
    const run = { ...call.run, step: throttled as StepOutcome };
    expect(await stage.ask({ ...call, run, token: third })).toBe('waiting');
    expect(channelsOf(stage)).toEqual(['email', 'push']);
  });

  it('goes no further when the first channel’s click comes while the next one is put off', async () => {
    let isThrottled = true;
    const provider = ({ channel }: { channel: string }) =>
      channel === 'push' && isThrottled ? ({ result: 'throttled', because: 'too many' } as const) : undefined;
    const stage = await setStage(open(), { provider });
    const { ask } = await begin(stage);
    const [first, second, third] = [stage.openToken(), stage.openToken(), stage.openToken()];
    await ask(first);
    stage.clock.advance(reachSeconds);
    stage.closeToken(first);
    await ask(second);
    await stage.record(tellOf(stage, 'message.clicked', stage.deliveries[0]));
    isThrottled = false;
    stage.clock.advance(1800);
    expect(await ask(third)).toMatchObject({ go: 'on', decision: 'send' });
    expect(channelsOf(stage)).toEqual(['email']);
  });

  it('goes no further when the first channel’s click comes while the next one refuses', async () => {
    const stage = await setStage(open());
    const { ask, call } = await begin(stage);
    const [first, second] = [stage.openToken(), stage.openToken()];
    await ask(first);
    stage.clock.advance(reachSeconds);
    stage.closeToken(first);
    const channels: typeof stage.channels = {
      ...stage.channels,
      async push() {
        await stage.record(tellOf(stage, 'message.clicked', stage.deliveries[0]));
        return { result: 'refused', because: 'no such device' };
      },
    };
    const outcome = await stage.ask({ ...call, token: second }, { channels });
    expect(outcome).toMatchObject({ go: 'on', decision: 'send', because: 'handed over by email' });
    expect(channelsOf(stage)).toEqual(['email']);
  });

  it('waits for nothing where no other channel can be used', async () => {
    const stage = await setStage(open());
    const trigger = await stage.trigger('order.placed', order());
    await stage.record(
      stage.envelope('address.suppressed', { channel: 'sms', address: '+447400123456', why: 'bounced' }),
    );
    const token = stage.openToken();
    const outcome = await stage.ask({ ...callTask(orderDelivered, 'order-confirmed', trigger), token });
    expect(outcome).toMatchObject({ go: 'on', decision: 'send', because: 'handed over by email' });
    expect(stage.answerTo(token)).toEqual(outcome);
    expect(await stage.store.waitings(stage.customer)).toEqual([]);
  });

  it('is handed over once by each channel wherever the function is killed', async () => {
    const store = open();
    const perform = async (death?: Parameters<typeof startProcess>[0]) => {
      const stage = await setStage(store);
      const { call, ask } = await begin(stage);
      const token = stage.openToken();
      const process = startProcess(death);
      const props = {
        store: process.wrap(store),
        channels: process.wrap(stage.channels),
        runs: process.wrap(stage.runs),
      };
      const first = await mayDie(() => stage.ask({ ...call, token }, props));
      return { stage, ask, token, process, first };
    };
    const { calls } = (await perform()).process;
    expect(calls).toEqual(['know', 'saveEntry', 'saveWaiting', 'saveBook', 'email', 'saveBook', 'know']);
    const found: Record<string, string> = {};
    for (const death of everyDeath(calls.length)) {
      const { stage, ask, token } = await perform(death);
      stage.closeToken(token);
      const said = [];
      for (let tries = 0; tries < 3; tries++) {
        stage.clock.advance(tries === 0 ? 2 : reachSeconds);
        const again = stage.openToken();
        const outcome = await ask(again);
        stage.closeToken(again);
        said.push(outcome === 'waiting' ? outcome : outcome.reason);
        if (outcome !== 'waiting') break;
      }
      const place = `${death.carriedOut ? 'after' : 'before'} ${death.at} ${calls[death.at - 1]}`;
      found[place] = `${channelsOf(stage).join(' + ') || 'nothing'}: ${said.join(', ')}`;
    }
    const whole = 'email + push + sms: waiting, waiting, delivered';
    const lost = 'nothing: answer-lost';
    expect(found).toEqual({
      'before 1 know': whole,
      'after 1 know': whole,
      'before 2 saveEntry': whole,
      'after 2 saveEntry': whole,
      'before 3 saveWaiting': whole,
      'after 3 saveWaiting': whole,
      'before 4 saveBook': whole,
      'after 4 saveBook': lost,
      'before 5 email': lost,
      'after 5 email': 'email: answer-lost',
      'before 6 saveBook': 'email: answer-lost',
      'after 6 saveBook': whole,
      'before 7 know': whole,
      'after 7 know': whole,
    });
  });

  it('counts a claim as handed over when its delivery is told of after the function was killed', async () => {
    const stage = await setStage(open());
    const trigger = await stage.trigger('order.placed', order());
    const call = callTask(orderDelivered, 'order-confirmed', trigger);
    const [first, second] = [stage.openToken(), stage.openToken()];
    const process = startProcess({ at: 5, carriedOut: true });
    const props = { store: process.wrap(stage.store), channels: process.wrap(stage.channels) };
    expect(await mayDie(() => stage.ask({ ...call, token: first }, props))).toBe('killed');
    expect(process.calls.at(-1)).toBe('email');
    stage.closeToken(first);
    await stage.record(tellOf(stage, 'message.delivered'));
    expect(await stage.ask({ ...call, token: second })).toMatchObject({ go: 'on', decision: 'send' });
    expect(channelsOf(stage)).toEqual(['email']);
  });

  const death = fc.option(fc.record({ at: fc.integer({ min: 1, max: 12 }), carriedOut: fc.boolean() }), {
    nil: undefined,
  });
  const told = fc.constantFrom(
    undefined,
    undefined,
    'message.delivered',
    'message.clicked',
    'message.bounced',
  );
  const tries = fc.array(fc.record({ death, told, minutes: fc.integer({ min: 1, max: 180 }) }), {
    maxLength: 8,
  });
  const answer = fc.constantFrom('accepted', 'accepted', 'refused', 'throttled', 'down', 'unknown');

  it('keeps its word however often it is killed, whatever is told and whatever the providers answer', async () => {
    const store = open();
    const property = fc.asyncProperty(tries, fc.array(answer, { maxLength: 5 }), async (drawn, answers) => {
      const left = [...answers];
      const provider = (): Handover | undefined => {
        const result = left.shift() ?? 'accepted';
        return result === 'accepted' ? undefined : { result, because: result };
      };
      const stage = await setStage(store, { provider });
      let { call } = await begin(stage);
      const cameBack = new Set<Delivery>();
      let clickedAfter: number | undefined;
      let end: StepOutcome | undefined;
      const rest = Array.from({ length: 20 }, () => ({ death: undefined, told: undefined, minutes: 120 }));
      for (const { death, told, minutes } of [...drawn, ...rest]) {
        const token = stage.openToken();
        const process = startProcess(death);
        const props = {
          store: process.wrap(store),
          channels: process.wrap(stage.channels),
          runs: process.wrap(stage.runs),
        };
        await mayDie(() => stage.ask({ ...call, token }, props)).catch((error: Error) => {
          expect(['ProviderDown', 'StoreBusy']).toContain(error.name);
        });
        const last = stage.deliveries.at(-1);
        // What came back is clicked by nobody.
        if (told !== undefined && last !== undefined && !cameBack.has(last)) {
          await stage.record(tellOf(stage, told));
          if (told === 'message.bounced') cameBack.add(last);
          if (told === 'message.clicked') clickedAfter ??= stage.deliveries.length;
        }
        stage.clock.advance(minutes * 60);
        stage.closeToken(token);
        const outcome = stage.answerTo(token);
        if (outcome !== undefined) call = { ...call, run: { ...call.run, step: outcome } };
        if (outcome !== undefined && outcome.go !== 'wait') {
          end = outcome;
          break;
        }
      }
      const sent = channelsOf(stage);
      expect(new Set(sent).size).toBe(sent.length);
      if (clickedAfter !== undefined) expect(sent).toHaveLength(clickedAfter);
      expect(end?.go).toBe('on');
    });
    await fc.assert(property, { numRuns: name === 'memory' ? 200 : 10, seed: 20260302 });
  });
});
