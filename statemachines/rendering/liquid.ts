import { Liquid } from 'liquidjs';

const createLiquid = (escaping: { readonly outputEscape?: 'escape' }): Liquid => {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    jsTruthy: true,
    ownPropertyOnly: true,
    ...escaping,
  });
  // What a customer typed must not become mark-up, whatever a template asks for.
  liquid.unregisterFilter('raw');
  return liquid;
};

/** Templates of subjects, plain text, push and SMS. A missing field is an error, except as the question of an `if`. */
export const textLiquid = createLiquid({});
/** The same for HTML: every value is escaped. */
export const htmlLiquid = createLiquid({ outputEscape: 'escape' });
