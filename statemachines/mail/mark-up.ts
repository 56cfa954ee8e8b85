const liquid = /(\{\{.*?\}\}|\{%.*?%\})/s;

/** Changes the words of a template and leaves its Liquid alone. */
const mapWords = (template: string, change: (words: string) => string): string =>
  template
    .split(liquid)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');

/** Words as text of a mark-up; a Russian dash and a per cent sign stay with the word before them. */
export const markUp = (template: string): string =>
  mapWords(template, (words) =>
    words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll(/ (?=[—%])/g, '&nbsp;'),
  );

/** The brand's number, to be called by a tap. */
export const phoneLink = `<a href="tel:{{ brand.phone | remove: ' ' }}" style="color:inherit;white-space:nowrap;">{{ brand.phone }}</a>`;

/** The same as `markUp`, with the brand's number as a link. */
export const markUpLine = (template: string): string =>
  markUp(template).replaceAll('{{ brand.phone }}', phoneLink);
