/** The key that signs links and derives codes; 32 bytes or more, from the secret store. */
export type SigningKey = () => Promise<string>;
