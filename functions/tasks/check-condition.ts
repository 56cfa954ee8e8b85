import type { Policy } from '../../statemachines/language/policy.ts';
import type { CheckOrder, StepOutcome, TaskCall } from '../../statemachines/language/tasks.ts';
import { answerQuestion } from '../core/answer.ts';
import { entryKey } from '../core/entry.ts';
import { newBook } from '../core/send-book.ts';
import { findLeave } from '../core/standing.ts';
import { planWait } from '../core/timing.ts';
import type { Clock, Store } from '../ports.ts';
import { concludeStep, leaveUnknown } from './conclude-step.ts';
import { storeBusy, writeRounds } from './faults.ts';
import { takeEntry } from './take-entry.ts';

/** Answers a condition's question; leaves when the run must not go on. */
export async function checkCondition(
  call: TaskCall<CheckOrder>,
  { store, clock, policy }: { readonly store: Store; readonly clock: Clock; readonly policy: Policy },
): Promise<StepOutcome> {
  const { order, run, execution } = call;
  const wanted = {
    book: true,
    entry: { scenario: order.scenario.id, key: entryKey(order.scenario, run) },
  } as const;
  for (let round = 0; round < writeRounds; round++) {
    const now = clock.now();
    const at = now.toISOString();
    const known = await store.know(run.customer, wanted);
    const { profile } = known;
    if (profile === undefined) return leaveUnknown(order.step, now);
    const entry = await takeEntry(order.scenario, run, execution, known, store, now);
    if (entry === 'again') continue;
    const leave = entry === 'held' ? findLeave(order.scenario, run, profile) : entry;
    if (leave !== undefined) {
      const { reason, because } = leave;
      return concludeStep(
        call,
        { step: order.step, go: 'leave', decision: 'leave', at, reason, because },
        true,
        store,
      );
    }

    const answer = answerQuestion(order.ask, run, profile, known.book ?? newBook(run.customer), now);
    const way = (Object.hasOwn(order.answers, answer) ? order.answers[answer] : undefined) ?? order.otherwise;
    const zone = profile.zone ?? policy.shop.zone;
    return concludeStep(
      call,
      {
        step: order.step,
        go: 'on',
        decision: 'check',
        reason: 'answered',
        because: `answer: ${answer}`,
        at,
        answer,
        ...(way.wait === undefined ? {} : { next: planWait(way.wait, run, now, zone, policy).toISOString() }),
      },
      way.last,
      store,
    );
  }
  throw storeBusy('entry');
}
