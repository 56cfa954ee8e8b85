import { type Mail, readMail } from './read-mail.ts';
import { Refusal } from './refusal.ts';
import type { TakenEmail } from './taken.ts';

/** Takes SES's SendRawEmail. Throws `Refusal`. */
export async function takeEmail(form: URLSearchParams): Promise<TakenEmail> {
  const to = [...form].filter(([name]) => name.startsWith('Destinations.')).map(([, address]) => address);
  if (to.length === 0) throw new Refusal('InvalidParameterValue', 'Missing required header: To.');
  const { headers, text, html } = await readRawMail(form.get('RawMessage.Data') ?? '');
  const header = (name: string): string => headers[name] ?? '';
  const [, target] = /<([^>]+)>/.exec(header('list-unsubscribe')) ?? [];
  const takesOneClick = header('list-unsubscribe-post') === 'List-Unsubscribe=One-Click';
  return {
    channel: 'email',
    from: header('from'),
    replyTo: header('reply-to'),
    to,
    subject: header('subject'),
    text,
    html,
    ...(target === undefined || !takesOneClick ? {} : { oneClick: target }),
    tags: readTags(form),
  };
}

/** The query protocol numbers the members of a list. */
function readTags(form: URLSearchParams): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (const [name, tag] of form) {
    const member = /^Tags\.member\.(\d+)\.Name$/.exec(name)?.[1];
    if (member !== undefined) tags[tag] = form.get(`Tags.member.${member}.Value`) ?? '';
  }
  return tags;
}

async function readRawMail(data: string): Promise<Mail> {
  try {
    return await readMail(Buffer.from(data, 'base64'));
  } catch (fault) {
    throw new Refusal('InvalidParameterValue', fault instanceof Error ? fault.message : String(fault));
  }
}
