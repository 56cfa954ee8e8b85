import type { Channel, Language } from '../../../statemachines/language/channels.ts';
import type { Purpose } from '../../../statemachines/language/purposes.ts';

/** What the customer's own pages say, in one language. `brand` is the company's name. */
export interface CustomerWords {
  readonly language: string;
  readonly unsubscribe: {
    readonly title: string;
    readonly question: Readonly<Record<Channel, string>>;
    readonly button: string;
    readonly done: string;
    readonly orders: string;
    readonly nothingKept: string;
    readonly toPreferences: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly greeting: (name: string) => string;
    /** Part of every proof of consent. */
    readonly intro: (brand: string) => string;
    readonly orders: string;
    readonly channels: Readonly<Record<Channel, string>>;
    readonly purposes: Readonly<Record<Purpose, string>>;
    readonly allPurposes: string;
    readonly noAddress: string;
    readonly languageLegend: string;
    readonly button: string;
    readonly saved: string;
    readonly history: string;
    readonly noHistory: string;
    readonly yes: string;
    readonly no: string;
    readonly textShown: string;
    /** Forms and ways of withdrawal that this product writes itself; others are shown as they came. */
    readonly sources: Readonly<Record<string, string>>;
  };
  readonly confirm: {
    readonly title: string;
    readonly question: (address: string) => string;
    readonly button: string;
    readonly done: string;
    readonly already: string;
  };
  readonly request: {
    readonly title: string;
    readonly question: string;
    readonly button: string;
    readonly done: string;
  };
  readonly answer: {
    /** Above the buttons, when one of the letter's has led here: it counts when it is pressed, or, by script, with a touch. */
    readonly chosen: (answer: string) => string;
    readonly press: string;
    readonly touch: string;
    readonly known: (answer: string) => string;
    readonly done: (answer: string) => string;
    readonly change: string;
    readonly unknown: string;
  };
  readonly rating: {
    readonly question: string;
    /** By the number of stars, from 1. */
    readonly stars: readonly [string, string, string, string, string];
    readonly more: string;
  };
  readonly gone: {
    readonly title: string;
    readonly link: string;
    readonly address: string;
    readonly customer: string;
  };
  readonly toShop: (brand: string) => string;
}

