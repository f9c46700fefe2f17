// What the tests ask of a parsed page.

/** Every element of a page, in document order. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

export function attribute(element, name) {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function text(node) {
  return node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join('');
}

export function hasNoindex(document) {
  return [...elements(document)].some(
    (element) => attribute(element, 'name') === 'robots' && attribute(element, 'content') === 'noindex',
  );
}

/** The notice of a withdrawn post that says which post it was: search engines leave it out, posts may link it. */
export function isTellingNotice(document) {
  const words = text(document);
  return hasNoindex(document) && words.includes('本稿已撤回') && words.includes('《');
}

export function isRedirect(document) {
  return [...elements(document)].some((element) => attribute(element, 'http-equiv') === 'refresh');
}
