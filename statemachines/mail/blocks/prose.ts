import { byWords, type MailTemplate, when, whenWhole } from '../mail-template.ts';

export const paragraph: MailTemplate = {
  html: '<mj-text css-class="ink">[[ block.paragraph | line ]]</mj-text>',
  text: '[[ block.paragraph ]]',
};

export const subtitle: MailTemplate = {
  html: '<mj-text css-class="ink" mj-class="subtitle"><h2 style="font-size:20px;line-height:28px;">[[ block.subtitle ]]</h2></mj-text>',
  text: '[[ block.subtitle ]]',
};

export const list: MailTemplate = {
  html: byWords(
    'for item in block.list',
    '<mj-text css-class="ink"><strong>[[ item.first ]]</strong><br>[[ item.last ]]</mj-text>',
  ),
  text: '[% for item in block.list %][[ item.first ]]\n[[ item.last ]][% unless forloop.last %]\n\n[% endunless %][% endfor %]',
};

export const detail: MailTemplate = {
  html: whenWhole(
    '[[ block.detail ]]',
    '<mj-text css-class="ink"><strong>[[ block.title ]]</strong><br>{{ [[ block.detail ]] }}</mj-text>',
  ),
  text: when('[[ block.detail ]]', '[[ block.title ]]: {{ [[ block.detail ]] }}'),
};

export const link: MailTemplate = {
  html: whenWhole(
    '[[ block.link ]]',
    '<mj-text css-class="ink"><a href="{{ [[ block.link ]] }}" style="color:inherit;">[[ block.title ]]</a></mj-text>',
  ),
  text: when('[[ block.link ]]', '[[ block.title ]]: {{ [[ block.link ]] }}'),
};
