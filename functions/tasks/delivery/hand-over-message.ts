import { channelNames } from '../../../statemachines/language/channels.ts';
import type { SendOrder, TaskCall } from '../../../statemachines/language/tasks.ts';
import type { Booking, Plan, SendBook } from '../../core/records/records.ts';
import { passOver } from '../../core/sendlog/arrival.ts';
import { type Ending, sayGivenUp, sayHandedOver, sayThrottled } from '../../core/steps/message-outcome.ts';
import type { CustomerReads } from '../../ports/customer/customer-reads.ts';
import type { Handover } from '../../ports/delivery/channels.ts';
import type { SendLogs } from '../../ports/runs/send-logs.ts';
import type { Bus } from '../../ports/world/bus.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import { answerLost, providerDown } from '../faults.ts';
import { settleClaim } from '../sendlog/settle-claim.ts';
import { tellDeadDevices } from './tell-dead-devices.ts';

interface Claimed {
  readonly book: SendBook;
  readonly claim: Booking;
  readonly handOver: () => Promise<Handover>;
  /** The message that is planned after such an ending. */
  readonly planned: (ending: Ending) => Plan | undefined;
}

/** Hands a claimed message over and settles the claim. Throws when the whole Task is to be tried again. */
export async function handOverMessage(
  call: TaskCall<SendOrder>,
  { book, claim, handOver, planned }: Claimed,
  {
    store,
    clock,
    backoff,
    bus,
  }: {
    readonly store: CustomerReads & SendLogs;
    readonly clock: Clock;
    readonly backoff: Backoff;
    readonly bus: Bus;
  },
): Promise<Ending | 'next channel'> {
  const handover = await handOver();
  const now = clock.now();
  const settle = async (settled: Booking, plan?: Plan): Promise<void> => {
    await settleClaim({ store, backoff }, book, settled, now, plan);
    await tellDeadDevices(bus, call.run.customer, handover.dead ?? [], claim, now);
  };
  const { channel } = claim;
  const at = now.toISOString();
  switch (handover.result) {
    case 'accepted': {
      const sent: Booking = { ...claim, state: 'sent', at };
      const ending = sayHandedOver(sent, sent);
      await settle(sent, planned(ending));
      return ending;
    }
    case 'refused':
      await settle(passOver(claim, { channel, at, because: handover.because }, 'refused', now));
      return 'next channel';
    case 'throttled': {
      const ending = sayThrottled(call, claim, handover.because, now);
      await settle(passOver(claim, undefined, 'released', now), planned(ending));
      return ending;
    }
    case 'down':
      await settle(passOver(claim, undefined, 'released', now));
      throw providerDown(`${channelNames[channel]}: ${handover.because}`);
    case 'unknown': {
      if (claim.kind === 'transactional') throw answerLost(`${channelNames[channel]}: ${handover.because}`);
      const lost: Booking = { ...claim, state: 'given-up', at };
      const ending = sayGivenUp(lost, now);
      await settle(lost, planned(ending));
      return ending;
    }
  }
}
