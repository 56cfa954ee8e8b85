import type { Language } from '../../../language/channels.ts';
import { buttonLink, type MessageDefinition } from '../../catalogue.ts';
import type { Block, EmailWords } from '../../words.ts';
import { type AnswerLabels, answerLink } from './answer-labels.ts';
import { phrases, whyOf } from './phrases.ts';
import { productsShown } from './products-shown.ts';

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

const layOutProducts = (): string =>
  `{% for item in order.items limit: ${productsShown} %}- {{ item.title }}${when('item.variant', ', {{ item.variant }}')}\n{% endfor %}`;

function layOutPoints(
  which: 'earned' | 'balance',
  kind: MessageDefinition['kind'],
  language: Language,
): string {
  const { earned, balance, use } = phrases[language].points;
  const how = kind === 'marketing' ? `\n${use}` : '';
  if (which === 'earned')
    return when(
      'points.earned',
      `${earned.label}: {{ points.earned.points }}\n${earned.worth}\n${earned.until}${how}`,
    );
  const end = `{% if points.ending.points == points.balance %}${balance.until}{% else %}${balance.partUntil}{% endif %}`;
  return when(
    'points',
    `${balance.label}: {{ points.balance }}\n${balance.worth}${when('points.ending', `\n${end}`)}${how}`,
  );
}

const layOutPicks = (): string =>
  `{% for item in products %}- {{ item.title }}${when('item.price', ', {{ item.price }}')}\n  {{ item.link }}\n{% endfor %}`;

const layOutStars = (language: Language): string =>
  `{% for link in links.stars %}${phrases[language].stars}: {{ link }}\n{% endfor %}`;

const layOutAnswers = (answers: AnswerLabels): string =>
  answers.map(([answer, label]) => `${label}: ${answerLink(answer)}`).join('\n');

/** A picture says nothing in plain text. */
const layOutCard = (of: 'product' | 'news'): string =>
  of === 'news'
    ? ''
    : `{{ product.title }}${when('product.variant', ', {{ product.variant }}')}${when('product.price', `: {{ product.price }}${when('product.was', ' (← {{ product.was }})')}`)}`;

function layOutBlock(
  block: Block,
  { kind }: MessageDefinition,
  language: Language,
  answers: AnswerLabels,
): string {
  if ('answers' in block) return layOutAnswers(answers);
  if ('paragraph' in block) return block.paragraph;
  if ('subtitle' in block) return block.subtitle;
  if ('list' in block) return block.list.map(([title, text]) => `${title}\n${text}`).join('\n\n');
  if ('detail' in block) return when(block.detail, `${block.title}: {{ ${block.detail} }}`);
  if ('link' in block) return when(block.link, `${block.title}: {{ ${block.link} }}`);
  if ('goods' in block) {
    const goods = layOutGoods(block.goods, language);
    return block.goods === 'order' ? when('order.items', goods) : goods;
  }
  if ('products' in block) return when('order.items', layOutProducts());
  if ('picks' in block) return layOutPicks();
  if ('card' in block) return layOutCard(block.card);
  if ('points' in block) return layOutPoints(block.points, kind, language);
  return 'stars' in block ? layOutStars(language) : layOutOffer(language);
}

/** Why the customer gets it and, in marketing, the ways out. */
function layOutWhy(message: MessageDefinition, language: Language): string {
  const { unsubscribe, preferences } = phrases[language];
  const why = whyOf(message, language);
  if (message.kind !== 'marketing') return why;
  return `${why}\n${unsubscribe}: {{ links.unsubscribe }}${when('links.preferences', `\n${preferences}: {{ links.preferences }}`)}`;
}

/** An email's plain-text part, from the same words as its HTML. */
export const layOutPlainText = (
  words: EmailWords,
  message: MessageDefinition,
  language: Language,
  answers: AnswerLabels,
): string =>
  [
    words.title,
    phrases[language].greeting,
    ...words.body.map((block) => layOutBlock(block, message, language, answers)),
    `${words.button}: {{ ${buttonLink(message)} }}`,
    words.after,
    '--',
    '{{ brand.postalAddress }}\n{{ brand.phone }}, {{ brand.email }}',
    layOutWhy(message, language),
  ].join('\n\n');
