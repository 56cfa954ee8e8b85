import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml from 'mjml/package.json' with { type: 'json' };
import { layout } from '../layout.ts';
import type { MailLayout, MailTemplate } from '../mail-template.ts';

const options = { validationLevel: 'strict', fonts: {}, keepComments: false } as const;
const cache = fileURLToPath(new URL('../../../node_modules/.cache/triggermap/', import.meta.url));

/** MJML takes a second to load: it is, only where there is something to compile. Rejects when the MJML is not valid. */
async function compile({ html, text }: MailTemplate): Promise<MailLayout> {
  const { default: compileMjml } = await import('mjml');
  return { html: (await compileMjml(html, options)).html, text };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * The file with the compiled template, made where it is not there yet. Its name is a hash of all that it is made from,
 * so it is never stale; it appears whole, so two processes may make it at once.
 */
export async function compileOnce(template: MailTemplate, folder: string): Promise<string> {
  const sources = JSON.stringify([mjml.version, options, template]);
  const name = `mail-layout-${createHash('sha256').update(sources).digest('hex').slice(0, 16)}.json`;
  const file = join(folder, name);
  if (await exists(file)) return file;
  const compiled = JSON.stringify(await compile(template));
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, 'draft-'));
  await writeFile(join(draft, name), compiled);
  await rename(join(draft, name), file);
  await rmdir(draft);
  return file;
}

/** The compiled layout as a file, for who bundles. */
export const layoutFile = await compileOnce(layout, cache);

const compiled: MailLayout = JSON.parse(await readFile(layoutFile, 'utf8'));
export default compiled;
