/**
 * Runs in the browser: how far the page is wider than the window, controls without a name, headings that skip a
 * level, and texts whose contrast with what lies behind is below WCAG's 4.5.
 */
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const numbersOf = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const lightOf = ([red, green, blue]) => {
    const linear = [red, green, blue].map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const behind = (node) => {
    for (let one = node; one !== null; one = one.parentElement) {
      const colour = numbersOf(getComputedStyle(one).backgroundColor);
      if (colour[3] > 200) return colour;
    }
    return [255, 255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter(
    (node) =>
      !(node instanceof SVGElement) &&
      node.closest('.unseen, .skip-link, option, .phone-screen, iframe') === null &&
      node.checkVisibility() &&
      [...node.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim() !== '',
      ),
  );
  const pale = texts.flatMap((node) => {
    const [front, back] = [lightOf(numbersOf(getComputedStyle(node).color)), lightOf(behind(node))];
    const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    return contrast < 4.5 ? [`${node.textContent.slice(0, 30)}: ${contrast.toFixed(2)}`] : [];
  });
  const nameOf = (node) =>
    node.getAttribute('aria-label') ??
    node.getAttribute('title') ??
    (node instanceof HTMLInputElement ||
    node instanceof HTMLSelectElement ||
    node instanceof HTMLTextAreaElement
      ? [...(node.labels ?? [])].map(({ textContent }) => textContent).join('')
      : node.textContent);
  const controls = [
    ...document.querySelectorAll('a, button, input, select, textarea, summary, iframe, [tabindex="0"]'),
  ];
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName.slice(1)));
  return {
    overflow: document.documentElement.scrollWidth - innerWidth,
    nameless: controls.filter((node) => nameOf(node).trim() === '').map(({ outerHTML }) => outerHTML),
    skippedHeadings: levels.filter((level, n) => level - (levels[n - 1] ?? 0) > 1),
    pale,
  };
})();
