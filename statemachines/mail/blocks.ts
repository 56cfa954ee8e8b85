import { offer, points } from './blocks/gifts.ts';
import { card, goods, picks, products } from './blocks/products.ts';
import { detail, link, list, paragraph, subtitle } from './blocks/prose.ts';
import { answers, stars } from './blocks/questions.ts';
import type { BlockKind, MailTemplate } from './mail-template.ts';

/** Every kind of block: one that has no look does not compile. */
export const blocks: Readonly<Record<BlockKind, MailTemplate>> = {
  paragraph,
  subtitle,
  list,
  detail,
  link,
  goods,
  products,
  picks,
  card,
  offer,
  points,
  stars,
  answers,
};
