/** Asks this page's server; `sent` is put as JSON. Throws what the server complains of. */
export async function ask(path, sent) {
  const response = await fetch(
    path,
    sent && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.fault);
  return answer;
}

/** An address of the server with what a person wrote in it. */
export const pathOf = (...parts) => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/** An SVG from the server as an element; read as a document, it never is markup of this page. */
export function askDrawing(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.onload = () => {
      const drawing = request.status === 200 ? request.responseXML?.documentElement : undefined;
      if (drawing === undefined || drawing === null) reject(new Error(`no drawing at ${path}`));
      else resolve(document.importNode(drawing, true));
    };
    request.onerror = () => reject(new Error('the server is gone'));
    request.send();
  });
}
