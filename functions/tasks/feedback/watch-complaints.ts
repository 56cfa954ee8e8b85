import { changePauses } from '../../core/decision/pauses.ts';
import { countedDays, judgeComplaints, shardOfDelivery } from '../../core/feedback/complaints.ts';
import type { ToldEvent } from '../../core/feedback/feedback.ts';
import { scenarioOfRun } from '../../core/records/fingerprint.ts';
import type { ComplaintCounts } from '../../ports/delivery/complaint-counts.ts';
import type { PauseControl } from '../../ports/runs/pauses.ts';
import type { Alerts } from '../../ports/world/alerts.ts';
import type { Backoff, Clock } from '../../ports/world/clock.ts';
import type { Written } from '../../ports/written.ts';
import { retryConflict } from '../retry-conflict.ts';

export interface ComplaintPorts {
  readonly store: ComplaintCounts & PauseControl;
  readonly alerts: Alerts;
  readonly clock: Clock;
  readonly backoff: Backoff;
}

/**
 * Counts deliveries and complaints of each scenario's letters, and looks at the share whenever somebody complains:
 * people are warned of it once a day, and a scenario of which too many complain is paused. A notice that comes twice
 * counts a complaint once, and a delivery twice: too seldom to matter among a thousand.
 */
export async function watchComplaints(events: readonly ToldEvent[], ports: ComplaintPorts): Promise<void> {
  for (const { name, id, at, properties } of events) {
    const { run } = properties;
    if (typeof run !== 'string') continue;
    const scenario = scenarioOfRun(run);
    if (name === 'message.delivered')
      await ports.store.countDelivery({ scenario, day: at.slice(0, 10), shard: shardOfDelivery(id) });
    if (name === 'message.complained') {
      await ports.store.saveComplaint({ scenario, at, event: id });
      await judge(scenario, ports);
    }
  }
}

async function judge(scenario: string, ports: ComplaintPorts): Promise<void> {
  const { store, alerts, clock } = ports;
  const figures = await store.complaintFigures(scenario);
  const judged = judgeComplaints(figures);
  switch (judged.verdict) {
    case 'fine':
      return;
    case 'pause':
      return pause(scenario, judged.because, ports);
    case 'warn': {
      const [today = ''] = countedDays(clock.now());
      if (figures.warnedOn === today) return;
      await alerts({ scenario, text: `Too many complain: ${judged.because}. At 0.3 % it pauses itself.` });
      return store.saveWarned(scenario, today);
    }
  }
}

/** An alert may be given twice, and is never lost: it goes before the pause. */
async function pause(
  scenario: string,
  because: string,
  { store, alerts, clock, backoff }: ComplaintPorts,
): Promise<void> {
  let told = false;
  await retryConflict<Written>('pauses', backoff, async () => {
    const pauses = await store.pauses();
    if (pauses?.scenarios[scenario] !== undefined) return 'written';
    if (!told)
      await alerts({
        scenario,
        text: `The scenario has paused itself: ${because}. Mend it, then: npm run pause -- scenario ${scenario} --resume`,
      });
    told = true;
    const since = clock.now().toISOString();
    const next = changePauses(pauses, { what: 'scenario', id: scenario }, { since, why: because });
    return store.savePauses(next);
  });
}
