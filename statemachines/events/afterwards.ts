import { declareEvent } from '../language/event.ts';
import { choice, id, noted, text, whole, word } from '../language/property.ts';

/** What comes after an order: returns, complaints, reviews, answers to questions, requests for help. */
export const afterwardsEvents = {
  'return.opened': declareEvent({
    about: 'order',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Возврат открыт' },
    opens: 'return',
  }),
  'return.closed': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Возврат закрыт' },
    closes: 'return',
  }),
  'complaint.opened': declareEvent({
    about: 'order',
    actor: 'customer',
    from: ['back end', 'connector'],
    title: { ru: 'Жалоба открыта' },
    opens: 'complaint',
  }),
  'complaint.closed': declareEvent({
    about: 'order',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Жалоба закрыта' },
    closes: 'complaint',
  }),
  'review.submitted': declareEvent({
    about: 'order',
    actor: 'customer',
    from: ['back end', 'site', 'connector'],
    title: { ru: 'Отзыв оставлен' },
    core: { rating: noted('Stars.', whole(1, 5)) },
    optional: { productId: id },
    retained: ['rating'],
    example: { rating: 5 },
  }),
  'survey.answered': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'site', 'map'],
    title: { ru: 'Клиент поставил оценку' },
    core: { survey: word, score: whole(0, 10) },
    retained: ['survey', 'score'],
    retainedBy: ['survey'],
    example: { survey: 'delivery', score: 9 },
  }),
  'question.answered': declareEvent({
    about: 'customer',
    actor: 'customer',
    from: ['back end', 'map'],
    title: { ru: 'Клиент ответил на вопрос' },
    note: 'A button or link of a message was pressed, or its question answered by SMS.',
    core: {
      question: noted('The message that asked.', text(60)),
      answer: word,
      how: choice('sms', 'link', 'button'),
    },
    optional: {
      run: noted('The run whose message asked; without it the answer is for every run that asks.', id),
    },
    retained: ['question', 'answer', 'run'],
    retainedBy: ['question', 'run'],
    example: { question: 'upgrade-offer', answer: 'yes', how: 'button' },
  }),
  'ticket.closed': declareEvent({
    about: 'ticket',
    actor: 'shop',
    from: ['back end', 'connector'],
    title: { ru: 'Обращение закрыто' },
    optional: { topic: word },
    retained: ['topic'],
    example: { topic: 'delivery' },
  }),
} as const;
