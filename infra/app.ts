import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { map } from '#map';
import { written } from '#map/written';
import { listLanguages } from '../statemachines/language/phrases.ts';
import { checkWords } from '../statemachines/rendering/check-words.ts';
import { countMissing, listMissing } from '../statemachines/rendering/list-missing.ts';
import { listWords } from '../statemachines/rendering/list-words.ts';
import { TriggermapStack } from './triggermap-stack.ts';

const [fault] = listWords(map, written).flatMap(checkWords);
if (fault !== undefined)
  throw new Error(
    `${fault.message} in ${fault.language} cannot be written: ${fault.what}; npm run messages says where`,
  );

for (const language of listLanguages(map.policy)) {
  const missing = listMissing(language, map.policy, written);
  if (countMissing(missing) === 0) continue;
  const what = `${countMissing(missing)} things are not written in ${language}: npm run map -- --missing ${language}`;
  if (language === map.policy.shop.language)
    throw new Error(`${what}; nothing stands in for the default language`);
  console.warn(`${what}; the default language stands in for them`);
}

const app = new App();
const alarmEmail: unknown = app.node.tryGetContext('alarmEmail');

new TriggermapStack(app, 'Triggermap', typeof alarmEmail === 'string' ? { alarmEmail } : {});

// A finding without a written acknowledgement stops the synth.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
