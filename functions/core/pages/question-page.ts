import { type Page, type PageSetting, toShop, writePage } from './customer-page.ts';
import { customerWords } from './customer-words.ts';
import { html } from './markup.ts';

/** A question and its answers as one customer reads them. */
export interface QuestionShown {
  readonly title: string;
  readonly answers: readonly (readonly [answer: string, label: string])[];
}

export const answerField = 'answer';

/** Asks; only a button answers. `chosen` led here from the letter, `known` was answered before. */
export function askQuestion(
  { title, answers }: QuestionShown,
  said: { readonly chosen?: string; readonly known?: string; readonly unread?: true },
  { language, brand }: PageSetting,
): Page {
  const words = customerWords[language].answer;
  const label = (answer: string | undefined): string | undefined =>
    answers.find(([known]) => known === answer)?.[1];
  const [chosen, known] = [label(said.chosen), label(said.known)];
  const first = answers.filter(([answer]) => answer === said.chosen);
  const others = answers.filter(([answer]) => answer !== said.chosen);
  return writePage(
    said.unread ? 400 : 200,
    title,
    language,
    brand,
    html`<h1>${title}</h1>
${known === undefined ? undefined : html`<p class="told">${words.known(known)}</p>`}
${chosen === undefined ? undefined : html`<p>${words.chosen(chosen)}</p>`}
${said.unread ? html`<p class="told" role="status">${words.unknown}</p>` : undefined}
<form method="post">
${[...first, ...others].map(
  ([answer, text]) => html`<p><button name="${answerField}" value="${answer}">${text}</button></p>
`,
)}</form>`,
  );
}

export function tellAnswered(label: string, title: string, { language, brand }: PageSetting): Page {
  const words = customerWords[language];
  return writePage(
    200,
    title,
    language,
    brand,
    html`<h1>${words.answer.done(label)}</h1>
${toShop(words, brand)}`,
  );
}
