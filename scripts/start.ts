import { startTwin } from './local/ui/twin.ts';

const firstPort = 4780;
const portsTried = 20;

const { url, busUrl, busName } = await startTwin({
  ports: [...Array.from({ length: portsTried }, (_, n) => firstPort + n), 0],
});
console.log(`Triggermap runs on this laptop, in virtual time: ${url}
Apps may put events on the bus '${busName}' at the EventBridge endpoint ${busUrl}
Nothing leaves this machine; Ctrl+C ends it and forgets everything.`);
