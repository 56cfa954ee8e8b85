import { writeFileSync } from 'node:fs';
import { mapFile, writeMap } from './local/map-drawing.ts';

/** `npm run map`: draws every scenario into one SVG that README shows. */
writeFileSync(mapFile, writeMap());
console.log('statemachines/map.svg');
