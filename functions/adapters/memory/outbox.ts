import type { Channels, Delivery, Handover } from '../../ports/delivery/channels.ts';

export interface Outbox {
  readonly channels: Channels;
  /** Every message that was handed over, in order. */
  readonly deliveries: readonly Delivery[];
}

/** Channels that keep what they are given. `answer` stands for the provider; by default it accepts everything. */
export function makeOutbox(
  answer: (delivery: Delivery, count: number) => Handover | Promise<Handover> = (_, count) => ({
    result: 'accepted',
    reference: `local-${count}`,
  }),
): Outbox {
  const deliveries: Delivery[] = [];
  let count = 0;
  const deliver = async (delivery: Delivery): Promise<Handover> => {
    const handover = await answer(delivery, ++count);
    if (handover.result === 'accepted') deliveries.push(delivery);
    return handover;
  };
  return { channels: { email: deliver, push: deliver, sms: deliver }, deliveries };
}