export const customerWords: Readonly<Record<Language, CustomerWords>> = {
  en: {
    language: 'English',
    unsubscribe: {
      title: 'Unsubscribe',
      question: {
        email: 'Stop news and offers by email?',
        push: 'Stop news and offers in the app?',
        sms: 'Stop news and offers by SMS?',
      },
      button: 'Unsubscribe',
      done: 'Done: you will get no more news and offers here.',
      orders: 'Messages about your orders still come.',
      nothingKept: 'Nothing is kept of you here any more, and no news or offers will come.',
      toPreferences: 'Choose what may come, and how',
    },
    preferences: {
      title: 'What may we send you?',
      greeting: (name) => `Hello ${name},`,
      intro: (brand) => `${brand} may send me what is ticked here, until I untick it.`,
      orders: 'Messages about your orders come in any case.',
      channels: { email: 'By email', push: 'In the app (push)', sms: 'By SMS' },
      purposes: {
        offers: 'Offers and personal codes',
        news: 'News and arrivals',
        service: 'Tips, surveys and requests for reviews',
      },
      allPurposes: 'everything',
      noAddress: 'We have no address of yours, so nothing comes.',
      languageLegend: 'Language',
      button: 'Save',
      saved: 'Saved. This is what holds from now on.',
      history: 'What you have said so far',
      noHistory: 'Nothing yet.',
      yes: 'Yes',
      no: 'No',
      textShown: 'Text shown:',
      sources: {},
    },
    confirm: {
      title: 'Confirm your email address',
      question: (address) => `Is ${address} your address?`,
      button: 'Yes, confirm',
      done: 'Thank you: the address is confirmed.',
      already: 'This address is already confirmed.',
    },
    request: {
      title: 'End a request',
      question: 'Shall we no longer tell you about this product?',
      button: 'End the request',
      done: 'Your request is ended. We will not write about this product.',
    },
    answer: {
      chosen: (answer) => `You have chosen “${answer}”.`,
      press: 'Press it once more here, so that it counts.',
      touch: 'It counts as soon as you touch this page.',
      known: (answer) => `So far your answer is “${answer}”.`,
      done: (answer) => `Thank you. Your answer: “${answer}”.`,
      change: 'Change it',
      unknown: 'Please choose one of these answers.',
    },
    rating: {
      question: 'How do you like your order?',
      stars: ['★ Not at all', '★★ Not much', '★★★ All right', '★★★★ Well', '★★★★★ Very much'],
      more: 'Say more in a review',
    },
    gone: {
      title: 'This link does not work',
      link: 'This link does not work any more.',
      address: 'This link was for another address than the one we have now.',
      customer: 'Nothing is kept here any more for this link.',
    },
    toShop: (brand) => `To ${brand}`,
  },
  ru: {
    language: 'Русский',
    unsubscribe: {
      title: 'Отписаться',
      question: {
        email: 'Больше не присылать новости и предложения по почте?',
        push: 'Больше не присылать новости и предложения в приложении?',
        sms: 'Больше не присылать новости и предложения по SMS?',
      },
      button: 'Отписаться',
      done: 'Готово: новостей и предложений здесь больше не будет.',
      orders: 'Сообщения о заказах придут как прежде.',
      nothingKept: 'Ваших данных здесь больше нет; новостей и предложений не будет.',
      toPreferences: 'Выбрать, что и как присылать',
    },
    preferences: {
      title: 'Что вам присылать?',
      greeting: (name) => `Здравствуйте, ${name}!`,
      intro: (brand) => `${brand} может присылать мне то, что здесь отмечено, пока отметка не снята.`,
      orders: 'Сообщения о заказах приходят в любом случае.',
      channels: { email: 'По электронной почте', push: 'В приложении (push)', sms: 'По SMS' },
      purposes: {
        offers: 'Предложения и личные промокоды',
        news: 'Новости и новинки',
        service: 'Советы, опросы и просьбы об отзыве',
      },
      allPurposes: 'всё',
      noAddress: 'У нас нет вашего адреса, поэтому ничего не приходит.',
      languageLegend: 'Язык',
      button: 'Сохранить',
      saved: 'Сохранено. С этой минуты действует такой выбор.',
      history: 'Что вы выбирали раньше',
      noHistory: 'Пока ничего.',
      yes: 'Да',
      no: 'Нет',
      textShown: 'Показанный текст:',
      sources: {
        'preference centre': 'страница выбора',
        'unsubscribe link': 'ссылка для отписки',
        'one click in the mail program': 'кнопка в почтовой программе',
        'reply in their own words': 'ответ своими словами',
        complaint: 'жалоба на письмо',
      },
    },
    confirm: {
      title: 'Подтвердите адрес',
      question: (address) => `${address} — ваш адрес?`,
      button: 'Да, подтверждаю',
      done: 'Спасибо: адрес подтверждён.',
      already: 'Этот адрес уже подтверждён.',
    },
    request: {
      title: 'Отмена заявки',
      question: 'Больше не сообщать об этом товаре?',
      button: 'Отменить заявку',
      done: 'Заявка отменена. Об этом товаре мы писать не будем.',
    },
    answer: {
      chosen: (answer) => `Вы выбрали «${answer}».`,
      press: 'Нажмите ещё раз здесь, чтобы ответ засчитался.',
      touch: 'Ответ засчитается, как только вы коснётесь страницы.',
      known: (answer) => `Пока ваш ответ — «${answer}».`,
      done: (answer) => `Спасибо! Ваш ответ: «${answer}».`,
      change: 'Изменить ответ',
      unknown: 'Выберите, пожалуйста, один из ответов.',
    },
    rating: {
      question: 'Как вам заказ?',
      stars: [
        '★ Совсем не понравился',
        '★★ Не очень',
        '★★★ Нормально',
        '★★★★ Понравился',
        '★★★★★ Очень понравился',
      ],
      more: 'Написать отзыв',
    },
    gone: {
      title: 'Ссылка не действует',
      link: 'Эта ссылка больше не действует.',
      address: 'Эта ссылка — для другого адреса, не для нынешнего.',
      customer: 'Для этой ссылки здесь больше ничего нет.',
    },
    toShop: (brand) => `На сайт ${brand}`,
  },
};
