import type { AppEvent } from '../../../functions/ports/world/bus.ts';

/** An app's event in EventBridge's envelope. */
export const wrapEvent = ({ id, name, customer, at, properties }: AppEvent): unknown => ({
  id,
  source: 'app',
  'detail-type': name,
  time: at,
  detail: { id, customer, at, properties },
});
