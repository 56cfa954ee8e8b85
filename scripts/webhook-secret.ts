import { text } from 'node:stream/consumers';
import { policy } from '#map';
import { webhookSecret } from '../functions/adapters/aws/webhooks.ts';

/**
 * Prints the secret that the owner of a webhook checks signatures with; the map's signing key comes on standard input:
 * `aws secretsmanager get-secret-value --secret-id ID --query SecretString --output text | npx node scripts/webhook-secret.ts booking-system`
 */
const [hook = ''] = process.argv.slice(2);
const known = Object.keys(policy.webhooks);
if (!known.includes(hook))
  throw new Error(`'${hook}' is no webhook of the policy; write one of ${known.join(', ')}`);
console.log(webhookSecret((await text(process.stdin)).trim(), hook));
