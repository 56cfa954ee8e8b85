import * as z from 'zod';
import { Refusal } from './refusal.ts';
import type { TakenCall } from './taken.ts';

const callShape = z.object({ data: z.object({ customer: z.string() }) });

/** Takes a webhook's call. Throws `Refusal`. */
export function takeCall(hook: string, body: string): TakenCall {
  const read = callShape.safeParse(readJson(body));
  if (!read.success) throw new Refusal('InvalidCall', `${hook}: the call names no customer`);
  return { channel: 'webhook', hook, customer: read.data.data.customer, body };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
