/** Where a rehearsal takes place. */
export const region = 'us-east-1';
export const account = '123456789012';

/** One request, in the protocol of its service. */
export interface Call {
  readonly service: string;
  readonly path?: string;
  readonly target?: string;
  readonly body?: string;
}

export const json = (service: string, target: string, input: object = {}): Call => ({
  service,
  target,
  body: JSON.stringify(input),
});
export const query = (service: string, input: Readonly<Record<string, string>>): Call => ({
  service,
  body: new URLSearchParams(input).toString(),
});
export const get = (service: string, path: string): Call => ({ service, path });

/** The emulator's answer as text. It checks no signature, and reads the service from the signature's scope. */
export async function askEmulator(endpoint: URL, call: Call): Promise<string> {
  const { service, path = '/', target, body } = call;
  const answer = await fetch(new URL(path, endpoint), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=rehearsal/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
      'content-type':
        target === undefined ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1',
      ...(target === undefined ? {} : { 'x-amz-target': target }),
    },
    ...(body === undefined ? {} : { body }),
  });
  return answer.text();
}
