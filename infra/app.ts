import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { TriggermapStack } from './triggermap-stack.ts';

const app = new App();
const alarmEmail: unknown = app.node.tryGetContext('alarmEmail');

new TriggermapStack(app, 'Triggermap', typeof alarmEmail === 'string' ? { alarmEmail } : {});

// A finding without a written acknowledgement stops the synth.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
