const liquid = /(\{\{.*?\}\}|\{%.*?%\})/s;

/** Changes the words of a template and leaves its Liquid alone. */
export const mapWords = (template: string, change: (words: string) => string): string =>
  template
    .split(liquid)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
