import { blocks } from './blocks.ts';
import { byWords, type MailTemplate, when } from './mail-template.ts';
import { phoneLink } from './mark-up.ts';
import { styles, theme } from './theme.ts';

const { light } = theme;
/** Clients fill the preview line from the body when the preheader is short; these take up no room. */
const previewPadding = '&#847;&zwnj;&nbsp;'.repeat(60);

const body = Object.entries(blocks)
  .map(([kind, { html }]) => byWords(`if block.${kind}`, html))
  .join('\n');

/** Why the customer gets it and, in marketing, the ways out. */
const why = `[[ why ]][% if marketing %] <a href="{{ links.unsubscribe }}" style="color:inherit;">[[ phrases.unsubscribe ]]</a>${when(
  'links.preferences',
  ' · <a href="{{ links.preferences }}" style="color:inherit;">[[ phrases.preferences ]]</a>',
)}[% endif %]`;

/** Brand, card with one button, footer. */
const html = `<mjml lang="[[ language ]]" dir="ltr">
<mj-head>
<mj-title>[[ subject ]]</mj-title>
<mj-preview>[[ preheader ]]${previewPadding}</mj-preview>
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
<mj-text css-class="ink" padding="8px 32px 12px" font-family="${theme.heading}"><h1 style="font-size:28px;line-height:36px;">[[ title ]]</h1></mj-text>
<mj-text css-class="ink">[[ phrases.greeting ]]</mj-text>
${byWords('for block in body', body)}
<mj-button css-class="button" align="left" href="{{ [[ buttonLink ]] }}" padding="16px 32px" inner-padding="15px 30px" border-radius="10px" background-color="${light.accent}" color="${light.onAccent}" font-size="17px" font-weight="bold">[[ button ]]</mj-button>
<mj-text css-class="muted" font-size="15px" line-height="23px" color="${light.muted}">[[ after | line ]]</mj-text>
</mj-column></mj-section>
<mj-section padding="20px 0 36px"><mj-column>
<mj-text css-class="muted" mj-class="footer">{{ brand.postalAddress }}<br>${phoneLink} · <a href="mailto:{{ brand.email }}" style="color:inherit;">{{ brand.email }}</a></mj-text>
<mj-text css-class="muted" mj-class="footer">${why}</mj-text>
</mj-column></mj-section>
</mj-body>
</mjml>`;

const bodyInText = Object.entries(blocks)
  .map(([kind, { text }]) => `[% if block.${kind} %]${text}[% endif %]`)
  .join('');

const whyInText = `[[ why ]][% if marketing %]\n[[ phrases.unsubscribe ]]: {{ links.unsubscribe }}${when(
  'links.preferences',
  '\n[[ phrases.preferences ]]: {{ links.preferences }}',
)}[% endif %]`;

const text = [
  '[[ title ]]',
  '[[ phrases.greeting ]]',
  `[% for block in body %]${bodyInText}\n\n[% endfor %][[ button ]]: {{ [[ buttonLink ]] }}`,
  '[[ after ]]',
  '--',
  '{{ brand.postalAddress }}\n{{ brand.phone }}, {{ brand.email }}',
  whyInText,
].join('\n\n');

/** A whole mail, with every kind of block where the words may ask for it. */
export const layout: MailTemplate = { html, text };
