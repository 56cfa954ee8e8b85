import { heading, runTable } from './parts.js';

/** All runs, the newest first. */
export async function draw(page) {
  const { speech, look } = page;
  return [heading(speech.say('runs'), speech.say('runs.lead')), runTable(page, look.runs)];
}
