import { channelNames } from '../../statemachines/language/channels.ts';
import type { Policy } from '../../statemachines/language/policy.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { readLink } from '../core/link.ts';
import type { Bus, Clock, SigningKey } from '../ports.ts';

export interface UnsubscribePorts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly signingKey: SigningKey;
}

export interface Page {
  readonly status: number;
  readonly html: string;
}

/**
 * The page behind an unsubscribe link. POST (a mail client's one click, or the page's button) withdraws the
 * consent through the door; GET only shows the button, because mail scanners follow links.
 */
export async function answerUnsubscribe(
  request: { readonly method: string; readonly token: string },
  { bus, clock, policy, signingKey }: UnsubscribePorts,
): Promise<Page> {
  const now = clock.now();
  const read = readLink(request.token, await signingKey(), now);
  const { name, url } = policy.brand;
  if (read.link !== 'valid')
    return page(read.link === 'expired' ? 410 : 404, name, [
      'This link does not work any more.',
      'Эта ссылка больше не действует.',
      `<a href="${url}">${name}</a>`,
    ]);
  const { customer, channel, run } = read.says;
  if (request.method !== 'POST')
    return page(200, name, [
      `Stop news and offers by ${channelNames[channel]}?`,
      'Больше не присылать новости и предложения?',
      '<form method="post"><button>Unsubscribe · Отписаться</button></form>',
    ]);
  await bus.putEvents([
    {
      name: 'consent.withdrawn',
      customer,
      // Each press is a withdrawal of its own: a repeated no is harmless, a no lost after a new yes is not.
      id: `unsubscribe-${fingerprint(customer, channel, run, now.toISOString())}`,
      at: now.toISOString(),
      properties: { channel, how: 'unsubscribe link' },
    },
  ]);
  return page(200, name, [
    'Done: you will get no more news and offers here.',
    'Готово: новостей и предложений больше не будет.',
    'Messages about your orders still come. · Сообщения о заказах придут как прежде.',
  ]);
}

function page(status: number, title: string, paragraphs: readonly string[]): Page {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return {
    status,
    html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
  main { max-width: 32rem; margin: 15vh auto; padding: 0 1rem; }
  button { font: inherit; padding: .6rem 1.2rem; }
</style>
<main>
${body}
</main>
</html>
`,
  };
}
