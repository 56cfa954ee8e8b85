/**
 * How the compiler names states, and how each kind of name is said: a pattern, and what to write of what it found.
 * The first that fits is taken.
 */
const unit = '(second|minute|hour|day)s?';

export const nameShapes = [
  [/^(.*): go on\?$/, ([step], { say, name }) => say('shape.go-on', { step: name(step) })],
  [/^(.*): wait for a good hour$/, ([step], { say, name }) => say('shape.hold', { step: name(step) })],
  [/^(.*): once more$/, ([step], { say, name }) => say('shape.once-more', { step: name(step) })],
  [/^Look: (.*)$/, ([question], { say, name }) => say('shape.look', { question: name(question) })],

  [
    shape(`Wait (\\d+) ${unit}`),
    ([count, of], { say, time }) => say('shape.wait', { time: time(count, of) }),
  ],
  [
    shape(`Wait (\\d+) working ${unit}`),
    ([count, of], { say, time }) => say('shape.wait-working', { time: time(count, of) }),
  ],
  [
    shape(`Wait until (\\d+) ${unit} (before|after) (.*)`),
    ([count, of, side, date], { say, name, time }) =>
      say(`shape.wait-${side}`, { time: time(count, of), date: name(date) }),
  ],
  [/^Wait until (.*)$/, ([date], { say, name }) => say('shape.wait-until', { date: name(date) })],
  [
    shape(`Wait for (\\d+) ${unit} of quiet`),
    ([count, of], { say, time }) => say('shape.wait-quiet', { time: time(count, of) }),
  ],
  [
    shape(`Wait for (\\d+) ${unit} without (.*)`),
    ([count, of, what], { say, events, time }) =>
      say('shape.wait-without', { time: time(count, of), what: events(what) }),
  ],
  [
    shape(`Quiet for (\\d+) ${unit}\\?`),
    ([count, of], { say, time }) => say('shape.quiet', { time: time(count, of) }),
  ],
  [
    shape(`No (.*) for (\\d+) ${unit}\\?`),
    ([what, count, of], { say, events, time }) =>
      say('shape.without', { time: time(count, of), what: events(what) }),
  ],
  [
    shape(`Wait for (.*), at most (\\d+) ${unit}`),
    ([what, count, of], { say, events, time }) =>
      say('shape.wait-for', { what: events(what), time: time(count, of) }),
  ],

  [/^Earn (\d+) points?$/, ([count], { say }) => say('shape.earn', { n: Number(count) })],
  [/^Expire the points for (.*)$/, ([reason], { say }) => say('shape.expire', { reason })],
  [/^Enter the segment (.*)$/, ([segment], { say }) => say('shape.enter', { segment })],
  [/^Leave the segment (.*)$/, ([segment], { say }) => say('shape.leave', { segment })],
  [/^Call (.*)$/, ([hook], { say }) => say('shape.call', { hook })],
  [/^Grant access to (.*)$/, ([service], { say }) => say('shape.grant', { service })],
  [/^Emit (.*)$/, ([event], { say, events }) => say('shape.emit', { event: events(event) })],

  [
    shape(`Was '(.*)' (sent|clicked) in the last (\\d* ?)${unit}\\?`),
    ([message, what, count, of], { say, name, time }) =>
      say(`shape.was-${what}`, { message: name(message), time: time(count || 1, of) }),
  ],
  [/^Entered (\d+) times or more\?$/, ([count], { say }) => say('shape.times', { n: Number(count) })],
  [/^At least (\d+) orders?\?$/, ([count], { say }) => say('shape.orders', { n: Number(count) })],
  [
    shape(`At least (\\d+) points? ending within (\\d+) ${unit}\\?`),
    ([points, count, of], { say, time }) =>
      say('shape.points-ending', { n: Number(points), time: time(count, of) }),
  ],
  [/^At least (\d+) points?\?$/, ([count], { say }) => say('shape.points', { n: Number(count) })],
  [/^Spent at least (\d+)\?$/, ([sum], { say }) => say('shape.spent', { sum })],
  [/^In the segment (.*)\?$/, ([segment], { say }) => say('shape.segment', { segment })],
  [/^Split (.*)\?$/, ([split], { say }) => say('shape.split', { split })],
  [/^(.*) with what\?$/, ([what], { say, events }) => say('shape.with-what', { what: events(what) })],
  [/^(.*) by whom\?$/, ([what], { say, events }) => say('shape.by-whom', { what: events(what) })],
  [
    /^(.*) for which reason\?$/,
    ([what], { say, events }) => say('shape.for-which-reason', { what: events(what) }),
  ],
  [
    /^(.*) with which (.*)\?$/,
    ([what, property], { say, events, name }) =>
      say('shape.which', { what: events(what), property: name(property) }),
  ],
  [
    shape(`More than (\\d+) ${unit} before (.*)\\?`),
    ([count, of, moment], { say, name, time }) =>
      say('shape.ahead', { time: time(count, of), moment: name(moment) }),
  ],
  [
    shape(`Another (.*) within (\\d+) ${unit}\\?`),
    ([what, count, of], { say, events, time }) =>
      say('shape.another', { what: events(what), time: time(count, of) }),
  ],
  [
    shape(`(.*) in the last (\\d* ?)${unit}\\?`),
    ([what, count, of], { say, events, time }) =>
      say('shape.in-the-last', { what: events(what), time: time(count || 1, of) }),
  ],
  [
    /^(.*) with (.*)\?$/,
    ([what, which], { say, events }) =>
      say('shape.with', { what: events(what), which: which.replace(' to ', ' – ') }),
  ],
  [/^(.*)\?$/, ([what], { events }) => `${events(what)}?`],
];

function shape(pattern) {
  return new RegExp(`^${pattern}$`);
}
