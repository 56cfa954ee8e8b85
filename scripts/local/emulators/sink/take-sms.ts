import { Refusal } from './refusal.ts';
import type { TakenSms } from './taken.ts';

/** What SNS writes when it is told no sender. */
const namelessSender = 'NOTICE';

/** Takes SNS's Publish to a phone number. Throws `Refusal`. */
export function takeSms(form: URLSearchParams): TakenSms {
  const to = form.get('PhoneNumber') ?? '';
  if (!/^\+[1-9]\d{6,14}$/.test(to))
    throw new Refusal(
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`,
    );
  return {
    channel: 'sms',
    from: readAttribute(form, 'AWS.MM.SMS.OriginationNumber') ?? namelessSender,
    to,
    text: form.get('Message') ?? '',
  };
}

/** Attributes come as numbered pairs of `….Name` and `….Value.StringValue`. */
function readAttribute(form: URLSearchParams, wanted: string): string | undefined {
  const field = [...form.keys()].find((name) => name.endsWith('.Name') && form.get(name) === wanted);
  return form.get(field?.replace(/Name$/, 'Value.StringValue') ?? '') ?? undefined;
}
