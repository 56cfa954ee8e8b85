import type { Language } from '../../../language/channels.ts';
import { buttonLink, type MessageDefinition } from '../../catalogue.ts';
import type { Block, EmailWords } from '../../words.ts';
import { type AnswerLabels, answerLink } from './answer-labels.ts';
import { mapWords } from './liquid-parts.ts';
import { phrases, whyOf } from './phrases.ts';
import { productsShown } from './products-shown.ts';
import { styles, theme } from './theme.ts';

const { light } = theme;
/** Clients fill the preview line from the body when the preheader is short; these take up no room. */
const previewPadding = '&#847;&zwnj;&nbsp;'.repeat(60);

/** Words as text of a mark-up; a Russian dash and a per cent sign stay with the word before them. */
const markUp = (template: string): string =>
  mapWords(template, (words) =>
    words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll(/ (?=[—%])/g, '&nbsp;'),
  );

const phone = `<a href="tel:{{ brand.phone | remove: ' ' }}" style="color:inherit;white-space:nowrap;">{{ brand.phone }}</a>`;

const line = (css: string, template: string, attributes = ''): string =>
  `<mj-text css-class="${css}" ${attributes}>${markUp(template).replaceAll('{{ brand.phone }}', phone)}</mj-text>`;

const when = (question: string, then: string): string => `{% if ${question} %}${then}{% endif %}`;

function layOutGoods(of: 'cart' | 'order', language: Language): string {
  const words = phrases[language];
  const cell = `padding:14px 0;border-bottom:1px solid ${light.line};vertical-align:top;`;
  const small = `font-size:14px;line-height:20px;color:${light.muted};`;
  const link = `color:${light.ink};text-decoration:none;`;
  return `<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in ${of}.items %}<tr>
${when(
  'item.image',
  `<td class="line" width="80" style="${cell}width:80px;"><a href="{{ links.open }}" style="${link}font-size:12px;line-height:16px;"><img src="{{ item.image }}" alt="{{ item.title }}" width="64" style="display:block;width:64px;border-radius:8px;"></a></td>`,
)}
<td class="line"{% unless item.image %} colspan="2"{% endunless %} style="${cell}"><a href="{{ links.open }}" style="${link}">{{ item.title }}</a>
${when('item.variant', `<div class="muted" style="${small}">{{ item.variant }}</div>`)}
${when('item.quantity > 1', `<div class="muted" style="${small}">{{ item.quantity }} × {{ item.price }}</div>`)}</td>
<td class="line" align="right" style="${cell}padding-left:16px;white-space:nowrap;">{{ item.total }}</td>
</tr>{% endfor %}
${when(`${of}.more > 0`, `<tr><td class="line" colspan="3" style="${cell}">${markUp(words.more(of))}</td></tr>`)}
<tr><td colspan="2" style="padding:14px 0;font-weight:bold;">${words.total}</td>
<td align="right" style="padding:14px 0 14px 16px;font-weight:bold;white-space:nowrap;">{{ ${of}.total }}</td></tr>
</mj-table>`;
}

/** What is left out where the question is answered no. */
const guard = (question: string, mjml: string): string =>
  `<mj-raw>{% if ${question} %}</mj-raw>\n${mjml}\n<mj-raw>{% endif %}</mj-raw>`;

const layOutProducts = (): string => `<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in order.items limit: ${productsShown} %}<tr>
<td width="80" style="padding:8px 0;width:80px;font-size:12px;line-height:16px;">${when('item.image', `<img src="{{ item.image }}" alt="{{ item.title }}" width="64" style="display:block;width:64px;border-radius:8px;">`)}</td>
<td style="padding:8px 0;">{{ item.title }}${when('item.variant', `<div class="muted" style="font-size:14px;line-height:20px;color:${light.muted};">{{ item.variant }}</div>`)}</td>
</tr>{% endfor %}
</mj-table>`;

const layOutPicks = (): string => {
  const cell = `padding:14px 0;border-bottom:1px solid ${light.line};vertical-align:middle;`;
  const link = `color:${light.ink};text-decoration:none;`;
  const image = `<td class="line" width="112" style="${cell}width:112px;"><a href="{{ item.link }}" style="${link}font-size:12px;line-height:16px;"><img src="{{ item.image }}" alt="{{ item.title }}" width="96" style="display:block;width:96px;border-radius:8px;"></a></td>`;
  const price = `<div class="accent" style="font-weight:bold;color:${light.accent};">{{ item.price }}</div>`;
  return `<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in products %}<tr>
${when('item.image', image)}
<td class="line"{% unless item.image %} colspan="2"{% endunless %} style="${cell}"><a href="{{ item.link }}" style="${link}">{{ item.title }}</a>
${when('item.price', price)}</td>
</tr>{% endfor %}
</mj-table>`;
};

