import type { Language } from '../language/channels.ts';
import type { MessageDefinition } from '../language/message-definition.ts';

interface Phrases {
  readonly greeting: string;
  readonly total: string;
  /** For lines that are not shown. */
  readonly more: Readonly<Record<'cart' | 'order', string>>;
  readonly offer: {
    readonly label: string;
    readonly worth: string;
    readonly until: string;
    readonly minimum: string;
    readonly use: string;
  };
  readonly points: {
    readonly earned: { readonly label: string; readonly worth: string; readonly until: string };
    readonly balance: {
      readonly label: string;
      readonly worth: string;
      /** All of them end at once, or some before the others. */
      readonly until: string;
      readonly partUntil: string;
    };
    /** Marketing alone says what to do with them. */
    readonly use: string;
  };
  /** Read out, and written in plain text, for a number of stars. */
  readonly stars: string;
  /** Why the customer gets this: by the kind and, for transactional ones, by what they are about. */
  readonly why: {
    readonly marketing: string;
    readonly requested: string;
    readonly transactional: Readonly<Record<MessageDefinition['about'], string>>;
  };
  readonly unsubscribe: string;
  readonly preferences: string;
}

/** What all emails say alike. */
export const phrases: Record<Language, Phrases> = {
  en: {
    greeting: 'Hello{% if customer.name %} {{ customer.name }}{% endif %},',
    total: 'Total',
    more: { cart: 'And {{ cart.more }} more', order: 'And {{ order.more }} more' },
    offer: {
      label: 'Your personal code',
      worth: '{{ offer.percent }}% off',
      until: 'Valid until {{ offer.until }}',
      minimum: 'For orders of {{ offer.minimum }} or more',
      use: 'Works once, and only for you',
    },
    points: {
      earned: {
        label: 'Added to your account',
        worth: 'Worth {{ points.earned.worth }} at checkout',
        until: 'Valid until {{ points.earned.until }}',
      },
      balance: {
        label: 'On your account',
        worth: 'Worth {{ points.worth }} at checkout',
        until: 'Valid until {{ points.ending.until }}',
        partUntil: '{{ points.ending.points }} of these: until {{ points.ending.until }}',
      },
      use: 'Use them at checkout, all at once or bit by bit',
    },
    stars: '{{ forloop.index }} out of 5',
    why: {
      marketing: 'An email from {{ brand.name }}. Would you rather not get emails like this one?',
      requested: 'You receive this email because you asked {{ brand.name }} for it.',
      transactional: {
        order: 'You receive this email because you placed an order with {{ brand.name }}.',
        cart: 'You receive this email because you filled a cart at {{ brand.name }}.',
        lead: 'You receive this email because you left a request with {{ brand.name }}.',
        product: 'You receive this email because you asked {{ brand.name }} about a product.',
        code: 'You receive this email because a code for this address was asked for at {{ brand.name }}.',
        booking: 'You receive this email because you have a booking with {{ brand.name }}.',
        subscription: 'You receive this email because you have a subscription with {{ brand.name }}.',
        ticket: 'You receive this email because you wrote to {{ brand.name }}.',
        customer: 'You receive this email because this address was entered at {{ brand.name }}.',
      },
    },
    unsubscribe: 'Unsubscribe',
    preferences: 'Choose what we send',
  },
  ru: {
    greeting: 'Здравствуйте{% if customer.name %}, {{ customer.name }}{% endif %}!',
    total: 'Итого',
    more: { cart: 'И ещё позиций: {{ cart.more }}', order: 'И ещё позиций: {{ order.more }}' },
    offer: {
      label: 'Ваш личный код',
      worth: 'Скидка {{ offer.percent }} %',
      until: 'Действует до {{ offer.until }}',
      minimum: 'Для заказа от {{ offer.minimum }}',
      use: 'Действует один раз и только для вас',
    },
    points: {
      earned: {
        label: 'Начислено на ваш счёт',
        worth: 'При оплате заказа это {{ points.earned.worth }}',
        until: 'Действуют до {{ points.earned.until }} включительно',
      },
      balance: {
        label: 'На вашем счёте',
        worth: 'При оплате заказа это {{ points.worth }}',
        until: 'Действуют до {{ points.ending.until }} включительно',
        partUntil: 'Из них до {{ points.ending.until }} включительно: {{ points.ending.points }}',
      },
      use: 'Списать баллы можно при оформлении заказа, все сразу или частями',
    },
    stars: '{{ forloop.index }} из 5',
    why: {
      marketing: 'Письмо от {{ brand.name }}. Не хотите получать такие письма?',
      requested: 'Вы получили это письмо, потому что попросили об этом {{ brand.name }}.',
      transactional: {
        order: 'Вы получили это письмо, потому что оформили заказ в {{ brand.name }}.',
        cart: 'Вы получили это письмо, потому что собрали корзину в {{ brand.name }}.',
        lead: 'Вы получили это письмо, потому что оставили заявку в {{ brand.name }}.',
        product: 'Вы получили это письмо, потому что спросили {{ brand.name }} о товаре.',
        code: 'Вы получили это письмо, потому что для этого адреса запросили код в {{ brand.name }}.',
        booking: 'Вы получили это письмо, потому что у вас есть бронь в {{ brand.name }}.',
        subscription: 'Вы получили это письмо, потому что у вас есть подписка в {{ brand.name }}.',
        ticket: 'Вы получили это письмо, потому что обращались в {{ brand.name }}.',
        customer: 'Вы получили это письмо, потому что этот адрес указали в {{ brand.name }}.',
      },
    },
    unsubscribe: 'Отписаться',
    preferences: 'Настроить рассылку',
  },
};

/** Why the customer gets this message. */
export function whyOf({ kind, about }: MessageDefinition, language: Language): string {
  const { why } = phrases[language];
  return kind === 'transactional' ? why.transactional[about] : why[kind];
}
