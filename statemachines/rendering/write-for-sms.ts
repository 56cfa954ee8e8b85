const latin: Readonly<Record<string, string>> = {
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2009': ' ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
};

/** The text with fine typography replaced: one curly quote would halve what fits into a part. */
export const writeForSms = (text: string): string =>
  text.replace(/[\u00A0\u202F\u2009‘’“”„«»–—−…]/g, (character) => latin[character] ?? character);
