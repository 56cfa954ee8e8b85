/** A letter that asks about more things is not read to the end. */
export const productsShown = 3;
