import type { WebhookCall } from '../../../functions/core/steps/action.ts';
import type { Delivery } from '../../../functions/ports/delivery/channels.ts';
import type { AppEvent } from '../../../functions/ports/world/bus.ts';

/** Whoever receives: what they do in answer, each event at its own later moment. */
export interface Audience {
  read(delivery: Delivery, at: Date): readonly AppEvent[];
  /** Systems that an action calls. */
  called(call: WebhookCall, at: Date): readonly AppEvent[];
}
