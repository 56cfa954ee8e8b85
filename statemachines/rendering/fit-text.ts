const graphemes = new Intl.Segmenter();

/** The text within `limit` UTF-16 units: cut after a whole word where one is near, ended by "…". */
export function fitText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    if (cut.length + segment.length >= limit) break;
    cut += segment;
  }
  const wordEnd = cut.lastIndexOf(' ');
  return `${(wordEnd > limit / 2 ? cut.slice(0, wordEnd) : cut).trimEnd()}…`;
}
