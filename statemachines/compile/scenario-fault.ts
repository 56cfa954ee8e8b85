/** A scenario that cannot be deployed: says in which file and step, what is wrong and what would be right. */
export class ScenarioFault extends Error {
  override readonly name = 'ScenarioFault';
}

/** Says where in the scenario something is wrong, and what; never comes back. */
export type Fail = (where: string, what: string) => never;
