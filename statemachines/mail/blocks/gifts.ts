import { byWords, type MailTemplate, when, whenWhole } from '../mail-template.ts';
import { theme } from '../theme.ts';

const { light } = theme;

/** A tinted box around what the customer is given: its name, the thing itself, what it is worth, the small print. */
const box = (label: string, gift: string, worth: string, smallPrint: string): string =>
  `<mj-table css-class="ink" padding="8px 32px 16px"><tr>
<td align="center"><div class="tint" style="padding:20px 16px;background:${light.tint};border:1px dashed ${light.accent};border-radius:10px;">
<div class="muted" style="font-size:14px;color:${light.muted};">${label}</div>
<div class="accent" style="padding:6px 0;font-size:26px;line-height:32px;font-weight:bold;letter-spacing:1px;color:${light.accent};">${gift}</div>
<div style="font-weight:bold;">${worth}</div>
<div style="font-size:14px;line-height:22px;">${smallPrint}</div>
</div></td></tr></mj-table>`;

const offerMinimum = (lineBreak: string): string =>
  when('offer.minimum', `${lineBreak}[[ phrases.offer.minimum ]]`);

/** The personal code with its worth, end and conditions. */
export const offer: MailTemplate = {
  html: box(
    '[[ phrases.offer.label ]]',
    '{{ offer.code }}',
    '[[ phrases.offer.worth ]]',
    `[[ phrases.offer.until ]]${offerMinimum('<br>')}<br>[[ phrases.offer.use ]]`,
  ),
  text: `[[ phrases.offer.label ]]: {{ offer.code }}\n[[ phrases.offer.worth ]]\n[[ phrases.offer.until ]]${offerMinimum('\n')}\n[[ phrases.offer.use ]]`,
};

/** Marketing alone says what to do with points. */
const use = (lineBreak: string): string =>
  `[% if marketing %]${lineBreak}[[ phrases.points.use ]][% endif %]`;

const balanceEnd =
  '{% if points.ending.points == points.balance %}[[ phrases.points.balance.until ]]{% else %}[[ phrases.points.balance.partUntil ]]{% endif %}';

/** Points that the run has earned, or all there are. */
export const points: MailTemplate = {
  html: [
    byWords(
      "if block.points == 'earned'",
      whenWhole(
        'points.earned',
        box(
          '[[ phrases.points.earned.label ]]',
          '{{ points.earned.points }}',
          '[[ phrases.points.earned.worth ]]',
          `[[ phrases.points.earned.until ]]${use('<br>')}`,
        ),
      ),
    ),
    byWords(
      "if block.points == 'balance'",
      whenWhole(
        'points',
        box(
          '[[ phrases.points.balance.label ]]',
          '{{ points.balance }}',
          '[[ phrases.points.balance.worth ]]',
          `${when('points.ending', balanceEnd)}${use('<br>')}`,
        ),
      ),
    ),
  ].join('\n'),
  text: [
    `[% if block.points == 'earned' %]${when(
      'points.earned',
      `[[ phrases.points.earned.label ]]: {{ points.earned.points }}\n[[ phrases.points.earned.worth ]]\n[[ phrases.points.earned.until ]]${use('\n')}`,
    )}[% endif %]`,
    `[% if block.points == 'balance' %]${when(
      'points',
      `[[ phrases.points.balance.label ]]: {{ points.balance }}\n[[ phrases.points.balance.worth ]]${when('points.ending', `\n${balanceEnd}`)}${use('\n')}`,
    )}[% endif %]`,
  ].join(''),
};
