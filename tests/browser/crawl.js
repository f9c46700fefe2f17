// Every address on every page of a build, and what it leads to when the folder lies at `base`.
import { attribute, elements } from './html.js';

export class Crawl {
  constructor(built, base) {
    this.build = built;
    this.base = base;
    this.pages = built.pages;
    this.references = built.pages.flatMap((page) => [...this.referencesOf(page)]);
    this.ids = new Map(
      built.pages.map((page) => [
        page,
        new Set([...elements(built.document(page))].map((element) => attribute(element, 'id'))),
      ]),
    );
  }

  *referencesOf(page) {
    for (const element of elements(this.build.document(page))) {
      for (const value of addressesIn(element)) {
        const url = new URL(value, this.base + page);
        yield { page, tag: element.tagName, rel: attribute(element, 'rel'), value, url };
      }
    }
  }

  isInside(url) {
    return url.origin === new URL(this.base).origin;
  }

  /** The path inside the output folder, which may be a folder's. */
  pathOf(url) {
    const { pathname } = new URL(this.base);
    return url.pathname.startsWith(pathname) ? decodeURIComponent(url.pathname.slice(pathname.length)) : null;
  }

  fileOf(url) {
    return this.pathOf(url)?.replace(/(^|\/)$/, '$1index.html');
  }

  leadsSomewhere(url) {
    const file = this.fileOf(url);
    const anchor = decodeURIComponent(url.hash.slice(1));
    return this.build.files.has(file) && (anchor === '' || anchor === 'top' || this.ids.get(file)?.has(anchor));
  }

  reachable(start) {
    const seen = new Set([start]);
    for (const page of seen) {
      this.references
        .filter((reference) => reference.page === page && reference.tag === 'a' && this.isInside(reference.url))
        .map((reference) => this.fileOf(reference.url))
        .filter((file) => file?.endsWith('.html'))
        .forEach((file) => seen.add(file));
    }
    return seen;
  }
}

function* addressesIn(element) {
  for (const { name, value } of element.attrs) {
    if (['href', 'src', 'poster', 'data', 'action', 'cite', 'background'].includes(name)) yield value;
    if (name === 'srcset') yield* value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0]);
  }
  if (attribute(element, 'http-equiv') === 'refresh') yield attribute(element, 'content').split('url=')[1];
}
