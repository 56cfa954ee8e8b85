import { expect, it } from 'vitest';
import { balanceAt } from '../../functions/core/points/points.ts';
import type { WebhookCall } from '../../functions/core/steps/action.ts';
import type { Webhooks } from '../../functions/ports/world/webhooks.ts';
import { days } from '../../statemachines/language/durations.ts';
import {
  alertPerson,
  earnPoints,
  emit,
  enterSegment,
  event,
  expirePoints,
  grantAccess,
  message,
  scenario,
  wait,
  webhook,
} from '../../statemachines/language/scenario.ts';
import type { ActOrder, TaskCall, TriggerInput } from '../../statemachines/language/tasks.ts';
import { order } from '../scenarios/carts.ts';
import { describeOnEveryStore } from './every-store.ts';
import { type Death, everyDeath, mayDie, startProcess } from './mortal.ts';
import { listOrders, type Stage, setStage } from './stage.ts';

const thanks = scenario({
  id: 'thanks',
  stage: 'post-purchase',
  title: 'Thanks',
  purpose: 'Does everything but write to the customer.',
  on: event('order.placed'),
  entry: { per: 'order', repeated: 'never again' },
  steps: [
    earnPoints(500, { validFor: days(30), for: 'thanks', once: true }),
    enterSegment('buyers'),
    emit('complaint.opened'),
    expirePoints('thanks'),
    alertPerson('Someone has bought something'),
    grantAccess('club'),
    webhook('booking-system', 'orderId'),
    earnPoints(50, { validFor: days(30), for: 'later' }),
    wait(days(1)),
    message('review-request', { by: 'email', rank: 16 }),
  ],
});

function callAct(run: TriggerInput, deed: ActOrder['action']['do'], place = 0): TaskCall<ActOrder> {
  const orders = listOrders(thanks).flatMap((known) =>
    'action' in known && known.action.do === deed ? known : [],
  );
  const found = orders[place];
  if (found === undefined) throw new Error(`nothing does ${deed}`);
  return { order: found, run, execution: 'execution-1' };
}

const begin = (stage: Stage): Promise<TriggerInput> =>
  stage.trigger('order.placed', order(undefined, 'order-1'));

