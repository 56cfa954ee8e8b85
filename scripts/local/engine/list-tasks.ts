/** All Task states of a machine, those inside a Map too: the interpreter finds its handlers by state name. */
export const listTasks = (definition: object): readonly string[] =>
  Object.entries(definition).flatMap(([name, part]): readonly string[] =>
    typeof part !== 'object' || part === null
      ? []
      : [...('Type' in part && part.Type === 'Task' ? [name] : []), ...listTasks(part)],
  );
