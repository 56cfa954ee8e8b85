import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Seconds from `npm start` until the page and its map have been served. */
export async function measurePage(): Promise<number> {
  const start = fileURLToPath(new URL('../start.ts', import.meta.url));
  const started = performance.now();
  const twin = spawn(process.execPath, [start], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const page = await firstAddress(twin.stdout);
    for (const path of ['/', '/api/catalogue', '/api/look'])
      if (!(await fetch(new URL(path, page))).ok) throw new Error(`${path} of the page was not served`);
    return (performance.now() - started) / 1000;
  } finally {
    twin.kill();
  }
}

/** The first address that the command prints. */
async function firstAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk.toString();
    const address = /http:\/\/[\d.:]+/.exec(text)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`npm start ended without an address: ${text}`);
}
