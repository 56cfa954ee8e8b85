/**
 * Who may import whom: the rooms of the house, and the doors between them. Read by `npm run lint`; types count as
 * imports, since who knows a type knows its room.
 */

/** What our own files of a room may import, beside what lies in the room. */
const rooms = [
  { room: 'statemachines/language', mayKnow: [], says: 'the language imports nothing but itself' },
  {
    room: 'statemachines/compile',
    mayKnow: ['statemachines/language'],
    says: 'the compiler is given the map',
  },
  { room: 'statemachines', mayKnow: [], says: 'the map imports nothing outside statemachines' },
  { room: 'functions/core', mayKnow: ['statemachines/language'], says: 'the core knows the language alone' },
  {
    room: 'functions/ports',
    mayKnow: ['functions/core', 'statemachines/language'],
    says: 'ports are types of the core and the language',
  },
  {
    room: 'functions/tasks',
    mayKnow: ['functions/core', 'functions/ports', 'statemachines/language'],
    says: 'tasks know core, ports and language',
  },
  {
    room: 'functions/adapters/memory',
    mayKnow: ['functions/core', 'functions/ports', 'statemachines/language'],
    says: 'adapters know ports, core and language',
  },
  {
    room: 'functions/adapters/aws',
    mayKnow: ['functions/core', 'functions/ports', 'statemachines/language'],
    says: 'adapters know ports, core and language',
  },
  {
    room: 'functions/handlers',
    mayKnow: [
      'functions/ports',
      'functions/tasks',
      'functions/adapters/aws',
      // The headers of a page are no task's business.
      'functions/core/pages/page-headers.ts',
      'statemachines/language',
      'statemachines/map.ts',
      'statemachines/messages/written.ts',
      'statemachines/mail',
      'statemachines/rendering',
      // Compiled from the scenarios, whose code would be too much to load.
      'statemachines/definitions/door.json',
    ],
    says: 'handlers bind a task to adapters, the map, its words and what ingest must know',
  },
  {
    room: 'infra',
    mayKnow: [
      'statemachines/map.ts',
      'statemachines/compile',
      'statemachines/language',
      'statemachines/definitions',
      'statemachines/mail/build',
      'statemachines/messages/written.ts',
      'statemachines/mail',
      'statemachines/rendering',
    ],
    says: 'infra knows the map and the compiler, and functions by their paths',
  },
  {
    room: 'scripts',
    mayKnow: ['functions', 'statemachines'],
    says: 'scripts know everything but infra',
  },
];

/** The packages that a room may use, Node's own among them. */
const packages = [
  { room: 'functions/core', may: ['crypto', 'libphonenumber-js', 'luxon', 'zod'] },
  { room: 'functions/ports', may: [] },
  { room: 'functions/tasks', may: [] },
  { room: 'functions/adapters/memory', may: [] },
  {
    room: 'functions/adapters/aws',
    may: ['@aws-sdk', '@types/nodemailer', 'crypto', 'http', 'https', 'nodemailer', 'timers/promises'],
  },
  { room: 'functions/handlers', may: ['@aws-lambda-powertools', '@middy', '@types/aws-lambda'] },
  { room: 'statemachines/language', may: ['leven', 'zod'] },
  { room: 'statemachines/compile', may: [] },
];

const isBelow = (places) => `^(?:${places.map((place) => place.replaceAll('.', '\\.')).join('|')})(?:/|$)`;

const roomRules = rooms.map(({ room, mayKnow, says }, index) => ({
  name: `${room}: ${says}`,
  severity: 'error',
  from: {
    path: isBelow([room]),
    // The first room that holds a file is the file's.
    pathNot: rooms
      .slice(0, index)
      .filter((other) => other.room.startsWith(`${room}/`))
      .map((other) => isBelow([other.room])),
  },
  to: {
    path: isBelow(['functions', 'infra', 'scripts', 'statemachines', 'test']),
    pathNot: isBelow([room, ...mayKnow]),
  },
}));

const packageRules = packages.map(({ room, may }) => ({
  name: `${room} uses ${may.length === 0 ? 'no package' : `no package but ${may.join(', ')}`}`,
  severity: 'error',
  from: { path: isBelow([room]) },
  to: {
    dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
    pathNot: may.flatMap((name) => [`node_modules/${name}/`, `^${name}$`]),
  },
}));

export default {
  forbidden: [
    ...roomRules,
    ...packageRules,
    { name: 'no circles, types included', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the AWS SDK stands in adapters/aws alone',
      severity: 'error',
      from: { path: '^(functions|infra|statemachines)/', pathNot: '^functions/adapters/aws/' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'the CDK stands in infra alone',
      severity: 'error',
      from: { pathNot: '^infra/' },
      to: { path: 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    },
    {
      name: 'the engine reaches the map as #map',
      severity: 'error',
      from: { path: '^(functions|infra|scripts)/' },
      to: {
        path: '^statemachines/(scenarios|messages|events|forms|phrases|segments|policy|shop)',
        // The words alone are too much for whoever needs but the definitions: #map/written.
        pathNot: '^statemachines/messages/written',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
