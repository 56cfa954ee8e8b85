/** The answers to a question, and what the buttons for them say. */
export type AnswerLabels = readonly (readonly [answer: string, label: string])[];

/** Where the button of an answer leads. */
export const answerLink = (answer: string): string => `{{ links.answers['${answer}'] }}`;
