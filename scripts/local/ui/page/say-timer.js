/** When the daily sweep starts a scenario: "7 days before birthday, every year". */
export function sayTimer(timer, { say, name, time }) {
  const days = (count) => time(Math.abs(count), 'day');
  switch (timer.due) {
    case 'date': {
      const date = name(timer.attribute);
      const when = timer.days === 0 ? 'on' : timer.days < 0 ? 'before' : 'after';
      const said = say(`timer.${when}`, { days: days(timer.days), date });
      return timer.yearly ? say('timer.yearly', { date: said }) : said;
    }
    case 'inactivity': {
      const what = timer.without === 'any' ? say('timer.any') : name(timer.without);
      return typeof timer.days === 'number'
        ? say('timer.without', { what, days: days(timer.days) })
        : say('timer.silent', { what, times: timer.days.times, least: days(timer.days.atLeast) });
    }
    case 'event date': {
      const when = timer.days === 0 ? 'on' : timer.days < 0 ? 'before' : 'after';
      return say(`timer.${when}`, { days: days(timer.days), date: name(timer.property) });
    }
    case 'points':
      return say('timer.points', { days: days(timer.days), n: timer.atLeast });
    case 'feast': {
      const when = timer.days === 0 ? 'on' : 'before';
      return say(`timer.${when}`, { days: days(timer.days), date: say('timer.feast') });
    }
    case 'status':
      return say('timer.after', { days: days(timer.days), date: name(timer.status) });
  }
}
