import { events } from '#map';
import type { EventName } from '../../../../statemachines/language/events.ts';
import type { Properties, Property } from '../../../../statemachines/language/property.ts';

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

/** The form of every event, read from its declaration. */
export const listForms = (): Readonly<Record<EventName, readonly Field[]>> =>
  Object.fromEntries(
    Object.entries(events).map(([name, { core, optional }]) => [name, listFields(core, optional)]),
  ) as Record<EventName, readonly Field[]>; // every name is there

const listFields = (core: Properties, optional: Properties): readonly Field[] => [
  ...Object.entries(core).map(([name, property]) => makeField(name, true, property)),
  ...Object.entries(optional).map(([name, property]) => makeField(name, false, property)),
];

const longestId = 128;
const longestPhone = 32;
const longestZone = 64;

function makeField(name: string, required: boolean, property: Property): Field {
  const head = { name, required };
  switch (property.kind) {
    case 'id':
      return { ...head, kind: 'text', longest: longestId };
    case 'phone':
      return { ...head, kind: 'text', longest: longestPhone };
    case 'zone':
      return { ...head, kind: 'text', longest: longestZone };
    case 'text':
    case 'address':
      return { ...head, kind: 'text', longest: property.longest };
    case 'email':
    case 'link':
    case 'day':
    case 'moment':
    case 'flag':
      return { ...head, kind: property.kind };
    case 'number': {
      const { whole = false, least, most } = property;
      return {
        ...head,
        kind: 'number',
        whole,
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
      };
    }
    case 'choice':
      return { ...head, kind: 'choice', options: property.options };
    case 'record':
      return { ...head, kind: 'names' };
    case 'list':
      return {
        ...head,
        kind: 'list',
        most: property.most,
        fields: property.of.kind === 'group' ? listFields(property.of.core, property.of.optional) : [],
      };
    case 'group':
      return { ...head, kind: 'group', fields: listFields(property.core, property.optional) };
  }
}
