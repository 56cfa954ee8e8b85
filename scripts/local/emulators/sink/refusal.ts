import * as z from 'zod';

/** What a service does not take, under the name by which it says so. */
export class Refusal extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The value that a JSON text stands for; nothing when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON request of this shape. Throws `Refusal`. */
export function readRequest<T>(shape: z.ZodType<T>, body: string): T {
  const read = shape.safeParse(parseJson(body));
  if (read.success) return read.data;
  throw new Refusal('BadRequestException', z.prettifyError(read.error));
}
