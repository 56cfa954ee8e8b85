import './today.ts';
import { afterAll, expect } from 'vitest';

/** Files share a process: what one leaves behind, the next would find. */
const lookAround = () => ({
  Date: globalThis.Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  fetch: globalThis.fetch,
});
/** Powertools names itself to the AWS SDK when it is first loaded, by whichever file that is. */
const setByLoading = 'AWS_SDK_UA_APP_ID';
const { random } = Math;
const { stackTraceLimit } = Error;
const globals = lookAround();
const environment = { ...process.env };

afterAll(() => {
  const now = { ...lookAround(), random: Math.random, stackTraceLimit: Error.stackTraceLimit };
  const names = new Set(Object.keys({ ...environment, ...process.env }));
  const changed = [...names].filter(
    (name) => name !== setByLoading && process.env[name] !== environment[name],
  );
  // One file's fault is not to be the next one's.
  Object.assign(globalThis, globals);
  Object.assign(Math, { random });
  Object.assign(Error, { stackTraceLimit });
  for (const name of changed) {
    if (environment[name] === undefined) delete process.env[name];
    else process.env[name] = environment[name];
  }
  expect(now, 'globals').toEqual({ ...globals, random, stackTraceLimit });
  expect(changed, 'the environment').toEqual([]);
});
