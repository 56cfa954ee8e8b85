import type { Story } from '../story.ts';

const things = ['teapot', 'cup', 'tray', 'kettle'];

/** The shop tells of some products that can be shown; `since` is the moment from which they are on sale. */
export async function showsShop(
  told: Story,
  products: readonly string[] = things,
  since?: string,
): Promise<void> {
  for (const productId of products)
    await told.emits('product.updated', {
      productId,
      title: productId.replace(/^./, (first) => first.toUpperCase()),
      url: `https://shop.example.com/products/${productId}`,
      category: 'tea',
      price: 20,
      currency: 'USD',
      stock: 10,
      ...(since === undefined ? {} : { since }),
    });
}

export async function looksAtTwo(told: Story): Promise<void> {
  for (const productId of things.slice(0, 2))
    await told.emits('product.viewed', { productId, category: 'tea', seconds: 40 });
}
