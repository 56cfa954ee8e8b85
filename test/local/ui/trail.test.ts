import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = chromiums.find((path) => existsSync(path));
if (executablePath === undefined)
  console.warn(`Whether lines are in sight is not tested: no browser at ${chromiums.join(', ')}.`);

/** What `read-lines.js` finds. */
interface LinesRead {
  readonly lines: number;
  readonly notSent: number;
  readonly outOfSight: readonly string[];
}
const readLines = readFileSync(new URL('read-lines.js', import.meta.url), 'utf8');

describe.skipIf(executablePath === undefined)('A trail in a browser', () => {
  let laptop: { readonly process: ChildProcess; readonly url: string };
  let browser: Browser;

  const startLaptop = async (): Promise<typeof laptop> => {
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: new URL('../../..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      const [url] = /http:\/\/127\.0\.0\.1:\d+$/.exec(line) ?? [];
      if (url !== undefined) return { process: child, url };
    }
    throw new Error('npm start ended without an address');
  };

  beforeAll(async () => {
    [laptop, browser] = await Promise.all([
      startLaptop(),
      chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] }),
    ]);
    // Nothing is known to write to: the greeting is not sent.
    const detail = { customer: 'stranger', properties: { leadId: 'lead-1', topic: 'plants for an office' } };
    const answer = await fetch(`${laptop.url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'lead.submitted', detail }),
    });
    expect(answer.status).toBe(200);
  });
  afterAll(async () => {
    await browser?.close();
    laptop?.process.kill();
    if (laptop !== undefined) await once(laptop.process, 'exit');
  });

  /** What is seen on a desktop and on a phone. */
  const readOn = async (page: Page): Promise<LinesRead[]> => {
    const read: LinesRead[] = [];
    for (const width of [1440, 375]) {
      await page.setViewportSize({ width, height: 800 });
      read.push(await page.evaluate<LinesRead>(readLines));
    }
    return read;
  };
  const allInSight = [1440, 375].map(() => expect.objectContaining({ notSent: 1, outOfSight: [] }));

  test('shows every line of a customer and of a run, also of what was not sent', async () => {
    const page = await browser.newPage();
    await page.goto(`${laptop.url}/#/customer/stranger`);
    await page.locator('.trail a').waitFor();
    expect(await readOn(page)).toEqual(allInSight);
    const run = await page.locator('.trail a').getAttribute('href');
    await page.goto(`${laptop.url}/${run}`);
    await page.locator('main.view-run .trail > li').first().waitFor();
    expect(await readOn(page)).toEqual(allInSight);
    await page.close();
  });
});
