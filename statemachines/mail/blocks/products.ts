import { byWords, type MailTemplate, when } from '../mail-template.ts';
import { theme } from '../theme.ts';

const { light } = theme;
const linked = `color:${light.ink};text-decoration:none;`;
const variantInText = when('item.variant', ', {{ item.variant }}');

/** Around what an order alone may lack: the event that lists its goods may never have come. */
const whenKnown = (tag: 'if' | 'endif', question = ''): string =>
  `[% if block.goods == 'order' %]{% ${tag}${question} %}[% endif %]`;

const goodsTable = (): string => {
  const cell = `padding:14px 0;border-bottom:1px solid ${light.line};vertical-align:top;`;
  const small = `font-size:14px;line-height:20px;color:${light.muted};`;
  const image = `<td class="line" width="80" style="${cell}width:80px;"><a href="{{ links.open }}" style="${linked}font-size:12px;line-height:16px;"><img src="{{ item.image }}" alt="{{ item.title }}" width="64" style="display:block;width:64px;border-radius:8px;"></a></td>`;
  return `<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in [[ block.goods ]].items %}<tr>
${when('item.image', image)}
<td class="line"{% unless item.image %} colspan="2"{% endunless %} style="${cell}"><a href="{{ links.open }}" style="${linked}">{{ item.title }}</a>
${when('item.variant', `<div class="muted" style="${small}">{{ item.variant }}</div>`)}
${when('item.quantity > 1', `<div class="muted" style="${small}">{{ item.quantity }} × {{ item.price }}</div>`)}</td>
<td class="line" align="right" style="${cell}padding-left:16px;white-space:nowrap;">{{ item.total }}</td>
</tr>{% endfor %}
${when('[[ block.goods ]].more > 0', `<tr><td class="line" colspan="3" style="${cell}">[[ phrases.more[block.goods] ]]</td></tr>`)}
<tr><td colspan="2" style="padding:14px 0;font-weight:bold;">[[ phrases.total ]]</td>
<td align="right" style="padding:14px 0 14px 16px;font-weight:bold;white-space:nowrap;">{{ [[ block.goods ]].total }}</td></tr>
</mj-table>`;
};

const goodsInText = `{% for item in [[ block.goods ]].items %}- {{ item.title }}${variantInText}: ${when('item.quantity > 1', '{{ item.quantity }} × {{ item.price }} = ')}{{ item.total }}\n{% endfor %}${when('[[ block.goods ]].more > 0', '[[ phrases.more[block.goods] ]]\n')}[[ phrases.total ]]: {{ [[ block.goods ]].total }}`;

/** The lines of the cart or order with their total. */
export const goods: MailTemplate = {
  html: `<mj-raw>${whenKnown('if', ' order.items')}</mj-raw>\n${goodsTable()}\n<mj-raw>${whenKnown('endif')}</mj-raw>`,
  text: `${whenKnown('if', ' order.items')}${goodsInText}${whenKnown('endif')}`,
};

/** An email that asks about more things is not read to the end. */
const productsShown = 3;

/** The first things bought. */
export const products: MailTemplate = {
  html: `<mj-raw>{% if order.items %}</mj-raw>
<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in order.items limit: ${productsShown} %}<tr>
<td width="80" style="padding:8px 0;width:80px;font-size:12px;line-height:16px;">${when('item.image', `<img src="{{ item.image }}" alt="{{ item.title }}" width="64" style="display:block;width:64px;border-radius:8px;">`)}</td>
<td style="padding:8px 0;">{{ item.title }}${when('item.variant', `<div class="muted" style="font-size:14px;line-height:20px;color:${light.muted};">{{ item.variant }}</div>`)}</td>
</tr>{% endfor %}
</mj-table>
<mj-raw>{% endif %}</mj-raw>`,
  text: when(
    'order.items',
    `{% for item in order.items limit: ${productsShown} %}- {{ item.title }}${variantInText}\n{% endfor %}`,
  ),
};

const picksTable = (): string => {
  const cell = `padding:14px 0;border-bottom:1px solid ${light.line};vertical-align:middle;`;
  const image = `<td class="line" width="112" style="${cell}width:112px;"><a href="{{ item.link }}" style="${linked}font-size:12px;line-height:16px;"><img src="{{ item.image }}" alt="{{ item.title }}" width="96" style="display:block;width:96px;border-radius:8px;"></a></td>`;
  const price = `<div class="accent" style="font-weight:bold;color:${light.accent};">{{ item.price }}</div>`;
  return `<mj-table css-class="ink" padding="4px 32px 12px">
{% for item in products %}<tr>
${when('item.image', image)}
<td class="line"{% unless item.image %} colspan="2"{% endunless %} style="${cell}"><a href="{{ item.link }}" style="${linked}">{{ item.title }}</a>
${when('item.price', price)}</td>
</tr>{% endfor %}
</mj-table>`;
};

/** The products that were picked. */
export const picks: MailTemplate = {
  html: picksTable(),
  text: `{% for item in products %}- {{ item.title }}${when('item.price', ', {{ item.price }}')}\n  {{ item.link }}\n{% endfor %}`,
};

const cardTable = (rows: string): string =>
  `<mj-table css-class="ink" padding="8px 32px 12px">${rows}</mj-table>`;

const picture = `<tr><td style="padding:0 0 12px;"><a href="{{ links.open }}"><img src="{{ [[ block.card ]].image }}" alt="{{ [[ block.card ]].title }}" width="536" style="display:block;width:100%;max-width:536px;border-radius:10px;"></a></td></tr>`;

const productCard = (): string => {
  const muted = `font-size:15px;line-height:22px;color:${light.muted};`;
  const prices = `<div style="padding:6px 0 0;"><span class="accent" style="font-size:22px;line-height:28px;font-weight:bold;color:${light.accent};">{{ product.price }}</span>${when('product.was', ` <s class="muted" style="${muted}">{{ product.was }}</s>`)}</div>`;
  return cardTable(`${when('product.image', picture)}
<tr><td><a href="{{ links.open }}" style="color:${light.ink};text-decoration:none;font-weight:bold;">{{ product.title }}</a>
${when('product.variant', `<div class="muted" style="${muted}">{{ product.variant }}</div>`)}
${when('product.price', prices)}</td></tr>`);
};

/** The one product, or the news' picture, which says nothing in plain text. */
export const card: MailTemplate = {
  html: [
    byWords("if block.card == 'product'", productCard()),
    byWords(
      "if block.card == 'news'",
      `<mj-raw>{% if news.image %}</mj-raw>\n${cardTable(picture)}\n<mj-raw>{% endif %}</mj-raw>`,
    ),
  ].join('\n'),
  text: `[% if block.card == 'product' %]{{ product.title }}${when('product.variant', ', {{ product.variant }}')}${when('product.price', `: {{ product.price }}${when('product.was', ' (← {{ product.was }})')}`)}[% endif %]`,
};
