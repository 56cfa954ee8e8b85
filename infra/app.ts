import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { checkWords } from '../statemachines/messages/check-words.ts';
import { listWords } from '../statemachines/messages/list-words.ts';
import { TriggermapStack } from './triggermap-stack.ts';

const [fault] = listWords().flatMap(checkWords);
if (fault !== undefined)
  throw new Error(
    `${fault.message} in ${fault.language} cannot be written: ${fault.what}; npm run messages says where`,
  );

const app = new App();
const alarmEmail: unknown = app.node.tryGetContext('alarmEmail');

new TriggermapStack(app, 'Triggermap', typeof alarmEmail === 'string' ? { alarmEmail } : {});

// A finding without a written acknowledgement stops the synth.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
