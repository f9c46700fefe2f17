// Every feed of the sample, read by a reader that others wrote, against the pages of the same build.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { parseFragment } from 'parse5';
import { build } from './build.js';
import { attribute, elements, hasNoindex, text } from './html.js';
import { assertNone } from './none.js';
import { parseXml } from './xml.js';

const base = 'https://bulletin.example.org/deep/sub/path/';
const limit = 20;
const variants = [
  { links: 'relative', addresses: 'file', baseUrl: base },
  { links: 'root', addresses: 'folder', baseUrl: base },
];

for (const variant of variants) {
  describe(`${Object.values(variant).join(', ')}:`, () => {
    const built = build(variant);
    const posts = new Map(built.pages.map((page) => [page, post(built, page)]).filter(([, found]) => found));
    const feeds = [...built.files].filter((file) => /(atom|rss)\.xml$/.test(file)).map((file) => read(built, file));

    it('the site, its categories and the terms that are asked for have feeds in both formats', () => {
      const lists = (format) => feeds.filter((feed) => feed.format === format).map(({ list }) => list).sort();
      assert.deepEqual(lists('Atom'), lists('RSS'));
      assert.ok(lists('RSS').length >= 7, `only ${lists('RSS')}`);
      assert.equal(new Set(lists('RSS')).size, lists('RSS').length);
    });

    it('every feed is well-formed XML', () => {
      for (const { file } of feeds) parseXml(built.text(file));
    });

    it('every feed knows itself, its page and when its posts changed last', () => {
      for (const feed of feeds) {
        assert.equal(feed.self, base + feed.file);
        const [title] = [...elements(built.document(fileOf(feed.list)))].filter(({ tagName }) => tagName === 'title');
        assert.equal(feed.title.split(' - ')[0], allowed(text(title)).split(' - ')[0], feed.file);
        const { entries } = feeds.find(({ format, list }) => format === 'Atom' && list === feed.list);
        assert.equal(feed.updated.getTime(), Math.max(...entries.map(({ updated }) => updated)), feed.file);
      }
    });

    it('every page names the feeds of the site, and a list its own before', () => {
      for (const feed of feeds) {
        assert.ok(named(built, fileOf(feed.list)).slice(0, 2).includes(feed.file), feed.file);
      }
      const readers = built.pages.filter((page) => !hasNoindex(built.document(page)));
      const without = readers.filter((page) => !named(built, page).includes('atom.xml'));
      assertNone(without, { among: readers.length, atLeast: 30 });
    });

    it('a feed holds the newest posts of its list, newest first', () => {
      for (const feed of feeds) {
        const listed = feed.list === home(variant) ? [...posts.keys()] : postsOn(built, fileOf(feed.list), posts);
        const dated = listed.filter((page) => posts.get(page).published);
        const newest = dated.map((page) => posts.get(page).published).sort((a, b) => b - a);
        assert.equal(feed.entries.length, Math.min(limit, dated.length), feed.file);
        assert.deepEqual(
          feed.entries.map(({ published }) => published.getTime()),
          newest.slice(0, limit),
          feed.file,
        );
        for (const { link } of feed.entries) assert.ok(dated.includes(fileOf(link)), `${link} in ${feed.file}`);
      }
    });

    it('every entry says what its page says', () => {
      for (const { link, id, title, published, updated, authors, content, file } of feeds.flatMap(entriesOf)) {
        const page = posts.get(fileOf(link));
        assert.equal(id, link);
        assert.equal(title, page.title, `${link} in ${file}`);
        assert.equal(published.getTime(), page.published);
        if (updated) assert.equal(dayOf(updated), page.updated);
        assert.ok(authors.length > 0 && authors.every((name) => name.length > 0));
        assert.ok(content.length > 0);
      }
    });

    it('every address in a body is whole and leads to something that was built', () => {
      const wrong = [];
      let among = 0;
      for (const { link, content } of feeds.flatMap(entriesOf)) {
        for (const element of elements(parseFragment(content))) {
          for (const { name, value } of element.attrs) {
            if (!['href', 'src', 'srcset', 'poster', 'cite', 'id'].includes(name)) continue;
            among += 1;
            const isInside = value.startsWith(base);
            const leads = isInside ? built.files.has(fileOf(value)) : /^(https?|mailto):/.test(value);
            if (name === 'id' || !leads) wrong.push(`${link}: ${name}="${value}"`);
          }
        }
      }
      assertNone(wrong, { among, atLeast: 50 });
    });

    it('the hostile post stands in the feeds with all that XML can say of it', () => {
      const isHostile = ({ link }) => link.includes('hostile');
      const hostile = feeds.flatMap(entriesOf).filter(isHostile);
      assert.ok(hostile.length >= 6, `in ${hostile.length} feeds only`);
      for (const { title, content, authors, categories } of hostile) {
        assert.equal(title, `“]]>”与 <b>&amp;</b> '引号" 😀`);
        assert.deepEqual(authors, ['某办 & <某局>']);
        assert.deepEqual(categories, ['动员部署', '村级报表']);
        const words = text(parseFragment(content));
        for (const part of [']]> & <script> <![CDATA[', '<!-- 不是注释”', '脚注 ]]>。']) assert.ok(words.includes(part), words);
      }
    });
  });
}

