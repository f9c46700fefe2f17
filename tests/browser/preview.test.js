// The preview as an author meets it: `jianbao serve` on the sample site, and a real browser.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Author, becomes, lacks, load, panelIsGone, panelShows, shows, top } from './preview-author.js';
import { Served, post, until } from './preview-served.js';

const served = await new Served().start();
const author = new Author();
const long = 'practice/2026-07-16-qinghe-certificates';
const short = 'plan/2026-03-27-second-quarter';
const open = (page, options) => author.open(`${served.url}/${page}`, options);

describe('a saved post', () => {
  it('shows without a jump and without losing what the reader did', async () => {
    const tab = await open(`${long}.html`);
    const before = await load(tab);
    const last = '.post .body > p:last-of-type';
    await tab.$eval(last, (paragraph) => paragraph.scrollIntoView({ behavior: 'instant' }));
    const place = await top(tab, last);
    served.write(`content/${long}.md`, (text) => text.replace(/\+\+\+\n\n/, '+++\n\n开头加的一段。\n\n'));
    await shows(tab, '开头加的一段。');
    assert.ok(Math.abs((await top(tab, last)) - place) < 2);
    assert.equal(await load(tab), before);
    assert.deepEqual(tab.troubles, []);
  });

  it('changes its own tab and no other', async () => {
    const [edited, other] = [await open(`${short}.html`), await open(`${long}.html`)];
    const node = await other.evaluateHandle(() => document.querySelector('main').firstElementChild);
    served.write(`content/${short}.md`, (text) => `${text}\n只改了这一篇。\n`);
    await shows(edited, '只改了这一篇。');
    assert.ok(await other.evaluate((node) => node === document.querySelector('main').firstElementChild, node));
    assert.ok(!(await other.content()).includes('只改了这一篇。'));
  });

  it('shows a new title in every list', async () => {
    const [home, category] = [await open('index.html'), await open('plan/index.html')];
    served.write('content/plan/2026-11-22-new.md', post('刚写的一篇', 'category = "下步打算"', '正文。'));
    await Promise.all([shows(home, '刚写的一篇'), shows(category, '刚写的一篇')]);
    const tab = await open('plan/2026-11-22-new.html');
    served.remove('content/plan/2026-11-22-new.md');
    await Promise.all([lacks(home, '刚写的一篇'), lacks(category, '刚写的一篇')]);
    await shows(tab, '没有找到');
    served.write('content/plan/2026-11-22-new.md', post('又写回来', 'category = "下步打算"', '正文。'));
    await shows(tab, '又写回来');
    served.remove('content/plan/2026-11-22-new.md');
  });

  it('reaches ten tabs', async () => {
    const tabs = [];
    for (let i = 0; i < 10; i++) tabs.push(await open('index.html'));
    served.write('jianbao.toml', (text) => text.replace('title = "基层减负工作简报"', 'title = "十个标签页"'));
    await Promise.all(tabs.map((tab) => tab.waitForFunction(() => document.title.includes('十个标签页'))));
    served.write('jianbao.toml', (text) => text.replace('title = "十个标签页"', 'title = "基层减负工作简报"'));
    await Promise.all(tabs.map((tab) => tab.waitForFunction(() => !document.title.includes('十个标签页'))));
  });
});

describe('a style sheet', () => {
  it('of the theme is put in place of the old one', async () => {
    const tab = await open('index.html');
    const before = await load(tab);
    served.write('themes/hongtou/static/style.css', 'body { background: rgb(1, 2, 3) }');
    await becomes(tab, () => getComputedStyle(document.body).backgroundColor, 'rgb(1, 2, 3)');
    served.remove('themes');
    await tab.waitForFunction(() => getComputedStyle(document.body).backgroundColor !== 'rgb(1, 2, 3)');
    assert.equal(await load(tab), before);
    assert.deepEqual(tab.troubles, []);
  });

  it('of the site is swapped under its name', async () => {
    served.write('static/own.css', 'main { color: rgb(1, 2, 3) }');
    served.write(
      'templates/index.html',
      '<!doctype html><html lang="zh"><head><title>x</title><link rel="stylesheet" href="own.css"></head><main>主页</main></html>',
    );
    const tab = await open('index.html');
    const color = () => getComputedStyle(document.querySelector('main')).color;
    await becomes(tab, color, 'rgb(1, 2, 3)');
    const before = await load(tab);
    served.write('static/own.css', 'main { color: rgb(4, 5, 6) }');
    await becomes(tab, color, 'rgb(4, 5, 6)');
    assert.equal(await load(tab), before);
    served.remove('templates');
    served.remove('static/own.css');
  });
});

