import type { MailTemplate } from '../mail-template.ts';
import { theme } from '../theme.ts';

const { light } = theme;

/** Five stars to tap. */
export const stars: MailTemplate = {
  html: `<mj-table css-class="ink" padding="8px 32px 12px"><tr>
{% for link in links.stars %}<td align="center" width="20%"><a class="accent" href="{{ link }}" aria-label="[[ phrases.stars ]]" style="display:block;padding:6px 0;font-size:34px;line-height:40px;text-decoration:none;color:${light.accent};">★</a>
<div class="muted" style="font-size:13px;line-height:18px;color:${light.muted};">{{ forloop.index }}</div></td>
{% endfor %}</tr></mj-table>`,
  text: '{% for link in links.stars %}[[ phrases.stars ]]: {{ link }}\n{% endfor %}',
};

const answerLink = "{{ links.answers['[[ answer.first ]]'] }}";

/** A table of buttons, so many in a row. */
const buttons = (inRow: number, cellPadding: string, buttonPadding: string): string =>
  `[% for answer in answers %][% assign column = forloop.index0 | modulo: ${inRow} %][% if column == 0 %]<tr>[% endif %]<td width="${Math.floor(100 / inRow)}%" style="padding:${cellPadding};"><a class="accent" href="${answerLink}" style="display:block;padding:${buttonPadding};border:1px solid ${light.accent};border-radius:10px;text-align:center;text-decoration:none;font-weight:bold;color:${light.accent};">[[ answer.last ]]</a></td>[% if column == ${inRow - 1} or forloop.last %]</tr>
[% endif %][% endfor %]`;

/** A button for each answer: scores side by side (eleven in a row are too small to hit on a phone), others in a column. */
export const answers: MailTemplate = {
  html: `<mj-table css-class="ink" padding="8px 32px 12px">[% if scores %]${buttons(6, '5px 4px', '11px 0')}[% else %]${buttons(1, '5px 0px', '13px 18px')}[% endif %]</mj-table>`,
  text: `[% for answer in answers %][[ answer.last ]]: ${answerLink}[% unless forloop.last %]\n[% endunless %][% endfor %]`,
};
