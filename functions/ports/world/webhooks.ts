import type { WebhookCall } from '../../core/steps/action.ts';

/**
 * Calls an address of the policy, once. `down`: no answer, or one that promises better luck later (5xx, 408, 425,
 * 429). `refused`: trying again would change nothing.
 */
export type Webhooks = (call: WebhookCall) => Promise<WebhookAnswer>;

export type WebhookAnswer =
  | { readonly result: 'accepted' }
  | { readonly result: 'refused' | 'down'; readonly because: string };
