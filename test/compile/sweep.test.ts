import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { compileSweep } from '../../statemachines/compile/compile-sweep.ts';
import type { SweepCall, SweepPage } from '../../statemachines/language/sweep.ts';
import { validateDefinition } from './validate.ts';

type Definition = ConstructorParameters<typeof StateMachine>[0];
type Json = Awaited<ReturnType<StateMachine['run']>['result']>;

/** Runs the sweep's state machine with this function behind it; answers with the calls, in the order made. */
async function runSweep(answer: (call: SweepCall) => object): Promise<readonly SweepCall[]> {
  const calls: SweepCall[] = [];
  const handler = async (input: Json): Promise<Json> => {
    const call = input as unknown as SweepCall; // the machine's own Parameters
    calls.push(call);
    return answer(call) as Json;
  };
  const machine = new StateMachine(compileSweep() as unknown as Definition, {
    validationOptions: { noValidate: true }, // its Resources are still placeholders
  });
  const states = ['List the days to sweep', 'Sweep a page', 'Close the days'];
  await machine.run(
    {},
    {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(states.map((state) => [state, handler])),
        retryIntervalOverrides: Object.fromEntries(states.map((state) => [state, 0])),
      },
    },
  ).result;
  return calls;
}

const days = ['2026-11-20', '2026-11-21'];
const shards = days.flatMap((day) => [0, 1, 2].map((shard) => ({ do: 'shard' as const, day, shard })));
const page = (call: Extract<SweepCall, { do: 'shard' }>, from?: string): SweepPage => ({
  ...call,
  ...(from === undefined ? {} : { from }),
  more: from !== undefined,
  fired: 1,
  moved: 0,
  dropped: 0,
});

describe('the daily sweep', () => {
  it('is accepted by the validator of the States Language', { timeout: 30_000 }, () => {
    expect(validateDefinition(compileSweep())).toBe('');
  });

  it('sweeps every shard of every day, page by page, and then closes the days', async () => {
    const calls = await runSweep((call) => {
      if (call.do === 'list') return { days, shards };
      if (call.do === 'close') return { closed: call.days };
      // The second shard has three pages.
      const next = { none: 'page 2', 'page 2': 'page 3' }[call.from ?? 'none'];
      const { from: _, ...shard } = call;
      return page(shard, call.shard === 1 ? next : undefined);
    });
    expect(calls[0]).toEqual({ do: 'list' });
    expect(calls.at(-1)).toEqual({ do: 'close', days });
    const swept = calls.flatMap((call) =>
      call.do === 'shard' ? [`${call.day} ${call.shard} ${call.from ?? 'page 1'}`] : [],
    );
    expect(swept.toSorted()).toEqual(
      days.flatMap((day) => [
        `${day} 0 page 1`,
        `${day} 1 page 1`,
        `${day} 1 page 2`,
        `${day} 1 page 3`,
        `${day} 2 page 1`,
      ]),
    );
    // Pages of one shard come one after the other.
    expect(swept.filter((one) => one.startsWith(`${days[0]} 1`))).toEqual(
      ['page 1', 'page 2', 'page 3'].map((from) => `${days[0]} 1 ${from}`),
    );
  });

  it('closes no day when a shard of it cannot be swept', async () => {
    const calls: SweepCall[] = [];
    const failing = runSweep((call) => {
      calls.push(call);
      if (call.do === 'list') return { days, shards };
      if (call.do === 'shard' && call.shard === 2) throw new Error('the table is away');
      return call.do === 'shard' ? page(call) : {};
    });
    await expect(failing).rejects.toThrow();
    expect(calls.some((call) => call.do === 'close')).toBe(false);
  });

  it('has nothing to sweep and closes the days all the same', async () => {
    const calls = await runSweep((call) => (call.do === 'list' ? { days: [], shards: [] } : {}));
    expect(calls).toEqual([{ do: 'list' }, { do: 'close', days: [] }]);
  });
});
