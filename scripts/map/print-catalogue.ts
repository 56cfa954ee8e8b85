import type { CheckedLine } from './list-catalogue.ts';

/** The catalogue as a table: code, what, file and test; faults stand below their line. */
export function printCatalogue(lines: readonly CheckedLine[]): readonly string[] {
  const cells = lines.map(({ code, what, place, faults }) => ({
    row: [code, what, place?.file ?? (faults.length > 0 ? 'missing' : 'not yet'), place?.test ?? ''],
    faults,
  }));
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map(({ row }) => row[column]?.length ?? 0)));
  return [
    ...cells.flatMap(({ row, faults }) => [
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
      ...faults.map((fault) => `     ! ${fault}`),
    ]),
    '',
    `${lines.length} lines, ${lines.filter(({ place, faults }) => place === undefined && faults.length === 0).length} of them not yet; ${lines.flatMap(({ faults }) => faults).length} faults`,
  ];
}
