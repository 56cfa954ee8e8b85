import { describe, expect, it } from 'vitest';
import mailLayout from '#mail-layout';
import { policy } from '#map';
import type { View } from '../../statemachines/language/view.ts';
import type { Block } from '../../statemachines/language/words.ts';
import { blocks } from '../../statemachines/mail/blocks.ts';
import { type Mail, makeMailWriter } from '../../statemachines/mail/write-mail.ts';
import { writeMessage } from '../../statemachines/rendering/write-message.ts';
import { everyBlock, everyField } from './every-block.ts';

const writeMail = makeMailWriter(mailLayout, policy);

function render(mail: Mail, view: View = everyField) {
  const rendered = writeMessage('email', { email: writeMail(mail) }, view);
  if (rendered?.channel !== 'email') throw new Error('no email');
  return rendered;
}

const withWords = (words: Partial<Mail['words']>): Mail => ({
  ...everyBlock,
  words: { ...everyBlock.words, ...words },
});
const withBody = (...body: readonly Block[]): Mail => withWords({ body });
const cardOf = (html: string): string => html.slice(html.indexOf('<h1'), html.indexOf('class="button"'));

describe('a mail with every kind of block', () => {
  // Read the difference, as after another version of MJML; then: npx vitest run test/mail -u
  it('is the HTML and the plain text that were reviewed', async () => {
    const { html, text } = render(everyBlock);
    await expect(html).toMatchFileSnapshot('every-block.html');
    await expect(text).toMatchFileSnapshot('every-block.txt');
  });

  it.each(Object.keys(blocks))('shows its %s in both parts', (kind) => {
    const alone = everyBlock.words.body.filter((block) => kind in block);
    const [shown, empty] = [render(withBody(...alone)), render(withBody())];
    for (const part of ['html', 'text'] as const)
      expect(shown[part].length).toBeGreaterThan(empty[part].length + 10);
  });

  it('shows blocks in the order of the words, as often as they ask', () => {
    const { html, text } = render(
      withBody({ paragraph: 'one' }, { subtitle: 'two' }, { paragraph: 'three' }, { paragraph: 'four' }),
    );
    for (const part of [cardOf(html), text]) expect(part).toMatch(/one.*two.*three.*four/s);
  });
});

describe('the words of a mail', () => {
  const odd = 'A <b> & "c" [[ subject ]] [% if x %]';

  it('are text, whatever they look like: mark-up, or the brackets of the layout', () => {
    const { html, text, subject } = render(
      withWords({
        title: odd,
        subject: odd,
        preheader: odd,
        button: odd,
        after: odd,
        body: [{ paragraph: odd }],
      }),
    );
    const escaped = 'A &lt;b&gt; &amp; &quot;c&quot; [[ subject ]] [% if x&nbsp;%]';
    expect(html.split(escaped)).toHaveLength(1 + 7); // the subject stands twice: as title, and for screen readers
    expect(html).not.toContain('<b>');
    expect(text.split(odd)).toHaveLength(1 + 4);
    expect(subject).toBe(odd);
  });

  it('keep their Liquid, and a dash or per cent sign stays with the word before it', () => {
    const { html, text } = render(
      withBody({ paragraph: 'Ann — {% if offer.percent > 5 %}{{ offer.percent }} %{% endif %} & more' }),
    );
    expect(html).toContain('Ann&nbsp;— 10&nbsp;% &amp; more');
    expect(text).toContain('Ann — 10 % & more');
  });

  it('have the phone number as a link in the HTML', () => {
    const { html, text } = render(withBody({ paragraph: 'Call {{ brand.phone }} now' }));
    expect(html).toMatch(/Call <a href="tel:\+442079460000"[^>]*>\+44 20 7946 0000<\/a> now/);
    expect(text).toContain('Call +44 20 7946 0000 now');
  });

  it('say nothing under a heading whose field is not known', () => {
    const { order: _, ...rest } = everyField;
    const mail = withBody(
      { detail: 'order.delivery', title: 'Delivery' },
      { goods: 'order' },
      { products: 'order' },
      { link: 'links.topUp', title: 'Top up' },
    );
    const least = render(mail, { ...rest, order: { number: 'A-1' } });
    const none = render(withBody(), { ...rest, order: { number: 'A-1' } });
    expect(least.html.replaceAll(/\n+/g, '\n')).toBe(none.html);
    expect(least.text).toBe(none.text);
  });

  it('ask with scores side by side, six in a row, and with other answers in a column', () => {
    const scores = Array.from({ length: 11 }, (_, score) => [String(score), String(score)] as const);
    const links = { ...everyField.links, answers: Object.fromEntries(scores) };
    const asking = withBody({ answers: 'all' });
    const inRows = (html: string): readonly number[] =>
      [...cardOf(html).matchAll(/<tr>(?:(?!<tr>).)*?<\/tr>/gs)]
        .map(([row]) => [...row.matchAll(/class="accent"/g)].length)
        .filter((buttons) => buttons > 0);
    expect(inRows(render({ ...asking, answers: scores }, { ...everyField, links }).html)).toEqual([6, 5]);
    expect(inRows(render(asking).html)).toEqual([1, 1]);
  });
});

describe('what a mail says by its kind', () => {
  const { purpose: _, ...definition } = { purpose: undefined, ...everyBlock.message };

  it('marketing alone has the ways out, and says what to do with points', () => {
    const marketing = render(everyBlock);
    const transactional = render({ ...everyBlock, message: { ...definition, kind: 'transactional' } });
    for (const part of ['html', 'text'] as const) {
      expect(marketing[part]).toContain('https://shop.test/unsubscribe');
      expect(marketing[part]).toContain('Use them at checkout');
      expect(transactional[part]).not.toContain('https://shop.test/unsubscribe');
      expect(transactional[part]).not.toContain('Use them at checkout');
      expect(transactional[part]).toContain('because you placed an order with The Shop');
    }
  });

  it('the button of one that asks for a review leads there', () => {
    const view = { ...everyField, links: { ...everyField.links, review: 'https://shop.test/review' } };
    const { html, text } = render({ ...everyBlock, message: { ...everyBlock.message, review: true } }, view);
    expect(html).toContain('href="https://shop.test/review"');
    expect(text).toContain('Press me: https://shop.test/review');
  });
});
