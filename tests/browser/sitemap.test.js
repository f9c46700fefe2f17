// The sitemap against the schema of sitemaps.org, which the package `sitemap` ships, and against the pages.
import { it } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { parse } from 'parse5';
import { build } from './build.js';
import { attribute, elements, hasNoindex, isRedirect, text } from './html.js';
import { schema } from './xml.js';

const base = 'https://bulletin.example.org/deep/sub/path/';
const variants = [
  { links: 'relative', addresses: 'file', baseUrl: base },
  { links: 'root', addresses: 'folder', baseUrl: base },
];
const validate = schema(fileURLToPath(new URL('schema/sitemap.xsd', import.meta.resolve('sitemap/package.json'))));

for (const variant of variants) {
  const name = Object.values(variant).join(', ');
  const built = build(variant);
  const urls = [...elements(parse(built.text('sitemap.xml')))]
    .filter(({ tagName }) => tagName === 'loc')
    .map((loc) => text(loc));

  it(`the sitemap of ${name} is valid`, () => {
    validate(built.text('sitemap.xml'));
  });

  it(`the sitemap of ${name} lists every page for search engines exactly once`, () => {
    const wanted = built.pages.filter((page) => {
      const document = built.document(page);
      return !hasNoindex(document) && !isRedirect(document);
    });
    assert.ok(wanted.length > 30, `only ${wanted.length} pages`);
    const files = urls.map((url) => decodeURIComponent(url.slice(base.length)).replace(/(^|\/)$/, '$1index.html'));
    assert.deepEqual(files.sort(), wanted.sort());
  });

  it(`the sitemap of ${name} has the canonical addresses`, () => {
    const canonical = built.pages.flatMap((page) =>
      [...elements(built.document(page))]
        .filter((element) => attribute(element, 'rel') === 'canonical')
        .map((element) => attribute(element, 'href')),
    );
    assert.ok(urls.length > 30);
    for (const url of urls) assert.ok(canonical.includes(url), url);
  });
}

it('a preview has no sitemap, and robots are told to stay away', () => {
  const preview = build({ baseUrl: base, unpublished: true });
  assert.ok(![...preview.files].some((file) => file.endsWith('.xml')));
  assert.match(preview.text('robots.txt'), /^Disallow: \/$/m);
});

it('the schema refuses a sitemap with another date and one without an address', () => {
  const sitemap = (inner) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>${inner}</url></urlset>`;
  validate(sitemap(`<loc>${base}</loc><lastmod>2026-11-22</lastmod>`));
  for (const bad of [`<loc>${base}</loc><lastmod>22.11.2026</lastmod>`, '<lastmod>2026-11-22</lastmod>']) {
    assert.throws(() => validate(sitemap(bad)));
  }
});
