import * as z from 'zod';
import type { EventDeclaration } from './event.ts';
import type { Properties, Property } from './property.ts';

/** What names a customer, an event, or a subject of events. */
export const idSchema = z
  .string({
    error: ({ input }) =>
      typeof input === 'number' ? 'expected text; a number would lose its last digits' : undefined,
  })
  .min(1)
  .max(128)
  .refine((text) => text.isWellFormed(), 'has half a character, which no store keeps')
  .refine((text) => !/\p{Cc}/u.test(text), 'has a control character, such as a line break');

export const momentSchema = z.iso.datetime({ offset: true });

const shapes = new WeakMap<EventDeclaration, z.ZodObject>();

/**
 * What checks an event's properties; those beyond its own are kept as they came. The one place that knows the
 * validator: whoever checks nothing does not load it. Each is made when it is asked for, since a function that has just
 * started needs one or two of ninety, and they take long to make.
 */
export function schemaOf(declaration: EventDeclaration): z.ZodObject {
  const known = shapes.get(declaration);
  if (known !== undefined) return known;
  const made = z.looseObject(shapeOf(declaration.core, declaration.optional));
  shapes.set(declaration, made);
  return made;
}

const shapeOf = (core: Properties, optional: Properties): Readonly<Record<string, z.ZodType>> => ({
  ...mapValues(core, schemaOfProperty),
  ...mapValues(optional, (property) => schemaOfProperty(property).optional()),
});

const mapValues = (all: Properties, make: (property: Property) => z.ZodType) =>
  Object.fromEntries(Object.entries(all).map(([name, property]) => [name, make(property)]));

function schemaOfProperty(property: Property): z.ZodType {
  switch (property.kind) {
    case 'id':
      return idSchema;
    case 'text': {
      const { longest, least = 0, pattern } = property;
      if (pattern !== undefined) return z.string().regex(new RegExp(pattern.matches), pattern.says);
      return between(z.string(), least, longest);
    }
    case 'email':
      return z.email().max(254); // no longer one can be written to
    case 'phone':
      return between(z.string(), 3, 32);
    case 'zone':
      return z.string().max(64);
    case 'address':
      return between(z.string(), property.least ?? 0, property.longest);
    case 'link':
      return z.url({ protocol: /^https?$/ });
    case 'moment':
      return momentSchema;
    case 'day':
      return z.iso.date();
    case 'flag':
      return z.boolean();
    case 'number': {
      const { whole, least, most } = property;
      const any = whole === true ? z.number().int() : z.number();
      const from = least === undefined ? any : any.min(least);
      return most === undefined ? from : from.max(most);
    }
    case 'choice':
      return z.enum(property.options);
    case 'list':
      return z
        .array(schemaOfProperty(property.of))
        .min(property.least ?? 0)
        .max(property.most);
    case 'record':
      return z.record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]));
    case 'group':
      return z.object(shapeOf(property.core, property.optional));
  }
}

const between = (text: z.ZodString, least: number, longest: number): z.ZodString =>
  (least === 0 ? text : text.min(least)).max(longest);