it('the strict parser refuses what is not well-formed', () => {
  for (const bad of ['<a>', '<a>\u0001</a>', '<a b="<"/>', '<a>&nbsp;</a>', '<a/><b/>']) assert.throws(() => parseXml(bad), bad);
});

function home({ links }) {
  return links === 'relative' ? `${base}index.html` : base;
}

/** The file in the output folder that a public address leads to. */
function fileOf(url) {
  const { pathname } = new URL(url);
  return decodeURIComponent(pathname.slice(new URL(base).pathname.length)).replace(/(^|\/)$/, '$1index.html');
}

/** Both formats in one form. */
function read(built, file) {
  const isAtom = file.endsWith('atom.xml');
  return { file, ...(isAtom ? readAtom : readRss)(built.text(file)) };
}

function readAtom(xml) {
  const feed = parseAtomFeed(xml);
  const link = (of, rel) => of.links.find((found) => found.rel === rel).href;
  return {
    format: 'Atom',
    title: feed.title.value,
    self: link(feed, 'self'),
    list: link(feed, 'alternate'),
    updated: new Date(feed.updated),
    entries: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      title: entry.title.value,
      link: link(entry, 'alternate'),
      published: new Date(entry.published),
      updated: new Date(entry.updated),
      authors: entry.authors.map(({ name }) => name),
      categories: (entry.categories ?? []).map(({ term }) => term),
      content: entry.content.value,
    })),
  };
}

function readRss(xml) {
  const feed = parseRssFeed(xml);
  return {
    format: 'RSS',
    title: feed.title,
    self: feed.atom.links.find(({ rel }) => rel === 'self').href,
    list: feed.link,
    updated: new Date(feed.lastBuildDate),
    entries: (feed.items ?? []).map((item) => ({
      id: item.guid.value,
      title: item.title,
      link: item.link,
      published: new Date(item.pubDate),
      authors: item.dc.creators,
      categories: (item.categories ?? []).map(({ name }) => name),
      content: item.content.encoded,
    })),
  };
}

function entriesOf({ file, entries }) {
  return entries.map((entry) => ({ ...entry, file }));
}

/** What a post's page says of the post; nothing for other pages. */
function post(built, page) {
  const document = built.document(page);
  const all = [...elements(document)];
  const isPost = all.some((element) => element.tagName === 'body' && attribute(element, 'class') === 'kind-page');
  if (!isPost || hasNoindex(document)) return null;
  const said = (word) => all.find((element) => element.tagName === 'span' && text(element).startsWith(word));
  const time = said('发布时间：') && [...elements(said('发布时间：'))].find(({ tagName }) => tagName === 'time');
  const published = time && instant(attribute(time, 'datetime'));
  const changed = said('更新：') && text(said('更新：')).slice('更新：'.length, '更新：2026-11-22'.length);
  const title = text(all.find(({ tagName }) => tagName === 'h1'));
  return { title: allowed(title), published, updated: changed ?? (published && dayOf(published)) };
}

/** A day begins at its midnight in the sample's time zone. */
function instant(date) {
  return Date.parse(date.includes('T') ? date : `${date}T00:00+08:00`);
}

/** The day of an instant in the sample's time zone, which pages say of changes. */
function dayOf(moment) {
  return new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Without the characters that XML 1.0 cannot hold. */
function allowed(words) {
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** The posts that a list shows on its page and on the older ones, by file. */
function postsOn(built, first, posts) {
  const found = new Set();
  const lists = new Set([first]);
  for (const list of lists) {
    for (const element of elements(built.document(list))) {
      const leads = (anchor) => fileOf(new URL(attribute(anchor, 'href'), base + list).href);
      if (attribute(element, 'class') === 'item-title') {
        [...elements(element)].filter(({ tagName }) => tagName === 'a').forEach((anchor) => found.add(leads(anchor)));
      }
      if (attribute(element, 'rel') === 'next') lists.add(leads(element));
    }
  }
  return [...found].filter((page) => posts.has(page));
}

/** The feeds that a page names in its head, by file. */
function named(built, page) {
  const links = [...elements(built.document(page))].filter(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'alternate',
  );
  return links.map((link) => fileOf(new URL(attribute(link, 'href'), base + page).href));
}
