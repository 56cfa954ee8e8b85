import * as z from 'zod';

const resourceShape = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
export type Resource = z.infer<typeof resourceShape>;

/** As much of a CloudFormation template as a rehearsal reads. */
export const templateShape = z.looseObject({ Resources: z.record(z.string(), resourceShape) });
export type Template = z.infer<typeof templateShape>;

const reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ id: Ref, attribute: 'Ref' })),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) => ({ id, attribute })),
]);
export type Reference = z.infer<typeof reference>;

/** What a Ref or GetAtt refers to; nothing for other values. */
export const readReference = (value: unknown): Reference | undefined => reference.safeParse(value).data;
