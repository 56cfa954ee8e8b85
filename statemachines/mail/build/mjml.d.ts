declare module 'mjml' {
  export default function mjml2html(
    mjml: string,
    options: {
      readonly validationLevel: 'strict';
      readonly fonts: Readonly<Record<string, string>>;
      readonly keepComments: boolean;
    },
  ): Promise<{ readonly html: string }>;
}
