import type { Entry, Waiting } from '../../../core/records/records.ts';

/** What must be true of the stored row for a write to happen, in DynamoDB's words. */
export interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, string | number>;
}

/** All of these attributes have these values; names are escaped, since DynamoDB reserves hundreds of words. */
const hasAll = (attributes: Readonly<Record<string, string | number>>): Condition => {
  const names = Object.keys(attributes);
  return {
    ConditionExpression: names.map((name) => `#${name} = :${name}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`:${name}`, value]),
    ),
  };
};

export const absent: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

/** The stored row is the version before this one. */
export const versionBefore = (version: number): Condition =>
  version === 1 ? absent : hasAll({ version: version - 1 });

/** The stored row still holds this text, or none. */
export const stillHolds = (body: string | undefined): Condition =>
  body === undefined ? { ConditionExpression: 'attribute_not_exists(body)' } : hasAll({ body });

/** The same for a row that expires: when its time is over it counts as gone, though it may still be there. */
export const versionBeforeOrExpired = (version: number, now: Date): Condition =>
  version === 1
    ? {
        ConditionExpression: `${absent.ConditionExpression} OR expiresAt <= :now`,
        ExpressionAttributeValues: { ':now': Math.floor(now.getTime() / 1000) },
      }
    : versionBefore(version);

/** Whose an entry is: a run and its one execution. */
export const holderOf = ({ run, execution }: Entry) => ({ run, execution });
export const heldBy = (entry: Entry): Condition => hasAll(holderOf(entry));

/** Whose a waiting Task's row is: the token that it waits with. */
export const tokenOf = ({ token }: Waiting) => ({ token });
export const waitsWith = (waiting: Waiting): Condition => hasAll(tokenOf(waiting));

export const absentOrOwnedBy = (owner: Readonly<Record<string, string>>): Condition => {
  const owned = hasAll(owner);
  return { ...owned, ConditionExpression: `${absent.ConditionExpression} OR (${owned.ConditionExpression})` };
};
