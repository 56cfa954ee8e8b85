import { phrasesIn } from '../../../statemachines/language/phrases.ts';
import { type Page, type PageSetting, toShop, writePage } from './customer-page.ts';
import { html, type Markup } from './markup.ts';
import { oneTap, oneTapScript } from './one-tap.ts';

/** A question and its answers as one customer reads them. */
export interface QuestionShown {
  readonly title: string;
  readonly answers: readonly (readonly [answer: string, label: string])[];
}

export const answerField = 'answer';

/**
 * Asks. `chosen` led here from the letter: it counts at the first sign that a person has come with it, or by its
 * button; `known` was answered before.
 */
export function askQuestion(
  question: QuestionShown,
  said: { readonly chosen?: string; readonly known?: string; readonly unread?: true },
  { language, policy }: PageSetting,
): Page {
  const { title, answers } = question;
  const words = phrasesIn(language, policy).pages.answer;
  const label = (answer: string | undefined): string | undefined =>
    answers.find(([known]) => known === answer)?.[1];
  const [chosen, known] = [label(said.chosen), label(said.known)];
  const tapped = said.chosen !== said.known && !said.unread ? chosen : undefined;
  return writePage(
    said.unread ? 400 : 200,
    title,
    language,
    policy.brand,
    html`<h1>${title}</h1>
${known === undefined ? undefined : html`<p class="told">${words.known(known)}</p>`}
${
  tapped === undefined
    ? undefined
    : html`<p>${words.chosen(tapped)} <span ${{ markup: oneTap.withoutScript }}>${words.press}</span><span ${{ markup: oneTap.withScript }} hidden>${words.touch}</span></p>`
}
${said.unread ? html`<p class="told" role="status">${words.unknown}</p>` : undefined}
${answerButtons(question, said.chosen, tapped !== undefined)}
${tapped === undefined ? undefined : oneTapScript}`,
  );
}

/** A button for each answer, the chosen one first. */
function answerButtons({ answers }: QuestionShown, chosen: string | undefined, isTapped: boolean): Markup {
  const first = answers.filter(([answer]) => answer === chosen);
  const others = answers.filter(([answer]) => answer !== chosen);
  return html`<form method="post">
${[...first, ...others].map(([answer, text]) => {
  const mark = isTapped && answer === chosen ? { markup: ` ${oneTap.button}` } : undefined;
  return html`<p><button name="${answerField}" value="${answer}"${mark}>${text}</button></p>
`;
})}</form>`;
}

/** `more` leads on to what can be said beside the answer. */
export function tellAnswered(
  { title, answers }: QuestionShown,
  answer: string,
  { language, policy }: PageSetting,
  more?: Markup,
): Page {
  const words = phrasesIn(language, policy).pages;
  const label = answers.find(([known]) => known === answer)?.[1] ?? answer;
  const others = answers.filter(([other]) => other !== answer);
  return writePage(
    200,
    title,
    language,
    policy.brand,
    html`<h1>${words.answer.done(label)}</h1>
${more}
<details><summary>${words.answer.change}</summary>
${answerButtons({ title, answers: others }, undefined, false)}
</details>
${toShop(words, policy.brand)}`,
  );
}
