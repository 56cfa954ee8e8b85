type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of an SVG as text; children are markup already. */
export const svg = (name: string, attributes: Attributes = {}, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`)
    .join('');
  const inside = children.join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
};

/** A text as markup; what XML cannot say is left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A text in lines of at most so many letters; a longer word is cut, and so is what comes after the last line. */
export function wrapText(
  text: string,
  letters: number,
  mostLines = Number.POSITIVE_INFINITY,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    for (let rest = word; rest !== ''; ) {
      const room = letters - (line === '' ? 0 : line.length + 1);
      if (rest.length <= room) {
        line = line === '' ? rest : `${line} ${rest}`;
        rest = '';
      } else if (line !== '') {
        lines.push(line);
        line = '';
      } else {
        lines.push(rest.slice(0, letters));
        rest = rest.slice(letters);
      }
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, letters - 1)}…`];
}

/** How each kind of text looks where no stylesheet says otherwise. */
const inks = {
  name: { 'font-size': 14, 'font-weight': 600, fill: '#1b231f' },
  about: { 'font-size': 12, fill: '#56635c' },
  note: { 'font-size': 12, fill: '#1b231f' },
  number: { 'font-size': 12, 'font-weight': 600, fill: '#ffffff' },
  label: { 'font-size': 12, fill: '#56635c' },
  column: { 'font-size': 17, 'font-weight': 650, fill: '#1b231f' },
} as const satisfies Record<string, Attributes>;

/** A line of text that stands on `y`, and begins, ends or has its middle at `x`. */
export const drawText = (
  ink: keyof typeof inks,
  said: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string =>
  svg(
    'text',
    { class: ink, x, y, ...inks[ink], 'text-anchor': anchor === 'start' ? undefined : anchor },
    escapeXml(said),
  );
