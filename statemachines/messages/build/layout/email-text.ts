import type { Language } from '../../../language/channels.ts';
import type { Block, EmailWords } from '../../words.ts';
import { phrases } from './phrases.ts';

const when = (field: string, then: string): string => `{% if ${field} %}${then}{% endif %}`;

function layOutGoods(of: 'cart' | 'order', language: Language): string {
  const { more, total } = phrases[language];
  const line = `- {{ item.title }}${when('item.variant', ', {{ item.variant }}')}: ${when('item.quantity > 1', '{{ item.quantity }} × {{ item.price }} = ')}{{ item.total }}\n`;
  return `{% for item in ${of}.items %}${line}{% endfor %}${when(`${of}.more > 0`, `${more(of)}\n`)}${total}: {{ ${of}.total }}`;
}

function layOutOffer(language: Language): string {
  const { label, worth, until, minimum, use } = phrases[language].offer;
  return `${label}: {{ offer.code }}\n${worth}\n${until}\n${when('offer.minimum', `${minimum}\n`)}${use}`;
}

function layOutBlock(block: Block, language: Language): string {
  if ('paragraph' in block) return block.paragraph;
  if ('subtitle' in block) return block.subtitle;
  if ('points' in block) return block.points.map(([title, text]) => `${title}\n${text}`).join('\n\n');
  if ('delivery' in block) return when('order.delivery', `${block.delivery}: {{ order.delivery }}`);
  if ('goods' in block) return layOutGoods(block.goods, language);
  return layOutOffer(language);
}

/** An email's plain-text part, from the same words as its HTML. */
export function layOutPlainText(
  words: EmailWords,
  kind: 'transactional' | 'marketing',
  language: Language,
): string {
  const { greeting, why, unsubscribe } = phrases[language];
  return [
    words.title,
    greeting,
    ...words.body.map((block) => layOutBlock(block, language)),
    `${words.button}: {{ links.open }}`,
    words.after,
    '--',
    '{{ brand.postalAddress }}\n{{ brand.phone }}, {{ brand.email }}',
    kind === 'marketing' ? `${why[kind]}\n${unsubscribe}: {{ links.unsubscribe }}` : why[kind],
  ].join('\n\n');
}
