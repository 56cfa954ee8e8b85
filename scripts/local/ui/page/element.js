const svgNames = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes and children. Texts stay texts, so nothing that a customer wrote becomes markup.
 * An attribute that is `true` stands without a value; `false` and `undefined` ones are left out, as are such children.
 */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svgElement(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNames, name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? '' : value);
  made.append(...children.flat(3).filter((child) => child !== undefined && child !== false && child !== ''));
  return made;
}

/** An element that does something when it is used. */
export function acting(made, happening, act) {
  made.addEventListener(happening, act);
  return made;
}

/**
 * Makes a place look like `fresh` and keeps what is the same, so that focus, scroll, frames and what a person
 * opened or typed stay.
 */
export function renew(place, fresh) {
  const before = [...place.childNodes];
  const after = [...fresh.childNodes];
  after.forEach((next, n) => {
    const old = before[n];
    if (old === undefined) place.append(next);
    else if (!isSameKind(old, next)) old.replaceWith(next);
    else if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== next.data) old.data = next.data;
    } else {
      renewAttributes(old, next);
      renew(old, next);
    }
  });
  for (const old of before.slice(after.length)) old.remove();
}

const isSameKind = (old, next) =>
  old.nodeName === next.nodeName && (old.id ?? '') === (next.id ?? '') && keyOf(old) === keyOf(next);
const keyOf = (node) => node.getAttribute?.('data-key') ?? node.getAttribute?.('src') ?? '';

function renewAttributes(old, next) {
  for (const { name } of [...old.attributes])
    if (name !== 'open' && !next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (name !== 'open' && old.getAttribute(name) !== value) old.setAttribute(name, value);
}
