import type { Language } from '../../../language/channels.ts';
import type { MessageId, MessageOf } from '../../catalogue.ts';

interface Phrases {
  readonly greeting: string;
  readonly total: string;
  /** For lines that are not shown; `goods` is the field that holds the lines. */
  readonly more: (goods: 'cart' | 'order') => string;
  readonly offer: {
    readonly label: string;
    readonly worth: string;
    readonly until: string;
    readonly minimum: string;
    readonly use: string;
  };
  readonly why: Record<MessageOf<MessageId>['kind'], string>;
  readonly unsubscribe: string;
}

/** What all emails say alike. */
export const phrases: Record<Language, Phrases> = {
  en: {
    greeting: 'Hello{% if customer.name %} {{ customer.name }}{% endif %},',
    total: 'Total',
    more: (goods) => `And {{ ${goods}.more }} more`,
    offer: {
      label: 'Your personal code',
      worth: '{{ offer.percent }}% off',
      until: 'Valid until {{ offer.until }}',
      minimum: 'For orders of {{ offer.minimum }} or more',
      use: 'Works once, and only for you',
    },
    why: {
      marketing: 'An email from {{ brand.name }}. Would you rather not get emails like this one?',
      transactional: 'You receive this email because you placed an order with {{ brand.name }}.',
    },
    unsubscribe: 'Unsubscribe',
  },
  ru: {
    greeting: 'Здравствуйте{% if customer.name %}, {{ customer.name }}{% endif %}!',
    total: 'Итого',
    more: (goods) => `И ещё позиций: {{ ${goods}.more }}`,
    offer: {
      label: 'Ваш личный код',
      worth: 'Скидка {{ offer.percent }} %',
      until: 'Действует до {{ offer.until }}',
      minimum: 'Для заказа от {{ offer.minimum }}',
      use: 'Действует один раз и только для вас',
    },
    why: {
      marketing: 'Письмо от {{ brand.name }}. Не хотите получать такие письма?',
      transactional: 'Вы получили это письмо, потому что оформили заказ в {{ brand.name }}.',
    },
    unsubscribe: 'Отписаться',
  },
};
