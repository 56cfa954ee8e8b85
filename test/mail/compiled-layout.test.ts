import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import mailLayout from '#mail-layout';
import { compileOnce, layoutFile } from '../../statemachines/mail/build/compiled-layout.ts';
import { layout } from '../../statemachines/mail/layout.ts';

const folder = mkdtempSync(join(tmpdir(), 'triggermap-layout-'));
afterAll(() => rmSync(folder, { recursive: true }));
const template = (words: string) => ({
  html: `<mjml><mj-body><mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section></mj-body></mjml>`,
  text: words,
});

describe('the compiled layout', () => {
  it('is what MJML makes of the sources of today, and not checked in', async () => {
    expect(basename(await compileOnce(layout, folder))).toBe(basename(layoutFile));
    expect(JSON.parse(readFileSync(join(folder, basename(layoutFile)), 'utf8'))).toEqual(mailLayout);
    expect(mailLayout.html).toContain('<!doctype html>');
    expect(mailLayout.html).not.toContain('<mj-');
    expect(layoutFile).toContain('/node_modules/');
  });

  it('is made once, and anew when its source changes', async () => {
    const first = await compileOnce(template('one'), folder);
    const made = statSync(first).mtimeMs;
    expect(await compileOnce(template('one'), folder)).toBe(first);
    expect(statSync(first).mtimeMs).toBe(made);
    const second = await compileOnce(template('two'), folder);
    expect(second).not.toBe(first);
    expect(readFileSync(second, 'utf8')).toContain('two');
  });

  it('may be made by several at once, and leaves nothing half-made', async () => {
    const inHere = join(folder, 'at-once');
    const files = await Promise.all(
      Array.from({ length: 5 }, () => compileOnce(template('together'), inHere)),
    );
    expect(new Set(files).size).toBe(1);
    expect(readdirSync(inHere)).toEqual(files.slice(0, 1).map((file) => basename(file)));
    expect(JSON.parse(readFileSync(join(inHere, readdirSync(inHere)[0] ?? ''), 'utf8')).text).toBe(
      'together',
    );
  });

  it('is not made of a layout that is no valid MJML', async () => {
    const inHere = join(folder, 'invalid');
    await expect(
      compileOnce({ html: '<mjml><mj-body><mj-oops /></mj-body></mjml>', text: '' }, inHere),
    ).rejects.toThrow('mj-oops');
    expect(() => readdirSync(inHere)).toThrow('ENOENT');
  });
});