describeOnEveryStore('An action', (open) => {
  /** Kills the Task everywhere and tries it again, minutes later; says what is different from a Task that lives. */
  async function killEverywhere(deed: ActOrder['action']['do'], look: (stage: Stage) => Promise<unknown>) {
    const store = open();
    const perform = async (death?: Death) => {
      const stage = await setStage(store);
      const call = callAct(await begin(stage), deed);
      if (deed === 'expire points') await stage.act(callAct(call.run, 'earn points'));
      const process = startProcess(death);
      await mayDie(() => stage.act(call, { store: process.wrap(store), bus: process.wrap(stage.bus) }));
      return { stage, call, process };
    };
    const alive = await perform();
    const wanted = await look(alive.stage);
    const { calls } = alive.process;
    expect(calls.filter((name) => name === 'saveEvent')).toHaveLength(deed === 'alert' ? 0 : 1);
    for (const death of everyDeath(calls.length)) {
      const { stage, call } = await perform(death);
      stage.clock.advance(120);
      const retried = await stage.act(call);
      expect(retried).toMatchObject({ go: 'on', decision: 'act', reason: 'done' });
      expect([death, await look(stage)]).toEqual([death, wanted]);
    }
    return wanted;
  }
  const told = async ({ store, customer }: Stage, name: string) =>
    (await store.timeline(customer, 50)).filter((event) => 'name' in event && event.name === name).length;

  it('gives points once, wherever it is killed', async () => {
    const wanted = await killEverywhere('earn points', async (stage) => {
      const { profile } = await stage.store.know(stage.customer, {});
      const balance = profile && balanceAt(profile.points, stage.clock.now());
      return [balance, await told(stage, 'points.earned')];
    });
    expect(wanted).toEqual([500, 1]);
  });

  it('takes points back once, wherever it is killed', async () => {
    const wanted = await killEverywhere('expire points', async (stage) => {
      const { profile } = await stage.store.know(stage.customer, {});
      stage.clock.advance(1);
      const balance = profile && balanceAt(profile.points, stage.clock.now());
      return [balance, await told(stage, 'points.expired')];
    });
    expect(wanted).toEqual([0, 1]);
  });

  it('enters a segment once, wherever it is killed', async () => {
    const wanted = await killEverywhere('enter segment', async (stage) => {
      const { profile } = await stage.store.know(stage.customer, {});
      const { buyers } = profile?.segments ?? {};
      return [buyers?.in, await told(stage, 'segment.entered')];
    });
    expect(wanted).toEqual([true, 1]);
  });

  it('tells an event about the run’s order once, wherever it is killed', async () => {
    const wanted = await killEverywhere('emit', async (stage) => {
      const { profile } = await stage.store.know(stage.customer, {});
      return [Object.keys(profile?.openCases ?? {}), await told(stage, 'complaint.opened')];
    });
    expect(wanted).toEqual([['order-1'], 1]);
  });

  it('tells a person at least once, whoever fails', async () => {
    const stage = await setStage(open());
    const call = callAct(await begin(stage), 'alert');
    await expect(stage.act(call, { alerts: () => Promise.reject(new Error('no topic')) })).rejects.toThrow(
      'no topic',
    );
    expect(await stage.act(call)).toMatchObject({ because: 'told a person: Someone has bought something' });
    expect(stage.alerts).toEqual(['Someone has bought something']);
  });

  it('grants access once, wherever it is killed', async () => {
    expect(await killEverywhere('grant access', (stage) => told(stage, 'access.granted'))).toBe(1);
  });

  it('calls a webhook with the same id and words each time that it is down', async () => {
    const stage = await setStage(open());
    const call = callAct(await begin(stage), 'webhook');
    const calls: WebhookCall[] = [];
    const down: Webhooks = async (sent) => {
      calls.push(sent);
      return { result: 'down', because: 'answered 503' };
    };
    for (let tries = 0; tries < 3; tries++) {
      await expect(stage.act(call, { webhooks: down })).rejects.toMatchObject({ name: 'ProviderDown' });
      stage.clock.advance(60);
    }
    expect(await stage.act(call)).toMatchObject({ go: 'on', because: 'called booking-system' });
    expect(new Set([...calls, ...stage.calls].map((sent) => JSON.stringify(sent))).size).toBe(1);
  });

  it('goes on when a webhook is refused, and says so', async () => {
    const stage = await setStage(open());
    const call = callAct(await begin(stage), 'webhook');
    const refused: Webhooks = async () => ({ result: 'refused', because: 'answered 409' });
    expect(await stage.act(call, { webhooks: refused })).toMatchObject({
      go: 'on',
      reason: 'done',
      because: 'called booking-system, which refused: answered 409',
    });
  });

  it('gives what is given once to a customer, not to a run', async () => {
    const stage = await setStage(open());
    await stage.act(callAct(await begin(stage), 'earn points'));
    stage.clock.advance(days(1).seconds);
    const second = await stage.trigger('order.placed', order(undefined, 'order-2'));
    const said = await stage.act({ ...callAct(second, 'earn points'), execution: 'execution-2' });
    expect(said.because).toBe('points for thanks were given before, and are given once');
    expect(await told(stage, 'points.earned')).toBe(1);
  });

  it('plans the message behind its wait', async () => {
    const stage = await setStage(open());
    const said = await stage.act(callAct(await begin(stage), 'earn points', 1));
    const { book } = await stage.store.know(stage.customer, { book: true });
    expect(book?.plans).toMatchObject([{ step: 'review-request', rank: 16, at: said.next }]);
  });

  it('is not done when the run is over, or the customer was erased', async () => {
    const stage = await setStage(open());
    const call = callAct(await begin(stage), 'earn points');
    expect(await stage.act({ ...call, execution: 'execution-1' })).toMatchObject({ go: 'on' });
    expect(await stage.act({ ...call, execution: 'execution-2' })).toMatchObject({
      reason: 'duplicate-delivery',
    });
    const run = { ...call.run, customer: 'never-seen' };
    expect(await stage.act({ ...call, run })).toMatchObject({ reason: 'customer-unknown' });
    expect((await stage.store.know('never-seen', {})).profile).toBeUndefined();
  });
});