const layOutCard = (of: 'product' | 'news'): string => {
  const image = `<tr><td style="padding:0 0 12px;"><a href="{{ links.open }}"><img src="{{ ${of}.image }}" alt="{{ ${of}.title }}" width="536" style="display:block;width:100%;max-width:536px;border-radius:10px;"></a></td></tr>`;
  const table = (rows: string): string =>
    `<mj-table css-class="ink" padding="8px 32px 12px">${rows}</mj-table>`;
  if (of === 'news') return guard('news.image', table(image));
  const muted = `font-size:15px;line-height:22px;color:${light.muted};`;
  const prices = `<div style="padding:6px 0 0;"><span class="accent" style="font-size:22px;line-height:28px;font-weight:bold;color:${light.accent};">{{ product.price }}</span>${when('product.was', ` <s class="muted" style="${muted}">{{ product.was }}</s>`)}</div>`;
  return table(`${when('product.image', image)}
<tr><td><a href="{{ links.open }}" style="color:${light.ink};text-decoration:none;font-weight:bold;">{{ product.title }}</a>
${when('product.variant', `<div class="muted" style="${muted}">{{ product.variant }}</div>`)}
${when('product.price', prices)}</td></tr>`);
};

/** A tinted box around what the customer is given: its name, the thing itself, what it is worth, the small print. */
const layOutBox = (label: string, gift: string, worth: string, smallPrint: string): string =>
  `<mj-table css-class="ink" padding="8px 32px 16px"><tr>
<td align="center"><div class="tint" style="padding:20px 16px;background:${light.tint};border:1px dashed ${light.accent};border-radius:10px;">
<div class="muted" style="font-size:14px;color:${light.muted};">${markUp(label)}</div>
<div class="accent" style="padding:6px 0;font-size:26px;line-height:32px;font-weight:bold;letter-spacing:1px;color:${light.accent};">${gift}</div>
<div style="font-weight:bold;">${markUp(worth)}</div>
<div style="font-size:14px;line-height:22px;">${smallPrint}</div>
</div></td></tr></mj-table>`;

function layOutOffer(language: Language): string {
  const { label, worth, until, minimum, use } = phrases[language].offer;
  const smallPrint = `${markUp(until)}${when('offer.minimum', `<br>${markUp(minimum)}`)}<br>${markUp(use)}`;
  return layOutBox(label, '{{ offer.code }}', worth, smallPrint);
}

function layOutPoints(
  which: 'earned' | 'balance',
  kind: MessageDefinition['kind'],
  language: Language,
): string {
  const { earned, balance, use } = phrases[language].points;
  const how = kind === 'marketing' ? `<br>${markUp(use)}` : '';
  if (which === 'earned')
    return guard(
      'points.earned',
      layOutBox(earned.label, '{{ points.earned.points }}', earned.worth, `${markUp(earned.until)}${how}`),
    );
  const end = `{% if points.ending.points == points.balance %}${markUp(balance.until)}{% else %}${markUp(balance.partUntil)}{% endif %}`;
  return guard(
    'points',
    layOutBox(balance.label, '{{ points.balance }}', balance.worth, `${when('points.ending', end)}${how}`),
  );
}

const layOutStars = (language: Language): string => `<mj-table css-class="ink" padding="8px 32px 12px"><tr>
{% for link in links.stars %}<td align="center" width="20%"><a class="accent" href="{{ link }}" aria-label="${markUp(phrases[language].stars)}" style="display:block;padding:6px 0;font-size:34px;line-height:40px;text-decoration:none;color:${light.accent};">★</a>
<div class="muted" style="font-size:13px;line-height:18px;color:${light.muted};">{{ forloop.index }}</div></td>
{% endfor %}</tr></mj-table>`;

const scoresInRow = 6; // eleven are too small to hit on a phone

/** A button below the other; numbers side by side. */
function layOutAnswers(answers: AnswerLabels): string {
  const isScale = answers.every(([, label]) => label.length <= 2);
  const inRow = isScale ? scoresInRow : 1;
  const css = `display:block;padding:${isScale ? '11px 0' : '13px 18px'};border:1px solid ${light.accent};border-radius:10px;text-align:center;text-decoration:none;font-weight:bold;color:${light.accent};`;
  const cell = ([answer, label]: AnswerLabels[number]): string =>
    `<td width="${Math.floor(100 / inRow)}%" style="padding:5px ${isScale ? 4 : 0}px;"><a class="accent" href="${answerLink(answer)}" style="${css}">${markUp(label)}</a></td>`;
  const rows = Array.from({ length: Math.ceil(answers.length / inRow) }, (_, row) =>
    answers.slice(row * inRow, (row + 1) * inRow),
  );
  return `<mj-table css-class="ink" padding="8px 32px 12px">${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</mj-table>`;
}

