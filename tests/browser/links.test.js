import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from './build.js';
import { Crawl } from './crawl.js';
import { hasNoindex, isRedirect, isTellingNotice } from './html.js';
import { assertNone } from './none.js';

const somewhere = 'https://bulletin.example.org/deep/sub/path/';
const variants = [
  { links: 'relative', addresses: 'file' },
  { links: 'relative', addresses: 'folder' },
  { links: 'root', addresses: 'file' },
  { links: 'root', addresses: 'folder' },
  { links: 'relative', addresses: 'file', baseUrl: somewhere },
  { links: 'root', addresses: 'folder', baseUrl: somewhere },
];

for (const variant of variants) {
  describe(`${Object.values(variant).join(', ')}:`, () => {
    const site = new Crawl(build(variant), variant.baseUrl ?? 'https://bulletin.example.org/');

    it('every link, anchor and resource leads to something that was built', () => {
      const inside = site.references.filter(({ url }) => site.isInside(url));
      const anchors = inside.filter(({ url }) => url.hash.length > 1);
      assert.ok(anchors.length > 100, `only ${anchors.length} anchors`);
      const dead = inside.filter(({ url }) => !site.leadsSomewhere(url));
      assertNone(dead.map(told), { among: inside.length, atLeast: 1000 });
    });

    it('every page but those hidden from search engines can be reached from the home page', () => {
      const isWanted = (page) => !hasNoindex(site.build.document(page)) || isTellingNotice(site.build.document(page));
      const wanted = site.pages.filter(isWanted);
      assert.ok(wanted.length > 30, `only ${wanted.length} pages`);
      assert.ok(wanted.length < site.pages.length, 'no page is hidden');
      assert.deepEqual([...site.reachable('index.html')].sort(), wanted);
    });

    it('nothing but a link leads to another host', () => {
      const outside = site.references.filter(({ url }) => !site.isInside(url));
      assertNone(outside.filter(({ tag }) => tag !== 'a').map(told), { among: outside.length });
    });

    if (variant.links === 'relative') {
      it('every link is relative and names its file', () => {
        const inside = site.references.filter(
          ({ page, rel, url }) => page !== '404.html' && rel !== 'canonical' && site.isInside(url),
        );
        const wrong = inside.filter(
          ({ value, url }) => /^(\/|[a-z]+:)/i.test(value) || !site.build.files.has(site.pathOf(url)),
        );
        assertNone(wrong.map(told), { among: inside.length, atLeast: 1000 });
      });
    }

    if (variant.baseUrl) {
      it('the canonical address of a page is its own', () => {
        const canonical = site.references.filter(({ rel }) => rel === 'canonical');
        const own = canonical.filter(({ page }) => !isRedirect(site.build.document(page)));
        assert.equal(canonical.length - own.length, 2, 'a redirect has the address that it leads to');
        const wrong = own.filter(({ page, url }) => site.fileOf(url) !== page);
        assertNone(wrong.map(told), { among: own.length, atLeast: 30 });
      });
    } else {
      it('no page gives a canonical address', () => {
        const canonical = site.references.filter(({ rel }) => rel === 'canonical');
        assertNone(canonical.map(told), { among: site.references.length });
      });
    }
  });
}

function told({ page, tag, value }) {
  return `${page}: <${tag}> ${value}`;
}
