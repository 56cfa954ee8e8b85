import type { EventPattern, FactPattern, PatternValue } from '../../../statemachines/compile/asl.ts';

/** An event on the bus, as a rule sees it. */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: { readonly facts?: object };
}

/** EventBridge's matching for the part of its pattern language that scenarios compile to. */
export function matchesPattern(pattern: EventPattern, event: BusEvent): boolean {
  if (!pattern.source.includes(event.source) || !pattern['detail-type'].includes(event['detail-type']))
    return false;
  return matchesFacts(pattern.detail?.facts ?? {}, event.detail.facts);
}

function matchesFacts(pattern: FactPattern, got: unknown): boolean {
  const facts: Readonly<Record<string, unknown>> = typeof got === 'object' ? { ...got } : {};
  return Object.entries(pattern).every(([fact, wanted]) =>
    isValues(wanted)
      ? wanted.some((value) => matchesFact(value, facts[fact]))
      : matchesFacts(wanted, facts[fact]),
  );
}

const isValues = (wanted: FactPattern[string]): wanted is readonly PatternValue[] => Array.isArray(wanted);

/** Of a list one element is enough. */
const matchesFact = (wanted: PatternValue, got: unknown): boolean =>
  Array.isArray(got) ? got.some((one) => matchesValue(wanted, one)) : matchesValue(wanted, got);

function matchesValue(wanted: PatternValue, got: unknown): boolean {
  if (typeof wanted !== 'object') return got === wanted;
  if ('exists' in wanted) return (got !== undefined) === wanted.exists;
  if (typeof got !== 'number') return false;
  const [operator, limit] = wanted.numeric;
  switch (operator) {
    case '>=':
      return got >= limit;
    case '<=':
      return got <= limit;
    case '=':
      return got === limit;
  }
}
