// Made by `npm run build:messages`: edit ../code-not-used/ru.ts instead.
import type { CompiledMessage } from '../compiled-message.ts';

export default {
  email: {
    subject: `Ваш код на скидку {{ offer.percent }} % скоро истечёт`,
    html: `<!doctype html>
<html lang="ru" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>Ваш код на скидку {{ offer.percent }}&nbsp;% скоро истечёт</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
h1, h2 { margin: 0; font-weight: normal; }
@media (max-width: 480px) { .button table { width: 100% !important; } }
@media (prefers-color-scheme: dark) {
.page,  .page > div { background: #131715 !important; }
.card,  .card > table { background: #1d2320 !important; }
.ink,  .ink div,  .ink td,  .ink a { color: #eceeec !important; }
.muted,  .muted div,  .muted a,  .ink .muted { color: #a9b3ad !important; }
.brand div,  .ink .accent { color: #93cfae !important; }
.line { border-color: #39413c !important; }
.tint { background: #243029 !important; border-color: #93cfae !important; }
.button td,  .button a { background: #93cfae !important; color: #10231a !important; }
}
[data-ogsc] .page, [data-ogsc] .page > div { background: #131715 !important; }
[data-ogsc] .card, [data-ogsc] .card > table { background: #1d2320 !important; }
[data-ogsc] .ink, [data-ogsc] .ink div, [data-ogsc] .ink td, [data-ogsc] .ink a { color: #eceeec !important; }
[data-ogsc] .muted, [data-ogsc] .muted div, [data-ogsc] .muted a, [data-ogsc] .ink .muted { color: #a9b3ad !important; }
[data-ogsc] .brand div, [data-ogsc] .ink .accent { color: #93cfae !important; }
[data-ogsc] .line { border-color: #39413c !important; }
[data-ogsc] .tint { background: #243029 !important; border-color: #93cfae !important; }
[data-ogsc] .button td, [data-ogsc] .button a { background: #93cfae !important; color: #10231a !important; }
</style>
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
</head>
<body  class="page" style="word-spacing:normal;background-color:#f4f1ea;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Он действует до {{ offer.until }}.&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
<div
aria-label="Ваш код на скидку {{ offer.percent }}&nbsp;% скоро истечёт" aria-roledescription="email" role="article" lang="ru" dir="ltr" style="word-spacing:normal;background-color:#f4f1ea;"
>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:28px 0 16px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" class="brand" style="font-size:0px;padding:8px 32px;word-break:break-word;"
>
<div
style="font-family:Georgia, 'Times New Roman', serif;font-size:22px;line-height:28px;text-align:left;color:#2b6149;"
>{{ brand.name }}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="card-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:14px;overflow:hidden;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
>
<tbody>
<tr>
<td
style="border-radius:14px;direction:ltr;font-size:0px;padding:24px 0 28px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" class="ink" style="font-size:0px;padding:8px 32px 12px;word-break:break-word;"
>
<div
style="font-family:Georgia, 'Times New Roman', serif;font-size:16px;line-height:25px;text-align:left;color:#24302a;"
><h1 style="font-size:28px;line-height:36px;">Ваш код всё ещё действует</h1></div>
</td>
</tr>
<tr>
<td
align="left" class="ink" style="font-size:0px;padding:8px 32px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:25px;text-align:left;color:#24302a;"
>Здравствуйте{% if customer.name %}, {{ customer.name }}{% endif %}!</div>
</td>
</tr>
<tr>
<td
align="left" class="ink" style="font-size:0px;padding:8px 32px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:25px;text-align:left;color:#24302a;"
>У вас есть личный код, которым вы ещё не воспользовались, и его срок подходит к концу. Напоминаем один раз, чтобы он не пропал случайно.</div>
</td>
</tr>
<tr>
<td
align="left" class="ink" style="font-size:0px;padding:8px 32px 16px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#24302a;font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;table-layout:auto;width:100%;border:none;"
>
<tr>
<td align="center"><div class="tint" style="padding:20px 16px;background:#eef4ef;border:1px dashed #2b6149;border-radius:10px;">
<div class="muted" style="font-size:14px;color:#5c665f;">Ваш личный код</div>
<div class="accent" style="padding:6px 0;font-size:26px;line-height:32px;font-weight:bold;letter-spacing:1px;color:#2b6149;">{{ offer.code }}</div>
<div style="font-weight:bold;">Скидка {{ offer.percent }}&nbsp;%</div>
<div style="font-size:14px;line-height:22px;">Действует до {{ offer.until }}{% if offer.minimum %}<br>Для заказа от {{ offer.minimum }}{% endif %}<br>Действует один раз и только для вас</div>
</div></td></tr>
</table>
</td>
</tr>
<tr>
<td
align="left" class="button" style="font-size:0px;padding:16px 32px;word-break:break-word;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"
>
<tbody>
<tr>
<td
align="center" bgcolor="#2b6149" role="presentation" style="border:none;border-radius:10px;cursor:auto;mso-padding-alt:15px 30px;background:#2b6149;" valign="middle"
>
<a
href="{{ links.open }}" style="display:inline-block;background:#2b6149;color:#ffffff;font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:17px;font-weight:bold;line-height:120%;margin:0;text-decoration:none;text-transform:none;padding:15px 30px;mso-padding-alt:0px;border-radius:10px;" target="_blank"
>
Применить код
</a>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
<tr>
<td
align="left" class="muted" style="font-size:0px;padding:8px 32px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:15px;line-height:23px;text-align:left;color:#5c665f;"
>Введите код при оформлении заказа. Покупать пока ничего не планируете? Ничего страшного: больше о нём не напомним.</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:20px 0 36px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" class="muted" style="font-size:0px;padding:4px 32px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:13px;line-height:20px;text-align:left;color:#5c665f;"
>{{ brand.postalAddress }}<br><a href="tel:{{ brand.phone | remove: ' ' }}" style="color:inherit;white-space:nowrap;">{{ brand.phone }}</a> · <a href="mailto:{{ brand.email }}" style="color:inherit;">{{ brand.email }}</a></div>
</td>
</tr>
<tr>
<td
align="left" class="muted" style="font-size:0px;padding:4px 32px;word-break:break-word;"
>
<div
style="font-family:-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:13px;line-height:20px;text-align:left;color:#5c665f;"
>Письмо от {{ brand.name }}. Не хотите получать такие письма? <a href="{{ links.unsubscribe }}" style="color:inherit;">Отписаться</a>{% if links.preferences %} · <a href="{{ links.preferences }}" style="color:inherit;">Настроить рассылку</a>{% endif %}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`,
    text: `Ваш код всё ещё действует

Здравствуйте{% if customer.name %}, {{ customer.name }}{% endif %}!

У вас есть личный код, которым вы ещё не воспользовались, и его срок подходит к концу. Напоминаем один раз, чтобы он не пропал случайно.

Ваш личный код: {{ offer.code }}
Скидка {{ offer.percent }} %
Действует до {{ offer.until }}
{% if offer.minimum %}Для заказа от {{ offer.minimum }}
{% endif %}Действует один раз и только для вас

Применить код: {{ links.open }}

Введите код при оформлении заказа. Покупать пока ничего не планируете? Ничего страшного: больше о нём не напомним.

--

{{ brand.postalAddress }}
{{ brand.phone }}, {{ brand.email }}

Письмо от {{ brand.name }}. Не хотите получать такие письма?
Отписаться: {{ links.unsubscribe }}{% if links.preferences %}
Настроить рассылку: {{ links.preferences }}{% endif %}`,
  },
  push: {
    title: `Код на скидку {{ offer.percent }} % скоро истечёт`,
    text: `Код {{ offer.code }}{% if offer.minimum %}, заказ от {{ offer.minimum }}{% endif %}, действует до {{ offer.until }}.`,
  },
} satisfies CompiledMessage;