describe('a mistake', () => {
  it('in a post is shown over its page and goes by itself', async () => {
    const tab = await open(`${short}.html`);
    const good = served.read(`content/${short}.md`);
    served.write(`content/${short}.md`, good.replace(/date = .*/, 'date = 2026-02-30'));
    await panelShows(tab, '2026-02-30');
    await panelShows(tab, `content/${short}.md:3`);
    served.write(`content/${short}.md`, good);
    await panelIsGone(tab);
  });

  it('in a template leaves the page as it was', async () => {
    const tab = await open(`${short}.html`);
    const text = await tab.locator('main').innerText();
    served.write('templates/page.html', '{% extends "base.html" %}{% block main %}{{ page.title }');
    await panelShows(tab, 'templates/page.html:1');
    assert.equal(await tab.locator('main').innerText(), text);
    served.write('templates/page.html', '{% extends "base.html" %}{% block main %}{{ page.no.such }}{% endblock %}');
    await panelShows(tab, 'page.no');
    assert.equal(await tab.locator('main').innerText(), text);
    served.remove('templates');
    await panelIsGone(tab);
  });

  it('on a page that nobody looks at is found too', async () => {
    const tab = await open('index.html');
    served.write(`content/${long}.md`, (good) => `${good}\n[没有的页面](none.md)\n`);
    await tab.locator('.chip:visible').click();
    await panelShows(tab, 'none.md');
    assert.equal(await tab.locator('.panel li a').first().getAttribute('href'), `${served.url}/${long}.html`);
    served.write(`content/${long}.md`, (text) => text.replace('\n[没有的页面](none.md)\n', ''));
    await panelIsGone(tab);
  });
});

describe('the page of a post that is not public', () => {
  it('bears a badge', async () => {
    const draft = await open('plan/2026-11-20-annual-report-outline.html', { waitFor: '.badge' });
    assert.equal(await draft.locator('.badge').innerText(), '草稿');
    assert.match(await draft.locator('.mark').innerText(), /预览，未发布/);
    served.write('content/plan/2026-11-20-annual-report-outline.md', (text) => text.replace('draft = true\n', ''));
    await draft.locator('.badge').waitFor({ state: 'hidden' });
  });
});

describe('the page for addresses that are not there', () => {
  it('looks right although its links lead to the public site', async () => {
    served.write('jianbao.toml', (text) => `base_url = "https://www.example.com/bulletin/"\n${text}`);
    await until(async () => (await (await fetch(`${served.url}/none/at/all.html`)).text()).includes('example.com'), 'the base');
    const tab = await open('none/at/all.html');
    const plain = 'rgba(0, 0, 0, 0)';
    await tab.waitForFunction(
      (plain) => getComputedStyle(document.querySelector('.site-nav')).backgroundColor !== plain ||
        [...document.styleSheets].length > 0, plain);
    assert.ok((await tab.evaluate(() => document.styleSheets.length)) > 0);
    await tab.locator('.masthead a').first().click();
    await tab.waitForURL(`${served.url}/index.html`);
    served.write('jianbao.toml', (text) => text.replace(/^base_url.*\n/, ''));
  });
});

describe('the preview', () => {
  it('tells when it is gone and goes on when it is back', async () => {
    const tab = await open(`${short}.html`);
    await served.stop();
    await tab.locator('.lost:visible').waitFor();
    served.write(`content/${short}.md`, (text) => `${text}\n停下来时写的。\n`);
    await served.start();
    await shows(tab, '停下来时写的。');
    await tab.locator('.lost').waitFor({ state: 'hidden' });
  });

  it('has a page that tells how the site stands', async () => {
    const tab = await open('_jianbao/status', { waitFor: 'h1' });
    for (const text of ['已公开', '通报表扬', '没有发现问题']) await shows(tab, text);
    assert.deepEqual(tab.troubles, []);
  });
});
