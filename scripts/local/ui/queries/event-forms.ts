import * as z from 'zod';
import { eventShapes } from '../../../../statemachines/language/event-shapes.ts';
import { type EventName, eventNames } from '../../../../statemachines/language/events.ts';

/** An input of an event's form. */
export type Field = {
  readonly name: string;
  readonly required: boolean;
} & (
  | { readonly kind: 'text' | 'email' | 'link' | 'day' | 'moment'; readonly longest?: number }
  | { readonly kind: 'number'; readonly whole: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly most?: number; readonly fields: readonly Field[] }
  /** Names of the sender's own with texts, numbers or yes and no. */
  | { readonly kind: 'names' }
);

/** What is used of JSON Schema; zod writes it from the catalogue's shapes. */
interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** The form of every event of the catalogue, read from the same shapes that the door checks with. */
export const listForms = (): Readonly<Record<EventName, readonly Field[]>> =>
  Object.fromEntries(
    eventNames.map((name) => [name, readFields(z.toJSONSchema(eventShapes[name], { io: 'input' }) as Shape)]),
  ) as Record<EventName, readonly Field[]>; // every name is there

const readFields = ({ properties = {}, required = [] }: Shape): readonly Field[] =>
  Object.entries(properties).map(([name, shape]) => readField(name, required.includes(name), shape));

const formats: Readonly<Record<string, 'email' | 'link' | 'day' | 'moment'>> = {
  email: 'email',
  uri: 'link',
  date: 'day',
  'date-time': 'moment',
};

function readField(name: string, required: boolean, shape: Shape): Field {
  const head = { name, required };
  if (shape.enum !== undefined) return { ...head, kind: 'choice', options: shape.enum };
  switch (shape.type) {
    case 'number':
    case 'integer': {
      const least =
        shape.minimum ?? (shape.exclusiveMinimum === undefined ? undefined : shape.exclusiveMinimum + 1);
      return {
        ...head,
        kind: 'number',
        whole: shape.type === 'integer',
        ...(least === undefined ? {} : { least }),
        ...(shape.maximum === undefined ? {} : { most: shape.maximum }),
      };
    }
    case 'boolean':
      return { ...head, kind: 'flag' };
    case 'array':
      return {
        ...head,
        kind: 'list',
        fields: readFields(shape.items ?? {}),
        ...(shape.maxItems === undefined ? {} : { most: shape.maxItems }),
      };
    case 'object':
      return shape.properties === undefined
        ? { ...head, kind: 'names' }
        : { ...head, kind: 'group', fields: readFields(shape) };
    default:
      return {
        ...head,
        kind: formats[shape.format ?? ''] ?? 'text',
        ...(shape.maxLength === undefined ? {} : { longest: shape.maxLength }),
      };
  }
}
