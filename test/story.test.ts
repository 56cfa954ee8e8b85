import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { days } from '../statemachines/language/durations.ts';
import { expectStoryboard } from './scenarios/storyboard.ts';
import { story } from './story.ts';

const { Date: RealDate } = globalThis;

// The second test is about what the first leaves behind.
describe('A story', { shuffle: false }, () => {
  it('has its own time', async () => {
    const ann = await story({ at: '1999-12-31T23:00', customer: {} });
    await ann.after(days(1));
    expect(new Date().toISOString()).toBe('2000-01-01T23:00:00.000Z');
  });

  it('gives the real time and chance back when its test ends', () => {
    expect(Date).toBe(RealDate);
    expect(new Set([Math.random(), Math.random(), Math.random()]).size).toBe(3);
  });

  it('does not compare a storyboard with one that it has just written itself', async (test) => {
    test.skip(process.env.UPDATE_STORYBOARDS === '1', 'storyboards are being written');
    const ann = await story({ at: '2026-03-02T10:00', customer: {} });
    expect(() => expectStoryboard(ann)).toThrow('UPDATE_STORYBOARDS=1');
    expect(readdirSync(import.meta.dirname).filter((file) => file.endsWith('.storyboard.md'))).toEqual([]);
  });
});
