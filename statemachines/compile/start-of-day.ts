const quarterHour = 15 * 60_000; // every zone's clock is some quarter hours off UTC
const furthestAhead = 14 * 3_600_000; // no zone is further ahead of UTC

/**
 * The moment at which a local day ("2026-12-24") begins in a zone (IANA name): the first whose local date is that
 * day, or a later one where the calendar leaves the day out. ISO 8601 in UTC.
 */
export function startOfDay(day: string, zone: string): string {
  const localDate = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let at = Date.parse(`${day}T00:00:00Z`) - furthestAhead;
  while (localDate.format(at) < day) at += quarterHour;
  return new Date(at).toISOString();
}

/** The day after a day of the calendar. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