function layOutBlock(
  block: Block,
  { kind }: MessageDefinition,
  language: Language,
  answers: AnswerLabels,
): string {
  if ('answers' in block) return layOutAnswers(answers);
  if ('paragraph' in block) return line('ink', block.paragraph);
  if ('subtitle' in block)
    return `<mj-text css-class="ink" mj-class="subtitle"><h2 style="font-size:20px;line-height:28px;">${markUp(block.subtitle)}</h2></mj-text>`;
  if ('list' in block)
    return block.list
      .map(
        ([title, text]) =>
          `<mj-text css-class="ink"><strong>${markUp(title)}</strong><br>${markUp(text)}</mj-text>`,
      )
      .join('\n');
  if ('detail' in block)
    return guard(
      block.detail,
      `<mj-text css-class="ink"><strong>${markUp(block.title)}</strong><br>{{ ${block.detail} }}</mj-text>`,
    );
  if ('link' in block)
    return guard(
      block.link,
      `<mj-text css-class="ink"><a href="{{ ${block.link} }}" style="color:inherit;">${markUp(block.title)}</a></mj-text>`,
    );
  if ('goods' in block) {
    const goods = layOutGoods(block.goods, language);
    return block.goods === 'order' ? guard('order.items', goods) : goods;
  }
  if ('products' in block) return guard('order.items', layOutProducts());
  if ('picks' in block) return layOutPicks();
  if ('card' in block) return layOutCard(block.card);
  if ('points' in block) return layOutPoints(block.points, kind, language);
  return 'stars' in block ? layOutStars(language) : layOutOffer(language);
}

/** Why the customer gets it and, in marketing, the ways out. */
function layOutWhy(message: MessageDefinition, language: Language): string {
  const { unsubscribe, preferences } = phrases[language];
  const why = markUp(whyOf(message, language));
  if (message.kind !== 'marketing') return why;
  const link = (to: string, words: string): string =>
    `<a href="{{ ${to} }}" style="color:inherit;">${markUp(words)}</a>`;
  return `${why} ${link('links.unsubscribe', unsubscribe)}${when('links.preferences', ` · ${link('links.preferences', preferences)}`)}`;
}

/** An email as MJML: brand, card with one button, footer; Liquid is kept as it is. */
export function layOutEmail(
  words: EmailWords,
  message: MessageDefinition,
  language: Language,
  answers: AnswerLabels,
): string {
  const { greeting } = phrases[language];
  return `<mjml lang="${language}" dir="ltr">
<mj-head>
<mj-title>${markUp(words.subject)}</mj-title>
<mj-preview>${markUp(words.preheader)}${previewPadding}</mj-preview>
<mj-attributes>
<mj-all font-family="${theme.text}" />
<mj-text padding="8px 32px" font-size="16px" line-height="25px" color="${light.ink}" />
<mj-table font-size="16px" line-height="24px" color="${light.ink}" />
<mj-section padding="0" />
<mj-class name="subtitle" padding="20px 32px 4px" font-family="${theme.heading}" />
<mj-class name="footer" padding="4px 32px" font-size="13px" line-height="20px" color="${light.muted}" />
</mj-attributes>
<mj-style>${styles}</mj-style>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"></mj-raw>
</mj-head>
<mj-body css-class="page" background-color="${light.page}" width="600px">
<mj-section padding="28px 0 16px"><mj-column>
<mj-text css-class="brand" font-family="${theme.heading}" font-size="22px" line-height="28px" color="${light.accent}">{{ brand.name }}</mj-text>
</mj-column></mj-section>
<mj-section css-class="card" background-color="${light.card}" border-radius="14px" padding="24px 0 28px"><mj-column>
<mj-text css-class="ink" padding="8px 32px 12px" font-family="${theme.heading}"><h1 style="font-size:28px;line-height:36px;">${markUp(words.title)}</h1></mj-text>
${line('ink', greeting)}
${words.body.map((block) => layOutBlock(block, message, language, answers)).join('\n')}
<mj-button css-class="button" align="left" href="{{ ${buttonLink(message)} }}" padding="16px 32px" inner-padding="15px 30px" border-radius="10px" background-color="${light.accent}" color="${light.onAccent}" font-size="17px" font-weight="bold">${markUp(words.button)}</mj-button>
${line('muted', words.after, `font-size="15px" line-height="23px" color="${light.muted}"`)}
</mj-column></mj-section>
<mj-section padding="20px 0 36px"><mj-column>
<mj-text css-class="muted" mj-class="footer">{{ brand.postalAddress }}<br>${phone} · <a href="mailto:{{ brand.email }}" style="color:inherit;">{{ brand.email }}</a></mj-text>
<mj-text css-class="muted" mj-class="footer">${layOutWhy(message, language)}</mj-text>
</mj-column></mj-section>
</mj-body>
</mjml>`;
}
