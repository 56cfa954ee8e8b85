import { expect, it } from 'vitest';
import { contactKey } from '../../../functions/core/profile/contact.ts';

const key = 'a signing key of 32 bytes or more';

it('a contact is found again by its address, and by nothing else', () => {
  const contact = contactKey(key, 'email', 'ann@example.com');
  expect(contactKey(key, 'email', 'ann@example.com')).toBe(contact);
  expect(contactKey(key, 'email', 'ann@example.org')).not.toBe(contact);
  expect(contactKey(key, 'phone', 'ann@example.com')).not.toBe(contact);
  expect(contactKey('another signing key of 32 bytes', 'email', 'ann@example.com')).not.toBe(contact);
});

it('a contact shows nothing of its address and fits into any key', () => {
  expect(contactKey(key, 'phone', '+442079460000')).toMatch(/^[\w-]{43}$/);
});
