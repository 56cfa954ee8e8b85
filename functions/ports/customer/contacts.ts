/** Whose an address is. */
export interface Contacts {
  /** A contact (see `contactKey`: no address) leads to every customer who has it. */
  saveContact(contact: string, customer: string): Promise<void>;
  removeContact(contact: string, customer: string): Promise<void>;
  customersOf(contact: string): Promise<readonly string[]>;
}
