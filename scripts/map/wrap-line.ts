const width = 116;

/** Text behind a beginning, broken between words; further lines begin with the indent. */
export function wrapLine(begin: string, text: string, indent: string): readonly string[] {
  const lines = [begin];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const grown = line.endsWith(' ') ? `${line}${word}` : `${line} ${word}`;
    if (grown.length <= width || line === begin || line === indent) lines[lines.length - 1] = grown;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
