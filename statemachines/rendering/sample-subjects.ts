import type { Language } from '../language/channels.ts';
import type { MessageDefinition } from '../language/message-definition.ts';
import type { View } from '../language/view.ts';

type Subjects = Pick<View, 'booking' | 'subscription' | 'news' | 'product'>;

type SampleSubjects = { readonly [S in keyof Subjects]-?: Required<NonNullable<Subjects[S]>> };

const subjects: { readonly en: SampleSubjects } & Readonly<Partial<Record<Language, SampleSubjects>>> = {
  en: {
    booking: {
      title: 'Garden room for two',
      startsAt: '24 November at 15:00',
      upgradeTo: 'Garden suite with a terrace',
      upgradePrice: '$15.00',
      answerUntil: '22 November at 18:00',
    },
    subscription: {
      title: 'Green box, once a month',
      plan: 'monthly',
      amount: '$24.90',
      chargeOn: 'Tuesday 24 November',
      account: 'card ending 4242',
    },
    news: {
      title: 'Olive trees have arrived',
      text: 'Thirty of them, from one metre up, straight from the grower.',
      image: 'https://shop.example.com/images/olives.jpg',
    },
    product: {
      title: 'Monstera deliciosa',
      named: 'Monstera deliciosa',
      variant: '60 cm, in a nursery pot',
      price: '$31.00',
      was: '$39.00',
      saved: '$8.00',
      left: 2,
      wants: 'back',
      image: 'https://shop.example.com/images/monstera.jpg',
      link: 'https://shop.example.com/products/monstera',
    },
  },
  ru: {
    booking: {
      title: 'Номер с видом на сад, для двоих',
      startsAt: '24 ноября в 15:00',
      upgradeTo: 'Люкс с террасой',
      upgradePrice: '1 500 ₽',
      answerUntil: '22 ноября в 18:00',
    },
    subscription: {
      title: 'Зелёная коробка, раз в месяц',
      plan: 'monthly',
      amount: '2 490 ₽',
      chargeOn: 'вторник, 24 ноября',
      account: 'карта •• 4242',
    },
    news: {
      title: 'Приехали оливковые деревья',
      text: 'Тридцать деревьев высотой от метра, прямо из питомника.',
      image: 'https://shop.example.com/images/olives.jpg',
    },
    product: {
      title: 'Монстера деликатесная',
      named: 'Монстера деликатесная',
      variant: '60 см, в техническом горшке',
      price: '3 100 ₽',
      was: '3 900 ₽',
      saved: '800 ₽',
      left: 2,
      wants: 'back',
      image: 'https://shop.example.com/images/monstera.jpg',
      link: 'https://shop.example.com/products/monstera',
    },
  },
};

/** The booking, subscription, news or product that a message is about. */
export function sampleSubjects({ about, tells }: MessageDefinition, language: Language): Subjects {
  const { booking, subscription, news, product } = subjects[language] ?? subjects.en;
  return {
    ...(about === 'booking' ? { booking } : {}),
    ...(about === 'subscription' ? { subscription } : {}),
    ...(tells === 'news.offered' ? { news } : {}),
    ...(about === 'product' ? { product } : {}),
  };
}

/** Pages of a subscription that its messages lead to, the first of them by the button; `site` is the shop's. */
export const samplePages = (
  { about, tells }: MessageDefinition,
  site: string,
): { readonly [L in 'pay' | 'topUp' | 'manage']?: string } => ({
  ...(tells === 'subscription.payment-failed' ? { pay: `${site}/renew/7f3k2m9q` } : {}),
  ...(tells === 'subscription.short' ? { topUp: `${site}/top-up/7f3k2m9q` } : {}),
  ...(about === 'subscription'
    ? { manage: `${site}/my-plan/7f3k2m9q`, topUp: `${site}/top-up/7f3k2m9q` }
    : {}),
});
