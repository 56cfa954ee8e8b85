import { cascade, event, message, scenario } from '../../language/scenario.ts';

export default scenario({
  id: 'request-taken',
  code: 'E8',
  stage: 'conversion',
  title: 'Request taken',
  purpose: 'Says back what the customer will be told of, and how to end it.',
  on: event('product.requested'),
  entry: { per: 'product', repeated: 'latest wins' },
  exits: ['product.request-ended'],
  steps: [message('request-taken', { by: cascade('email', 'push') })],
});
