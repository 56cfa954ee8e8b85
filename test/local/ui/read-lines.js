/**
 * Runs in the browser: the lines of a trail (a run's, or a customer's) that a person cannot see. Of each line its
 * every part must lie inside the list, the list inside the window, and the line be what lies there on the screen.
 */
(() => {
  const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  const lines = [...document.querySelectorAll('.trail > li')];
  return {
    lines: lines.length,
    notSent: lines.filter((line) => line.classList.contains('skip')).length,
    outOfSight: lines.flatMap((line) => {
      line.scrollIntoView({ block: 'center' });
      const [list, own] = [line.parentElement.getBoundingClientRect(), line.getBoundingClientRect()];
      const parts = [line, ...line.querySelectorAll('*')];
      const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
      return list.left >= 0 &&
        list.right <= innerWidth &&
        own.width > 0 &&
        own.height > 0 &&
        parts.every((part) => part.checkVisibility() && within(part.getBoundingClientRect(), list)) &&
        line.contains(document.elementFromPoint(x, y))
        ? []
        : [line.textContent];
    }),
  };
})();
