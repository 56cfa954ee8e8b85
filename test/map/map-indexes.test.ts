import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { makeIndexes } from '../../scripts/map/map-indexes.ts';

const statemachines = fileURLToPath(new URL('../../statemachines/', import.meta.url));

describe('the indexes of the map', () => {
  it('are what the folders make', async () => {
    const files = await makeIndexes(statemachines);
    expect(files.map(({ path }) => path)).toEqual([
      'scenarios/index.ts',
      'messages/index.ts',
      'messages/written.ts',
    ]);
    for (const { path, text } of files)
      expect(
        readFileSync(join(statemachines, path), 'utf8') === text,
        `statemachines/${path} is not what its folders make: run npm run definitions`,
      ).toBe(true);
  });

  describe('of another map', () => {
    const folder = mkdtempSync(join(tmpdir(), 'triggermap-'));
    const write = (path: string, text: string): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const declare = (stage: string, id: string, more = ''): void =>
      write(`scenarios/${stage}/${id}.ts`, `export default { id: '${id}', stage: '${stage}'${more} };`);
    const textOf = async (path: string): Promise<string> =>
      (await makeIndexes(folder)).find((file) => file.path === path)?.text ?? '';
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('list scenarios by stage, by number, S before E, and by id', async () => {
      mkdirSync(join(folder, 'messages'), { recursive: true });
      declare('lead', 'c', ", code: 'E1'");
      declare('lead', 'b', ", code: 'S12'");
      declare('lead', 'd', ", code: 'S2'");
      declare('lead', 'a', ", code: 'S12'");
      declare('lead', 'aa');
      declare('conversion', 'z-z', ", code: 'S1'");
      expect(await textOf('scenarios/index.ts')).toContain('= [\n  d,\n  a,\n  b,\n  c,\n  aa,\n  zZ,\n];\n');
    });

    it('list the words of each message in the languages that are there', async () => {
      write('messages/cart-offer/message.ts', '');
      write('messages/cart-offer/en.ts', '');
      write('messages/cart-offer/pt-BR.ts', '');
      write('messages/news/message.ts', '');
      write('messages/news/ru.ts', '');
      write('messages/notes/readme.md', '');
      const words = await textOf('messages/written.ts');
      expect(words).toContain("import cartOfferPtBr from './cart-offer/pt-BR.ts';\n");
      expect(words).toContain(
        "  'cart-offer': { en: cartOfferEn, 'pt-BR': cartOfferPtBr },\n  news: { ru: newsRu },\n",
      );
      expect(words).not.toContain('notes');
    });

    it('refuse a file that is another scenario than its place says, and one that is none', async () => {
      cpSync(join(statemachines, 'messages', 'news'), join(folder, 'messages', 'news'), { recursive: true });
      declare('lead', 'one', ", id: 'two'");
      await expect(makeIndexes(folder)).rejects.toThrow(
        "statemachines/scenarios/lead/one.ts: the scenario calls itself 'two' of the stage 'lead'; its file belongs at lead/two.ts",
      );
      rmSync(join(folder, 'scenarios'), { recursive: true });
      write('scenarios/lead/none.ts', 'export const scenario = 1;');
      await expect(makeIndexes(folder)).rejects.toThrow(
        'statemachines/scenarios/lead/none.ts: write export default scenario({ … })',
      );
    });
  });
});
