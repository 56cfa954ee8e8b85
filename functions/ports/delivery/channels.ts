import type { Channel } from '../../../statemachines/language/channels.ts';
import type { Kind } from '../../../statemachines/language/tasks.ts';
import type { RenderedFor } from '../../../statemachines/language/view.ts';
import type { Device } from '../../core/records/records.ts';

/** One message for one customer on one channel. Tags lead back to the run; they carry no personal data. */
export type Delivery = {
  readonly kind: Kind;
  /** The customer's id goes along, so that what becomes of the message finds its way back. */
  readonly customer: string;
  readonly tags: {
    readonly scenario: string;
    readonly step: string;
    readonly message: string;
    readonly run: string;
  };
} & (
  | {
      readonly channel: 'email';
      readonly address: string;
      readonly content: RenderedFor<'email'>;
      /** Marketing: target of the one-click header. */
      readonly unsubscribe?: string;
    }
  | {
      readonly channel: 'push';
      readonly devices: readonly Device[];
      readonly content: RenderedFor<'push'>;
      /** Where a tap leads. */
      readonly open: string;
      /** A device that is off takes it for so long; by default as long as messages of its kind mostly stay true. */
      readonly trueForSeconds?: number;
    }
  | { readonly channel: 'sms'; readonly address: string; readonly content: RenderedFor<'sms'> }
);

export type DeliveryBy<C extends Channel> = Extract<Delivery, { channel: C }>;

/** Push: devices that will never take a message again, beside whatever became of this one. */
interface DeadDevices {
  readonly dead?: readonly string[];
}

/**
 * What the provider made of it. `refused`: not this address, try the next channel. `throttled`: nothing was
 * accepted, later. `down`: nothing was accepted, a fault of the provider. `unknown`: it may have been accepted.
 * Push goes to all devices of the customer: accepted when one of them accepts.
 */
export type Handover = DeadDevices &
  (
    | { readonly result: 'accepted'; readonly reference: string }
    | { readonly result: 'refused'; readonly because: string }
    | { readonly result: 'throttled'; readonly because: string }
    | { readonly result: 'down'; readonly because: string }
    | { readonly result: 'unknown'; readonly because: string }
  );

export type Channels = { readonly [C in Channel]: (delivery: DeliveryBy<C>) => Promise<Handover> };
