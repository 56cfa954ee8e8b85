import type { Language } from '../../statemachines/language/channels.ts';
import type { Missing } from '../../statemachines/rendering/list-missing.ts';

/** What a language lacks, with the file that it is to be written in. */
export function printMissing(
  language: Language,
  { messages, phrases, feasts }: Missing,
  standIn: Language,
): readonly string[] {
  const lines = [
    ...messages.map((message) => `statemachines/messages/${message}/${language}.ts`),
    ...phrases.map((group) => `statemachines/phrases/${language}.ts: ${group}`),
    ...feasts.map((feast) => `statemachines/policy.ts: the name of the feast '${feast}'`),
  ];
  return [
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    lines.length === 0
      ? `nothing is missing in ${language}`
      : `${lines.length} to be written in ${language}; until then customers read them in ${standIn}`,
  ];
}
