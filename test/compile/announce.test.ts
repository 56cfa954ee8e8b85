import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { map } from '#map';
import { compileAnnounce } from '../../statemachines/compile/compile-announce.ts';
import { taskTimeoutSeconds } from '../../statemachines/compile/retries.ts';
import {
  type AnnounceCall,
  type AskedAnswer,
  type Change,
  type OthersAnswer,
  shardsToldAtOnce,
  toldPerSecond,
  watchersInPage,
  watchShards,
} from '../../statemachines/language/announcement.ts';
import { policy } from '../../statemachines/policy.ts';
import { validateDefinition } from './validate.ts';

type Definition = ConstructorParameters<typeof StateMachine>[0];
type Json = Awaited<ReturnType<StateMachine['run']>['result']>;

const at = '2026-03-02T10:00:00.000Z';
const change: Change = { id: 'event-1', at, name: 'product.stock-changed', productId: 'p' };

/** Runs the announcement's state machine with this function behind it; answers with the calls, in the order made. */
async function run(
  answer: (call: AnnounceCall) => AskedAnswer | OthersAnswer,
): Promise<readonly AnnounceCall[]> {
  const calls: AnnounceCall[] = [];
  const handler = async (input: Json): Promise<Json> => {
    const call = input as unknown as AnnounceCall; // the machine's own Parameters
    calls.push(call);
    return answer(call) as unknown as Json;
  };
  const machine = new StateMachine(compileAnnounce(map.policy) as unknown as Definition, {
    validationOptions: { noValidate: true }, // its Resources are still placeholders
  });
  const states = ['Tell those who asked first', 'Tell the next who asked', 'Tell a page'];
  await machine.run(change as unknown as Json, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(states.map((state) => [state, handler])),
      waitTimeOverrides: { 'See what is left': 0 },
    },
  }).result;
  return calls;
}
const shards = [0, 1, 2].map((shard) => ({ do: 'others' as const, change, at, shard, subject: 0 }));

describe('An announcement', () => {
  it('is accepted by the validator of the States Language', { timeout: 30_000 }, () => {
    expect(validateDefinition(compileAnnounce(map.policy))).toBe('');
  });

  it('tells those who asked round by round, and then the others page by page', async () => {
    const asked: AskedAnswer[] = [
      {
        do: 'asked',
        change,
        told: 9,
        next: 'this round',
        round: { number: 0, queue: 0, from: 'a', left: 3 },
      },
      { do: 'asked', change, told: 3, next: 'next round', round: { number: 1, queue: 0, from: 'b' } },
      { do: 'asked', change, told: 0, next: 'others', shards },
    ];
    const calls = await run((call) => {
      if (call.do === 'asked') return asked.shift() ?? { do: 'asked', change, told: 0, next: 'nobody' };
      const isSecond = call.shard === 1 && call.from === undefined;
      return { ...call, told: 1, more: isSecond, ...(isSecond ? { from: 'page 2' } : {}) };
    });
    expect(calls[0]).toEqual({ do: 'asked', change });
    expect(calls.slice(0, 3).map((call) => 'round' in call && call.round)).toEqual([
      false,
      { number: 0, queue: 0, from: 'a', left: 3 },
      { number: 1, queue: 0, from: 'b' },
    ]);
    const pages = calls
      .slice(3)
      .map((call) => call.do === 'others' && `${call.shard} ${call.from ?? 'first'}`);
    expect(pages.toSorted()).toEqual(['0 first', '1 first', '1 page 2', '2 first']);
  });

  it('ends when nobody else is to be told', async () => {
    expect(await run(() => ({ do: 'asked', change, told: 0, next: 'nobody' }))).toHaveLength(1);
  });

  it('of a million watchers stays within the history, the payload and the time of a call', () => {
    const pages = 1_000_000 / watchersInPage + watchShards;
    const events = pages * 7 + watchShards * 4 + 40;
    expect(events).toBeLessThan(25_000 * 0.6); // the rest is for retries
    const secondsOfPage = watchersInPage / (toldPerSecond / shardsToldAtOnce);
    expect(secondsOfPage).toBeLessThan((taskTimeoutSeconds / 2) * 0.5);

    const longest: Change = {
      id: 'x'.repeat(128),
      at,
      name: 'news.published',
      batch: 'x'.repeat(128),
      title: '字'.repeat(120),
      text: '字'.repeat(1000),
      url: `https://shop.example.com/${'x'.repeat(2000)}`,
      image: `https://shop.example.com/${'x'.repeat(2000)}`,
      categories: Array.from({ length: 20 }, () => '字'.repeat(64)),
    };
    const list = Array.from({ length: watchShards }, (_, shard) => ({
      do: 'others',
      change: longest,
      at,
      shard,
      subject: 0,
      from: 'x'.repeat(128),
      told: watchersInPage,
      more: true,
    }));
    const answer = { do: 'asked', change: longest, told: 0, next: 'others', shards: list };
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(256 * 1024);
  });

  it('waits as long between two rounds as the policy says', () => {
    expect(compileAnnounce(map.policy).States['See what is left']).toMatchObject({
      Seconds: policy.backInStock.hoursBetween * 3600,
    });
  });
});
