// The script that the preview puts into pages, in a real browser, against a stand-in for the server.
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { browser, watch } from './browser.js';
import { build } from './build.js';
import { Fake, problems, words } from './preview-fake.js';

const fake = await new Fake(build().folder).start();
let context = null;

beforeEach(async () => {
  fake.reset();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(() => {
    // The root is closed to pages; tests look in.
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: 'open' });
    };
    window.loadedAt = Math.random();
  });
});
afterEach(() => context.close());

// A page of the theme with another text.
const shell = fake.text('plan/2026-03-27-second-quarter.html').replace(/(href|src)="\.\.\//g, '$1="');
const page = (main) => shell.replace(/(<main[^>]*>).*<\/main>/s, (_, start) => `${start}${main}</main>`);
const paragraphs = (from, to) => {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  return numbers.map((n) => `<p class="n${n}">第${n}段。${'内容'.repeat(40)}</p>\n`).join('');
};

/** Opens a page and waits until it is known to be up to date. */
async function open(path = '/long.html', { wait = true, ...options } = {}) {
  const tab = await context.newPage();
  if (options.init) await tab.addInitScript(options.init);
  const settled = wait ? settle(path) : null;
  await tab.goto(fake.url + path);
  await settled;
  return tab;
}

/** Until the fake was asked for the page with its tag. */
function settle(path) {
  return until(() => fake.asked.includes(`GET ${path} 304`), `${path} asked for again`);
}

async function until(condition, what, limit = 20_000) {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never: ${what}; asked:\n${fake.asked.join('\n')}`);
    await new Promise((next) => setTimeout(next, 15));
  }
}

const mark = (tab) => tab.evaluate(() => window.loadedAt);
const shown = (tab, text) => tab.getByText(text).first().waitFor();
const top = (tab, selector) => tab.$eval(selector, (element) => element.getBoundingClientRect().top);
const near = (left, right) => assert.ok(Math.abs(left - right) <= 1, `${left} is not ${right}`);

describe('an edit', () => {
  for (const anchoring of ['auto', 'none']) {
    it(`above and below leaves the text where the reader has it, overflow-anchor: ${anchoring}`, async () => {
      const own = `<link rel=stylesheet href=anchoring.css>`;
      fake.put('anchoring.css', `html{overflow-anchor:${anchoring}}`);
      fake.put('long.html', page(own + paragraphs(0, 100)));
      const tab = await open();
      const loaded = await mark(tab);
      await tab.evaluate(() => document.querySelector('.n50').scrollIntoView({ behavior: 'instant' }));
      const before = await top(tab, '.n52');
      assert.ok(before > 0 && before < 800);
      fake.edit('long.html', page(`${own}<h2>新的开头</h2>${paragraphs(200, 207)}${paragraphs(0, 100)}`));
      await tab.waitForFunction(() => document.querySelector('.n206'));
      await tab.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
      near(await top(tab, '.n52'), before);
      fake.edit('long.html', page(`${own}${paragraphs(0, 100)}${paragraphs(300, 310)}`));
      await tab.waitForFunction(() => document.querySelector('.n309') && !document.querySelector('.n206'));
      near(await top(tab, '.n52'), before);
      assert.equal(await mark(tab), loaded, 'the page was loaded anew');
    });
  }

  it('at the top is seen by who is at the top', async () => {
    fake.put('long.html', page(paragraphs(0, 100)));
    const tab = await open();
    fake.edit('long.html', page(`<h2>新的开头</h2>${paragraphs(0, 100)}`));
    await shown(tab, '新的开头');
    assert.equal(await tab.evaluate(() => scrollY), 0);
  });

  it('keeps focus, typed text, selection, unfolded details and the nodes that did not change', async () => {
    const details = '<details><summary>折叠</summary>里面</details>';
    const rest = '<p id=p>甲<b>乙</b></p><input class=i>';
    fake.put('long.html', page(`<h2>一</h2>${rest}${details}<ul><li>1</li><li>2</li><li>3</li></ul>`));
    const tab = await open();
    await tab.fill('.i', '写了一半');
    await tab.click('main details summary');
    await tab.focus('.i');
    await tab.evaluate(() => {
      window.kept = [...document.querySelectorAll('#p, #p b, .i, main details, main li')];
      window.moved = [];
      new MutationObserver((records) => {
        const removed = records.flatMap((record) => [...record.removedNodes]);
        window.moved.push(...removed.map((node) => node.textContent));
      }).observe(document, { childList: true, subtree: true });
      document.querySelector('.i').setSelectionRange(1, 3);
    });
    const list = '<ul><li>0</li><li>3</li><li>1</li><li>2</li></ul>';
    const another = '<details><summary>又一个</summary></details>';
    fake.edit('long.html', page(`<h2>二</h2><p>新</p>${rest}${another}${details}${list}`));
    await shown(tab, '又一个');
    const now = await tab.evaluate(() => {
      const [p, b, input, details, ...items] = window.kept;
      return {
        connected: [p, b, input, details, ...items].every((node) => node.isConnected),
        moved: window.moved,
        value: input.value,
        focus: document.activeElement === input,
        selection: [input.selectionStart, input.selectionEnd],
        open: [...document.querySelectorAll('main details')].map((each) => each.open),
        items: [...document.querySelectorAll('main li')].map((item) => items.indexOf(item)),
        heading: document.querySelector('main h2').textContent,
      };
    });
    assert.deepEqual(now, {
      connected: true,
      moved: ['3'],
      value: '写了一半',
      focus: true,
      selection: [1, 3],
      open: [false, true],
      items: [-1, 2, 0, 1],
      heading: '二',
    });
  });

  it('inside a paragraph keeps the selection before it', async () => {
    fake.put('long.html', page('<p class=t>前面的字，后面的字</p>'));
    const tab = await open();
    await tab.evaluate(() => {
      const text = document.querySelector('.t').firstChild;
      getSelection().setBaseAndExtent(text, 0, text, 4);
    });
    fake.edit('long.html', page('<p class=t>前面的字，改了的字</p>'));
    await shown(tab, '改了的字');
    assert.equal(await tab.evaluate(() => `${getSelection()}`), '前面的字');
  });

  it('changes title, language, classes and attributes', async () => {
    fake.put('long.html', page('<p id=a title=x data-old=1>一</p>'));
    const tab = await open();
    const changed = page('<p id=a title=y class=new>一</p>')
      .replace('<html lang="zh-CN"', '<html lang="en" class="c"')
      .replace(/<title>.*<\/title>/, '<title>新标题</title>')
      .replace('class="kind-page"', 'class="kind-other"');
    fake.edit('long.html', changed);
    await tab.waitForFunction(() => document.title === '新标题');
    const got = await tab.evaluate(() => [
      document.documentElement.lang,
      document.documentElement.className,
      document.body.className,
      document.getElementById('a').outerHTML,
    ]);
    assert.deepEqual(got, ['en', 'c', 'kind-other', '<p id="a" title="y" class="new">一</p>']);
  });

  it('makes every page what a load would make it', async () => {
    const names = build().pages.filter((name) => !/^(404|page-1|old\/|questions\/)/.test(name));
    assert.ok(names.length > 20);
    fake.put('long.html', fake.text(names[0]));
    const tab = await open();
    const loaded = await mark(tab);
    for (const name of [...names.slice(1), names[0]]) {
      // The style sheet's address is relative to the page, which here stays where it is.
      const text = fake.text(name).replace(/(href|src)="(?:\.\.\/)+/g, '$1="');
      fake.forget();
      fake.edit('long.html', text);
      await until(() => fake.asked.includes('GET /long.html 200'), name);
      await tab.waitForFunction(
        (text) => {
          const fresh = new DOMParser().parseFromString(text, 'text/html');
          const live = document.documentElement.cloneNode(true);
          live.querySelectorAll('jianbao-preview, script[data-preview]').forEach((own) => own.remove());
          return live.isEqualNode(fresh.documentElement);
        },
        text,
        { timeout: 10_000 },
      );
    }
    assert.equal(await mark(tab), loaded);
  });

  it('elsewhere costs a tab one request, and changes none of its nodes', async () => {
    const tab = await open('/index.html');
    await tab.evaluate(() => (window.nodes = [...document.querySelectorAll('*')]));
    fake.forget();
    fake.say();
    await settle('/index.html');
    await until(() => fake.asked.some((line) => /style.*304/.test(line)), 'style sheets');
    assert.deepEqual(
      fake.asked.filter((line) => line.includes('.html')),
      ['GET /index.html 304'],
    );
    assert.ok(
      await tab.evaluate(() => {
        const now = [...document.querySelectorAll('*')];
        return now.length === window.nodes.length && now.every((node, i) => node === window.nodes[i]);
      }),
    );
  });

  it('that is taken back at once leaves the page as it was', async () => {
    fake.put('long.html', page('<p>原样</p>'));
    const tab = await open();
    for (let i = 0; i < 20; i++) {
      fake.edit('long.html', page(`<p>第${i}稿</p>`));
      fake.edit('long.html', page('<p>原样</p>'));
    }
    fake.edit('long.html', page('<p>原样</p><p>完</p>'));
    await shown(tab, '完');
    fake.edit('long.html', page('<p>原样</p>'));
    await tab.waitForFunction(() => document.querySelector('main').textContent === '原样');
  });

  it('that is taken back while the page is being fetched is taken back in the tab too', async () => {
    fake.put('long.html', page('<p>原样</p>'));
    const tab = await open();
    const releaseFirst = fake.hold();
    fake.edit('long.html', page('<p>改了</p>'));
    await until(() => fake.made('/long.html') === 3, 'the change is asked for');
    const releaseSecond = fake.hold();
    fake.edit('long.html', page('<p>原样</p>'));
    await until(() => fake.made('/long.html') === 4, 'the page is asked for again');
    releaseFirst();
    await shown(tab, '改了');
    releaseSecond();
    await shown(tab, '原样');
  });

  it('moves hundreds of items without making them anew', async () => {
    const items = (order) => `<ul>${order.map((n) => `<li>第${n}条<a href="#${n}">看</a></li>\n`).join('')}</ul>`;
    const order = Array.from({ length: 600 }, (_, i) => i);
    fake.put('long.html', page(items(order)));
    const tab = await open();
    await tab.evaluate(() => (window.items = new Set(document.querySelectorAll('main li'))));
    const mixed = [...order.slice(300), 1000, ...order.slice(0, 300)].filter((n) => n % 50 !== 7);
    fake.edit('long.html', page(items(mixed)));
    await tab.waitForFunction(() => document.querySelector('[href="#1000"]'));
    const now = await tab.evaluate(() =>
      [...document.querySelectorAll('main li')].map((item) => [item.textContent.trim(), window.items.has(item)]),
    );
    assert.deepEqual(
      now,
      mixed.map((n) => [`第${n}条看`, n !== 1000]),
    );
  });
});

describe('files of a page', () => {
  const sheet = () => fake.text('index.html').match(/href="(style\.[^"]*\.css)"/)[1];
  const colour = (tab) => tab.$eval('main', (main) => getComputedStyle(main).color);

  it('a style sheet that changed is swapped without a load and without a moment of no style', async () => {
    const tab = await open('/index.html');
    const loaded = await mark(tab);
    await tab.evaluate(() => {
      window.bare = 0;
      const look = () => {
        if (getComputedStyle(document.body).margin !== '0px') window.bare++;
        requestAnimationFrame(look);
      };
      look();
    });
    for (const [i, rgb] of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'].entries()) {
      fake.edit(sheet(), (text) => `${text}main{color:${rgb}}`);
      await tab.waitForFunction((rgb) => getComputedStyle(document.querySelector('main')).color === rgb, rgb);
      await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 2);
      fake.edit('index.html', (text) => text.replace('</main>', `<p>第${i}次</p></main>`));
      await shown(tab, `第${i}次`);
      assert.equal(await colour(tab), rgb);
    }
    assert.equal(await tab.evaluate(() => window.bare), 0);
    assert.equal(await mark(tab), loaded);
  });

  it('a style sheet at a new address takes the place of the old one when it has loaded', async () => {
    const tab = await open('/index.html');
    await tab.evaluate(() => {
      window.bare = 0;
      new MutationObserver(() => {
        if (getComputedStyle(document.body).margin !== '0px') window.bare++;
      }).observe(document.head, { childList: true });
    });
    const before = sheet();
    fake.put('style.new.css', `${fake.text(before)}main{color:rgb(7, 8, 9)}`);
    fake.put(before, null);
    fake.edit('index.html', (text) => text.replace(before, 'style.new.css'));
    await tab.waitForFunction(() => getComputedStyle(document.querySelector('main')).color === 'rgb(7, 8, 9)');
    await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 2);
    assert.equal(await tab.evaluate(() => window.bare), 0);
  });

  it('a style sheet that cannot be loaded leaves the old one', async () => {
    const tab = await open('/index.html');
    fake.edit(sheet(), null);
    await until(() => fake.asked.some((line) => /_jianbao=.* 404/.test(line)), 'the clone is asked for');
    fake.edit('index.html', (text) => text.replace('</main>', '<p>还在</p></main>'));
    await shown(tab, '还在');
    assert.equal(await tab.$eval('body', (body) => getComputedStyle(body).margin), '0px');
  });

  it('a style sheet that fails after the page named another does not keep the old one', async () => {
    const tab = await open('/index.html');
    const sheets = (count) =>
      tab.waitForFunction((count) => document.querySelectorAll('link[rel=stylesheet]').length === count, count);
    const before = sheet();
    fake.put('style.new.css', `${fake.text(before)}main{color:rgb(7, 8, 9)}`);
    const releaseClone = fake.hold(/_jianbao=/);
    fake.edit(before, null);
    await sheets(3);
    const releaseNew = fake.hold(/style\.new/);
    fake.edit('index.html', (text) => text.replace(before, 'style.new.css'));
    await sheets(4);
    releaseClone();
    await until(() => fake.asked.some((line) => /_jianbao=.* 404/.test(line)), 'the clone is answered');
    releaseNew();
    await sheets(2);
    assert.equal(await colour(tab), 'rgb(7, 8, 9)');
  });

  it('an image that changed under its address is shown anew', async () => {
    const svg = (width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"/>`;
    fake.put('a.svg', svg(20));
    fake.put('long.html', page('<img src="a.svg"><p>一</p>'));
    const tab = await open();
    const wide = (width) =>
      tab.waitForFunction((width) => document.querySelector('main img').naturalWidth === width, width);
    await wide(20);
    fake.edit('a.svg', svg(30));
    await wide(30);
    await tab.evaluate(() => (window.image = document.querySelector('main img')));
    fake.edit('long.html', page('<p>前</p><img src="a.svg"><p>二</p>'));
    await shown(tab, '二');
    await wide(30);
    assert.ok(await tab.evaluate(() => window.image === document.querySelector('main img')));
    fake.edit('a.svg', svg(40));
    await wide(40);
  });

  it('a page whose scripts changed is loaded anew, and a script comes in no other way', async () => {
    const free = (script) => page(`<p>一</p>${script}`).replace(/<meta http-equiv[^>]*>/, '');
    fake.put('long.html', free('<script>window.ran = 1</script>'));
    const tab = await open();
    const loaded = await mark(tab);
    fake.edit('long.html', free('<script>window.ran = 2</script>'));
    await tab.waitForFunction(() => window.ran === 2);
    assert.notEqual(await mark(tab), loaded);
  });
});

describe('what lies on top of the page', () => {
  const error = {
    severity: 'error',
    code: 'bad-date',
    message: '看不懂日期 <script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">',
    help: '写成 2026-11-22 这样',
    file: 'content/plan/a.md',
    line: 3,
    column: 8,
    excerpt: `3 | date = 2026-13-45 ${'很长'.repeat(80)}\n  |        ^^^^^^^^^^ <b>x</b>`,
    link: '/plan/index.html',
  };
  const warning = { ...error, severity: 'warning', message: '链接打不开', file: 'content/b.md', link: null };
  const panel = (tab) => tab.locator('jianbao-preview section.panel');
  const chip = (tab) => tab.locator('jianbao-preview .chip');

  it('errors appear as text, do not take the focus, and go when they are mended', async () => {
    fake.put('long.html', page('<input class=i>'));
    const tab = await open();
    await tab.focus('.i');
    fake.say({ problems: problems([warning, error]) });
    await panel(tab).waitFor();
    const told = await panel(tab).innerText();
    for (const part of [words.title, '1 个错误', '1 个警告', '<script>', 'content/plan/a.md:3:8', '^^^ <b>x</b>']) {
      assert.ok(told.includes(part), `${part} in ${told}`);
    }
    assert.ok(told.indexOf('看不懂日期') < told.indexOf('链接打不开'), 'errors come first');
    assert.equal(await tab.evaluate(() => window.hacked), undefined);
    assert.ok(await tab.evaluate(() => document.activeElement.matches('.i')));
    assert.equal(await panel(tab).locator('a').count(), 1);
    assert.equal(await panel(tab).locator('a').getAttribute('href'), `${fake.url}/plan/index.html`);
    const excerpt = panel(tab).locator('pre').first();
    assert.ok(await excerpt.evaluate((pre) => pre.scrollWidth > pre.clientWidth), 'a long line scrolls');
    fake.say({ problems: problems([]) });
    await panel(tab).waitFor({ state: 'hidden' });
    assert.ok(await chip(tab).isHidden());
  });

  it('Escape and the button close it until the problems change, on the next page too', async () => {
    const tab = await open('/index.html');
    fake.say({ problems: problems([error]) });
    await panel(tab).waitFor();
    await tab.keyboard.press('Escape');
    await panel(tab).waitFor({ state: 'hidden' });
    fake.forget();
    await tab.goto(`${fake.url}/plan/index.html`);
    await chip(tab).waitFor();
    assert.ok(await panel(tab).isHidden());
    fake.say({ problems: problems([error, { ...error, line: 4 }]) });
    await panel(tab).waitFor();
    await panel(tab).getByText(words.close).click();
    await panel(tab).waitFor({ state: 'hidden' });
    await chip(tab).click();
    await panel(tab).waitFor();
  });

  it('warnings are only counted, and told on a click', async () => {
    const tab = await open('/index.html');
    fake.say({ problems: problems([warning, warning]) });
    await chip(tab).waitFor();
    assert.equal(await chip(tab).innerText(), '2 个警告');
    assert.ok(await panel(tab).isHidden());
    await chip(tab).focus();
    await tab.keyboard.press('Enter');
    await panel(tab).waitFor();
    assert.equal(await chip(tab).getAttribute('aria-expanded'), 'true');
  });

  it('of many the first hundred are told', async () => {
    const tab = await open('/index.html');
    fake.say({ problems: problems(Array.from({ length: 500 }, (_, i) => ({ ...error, line: i + 1 }))) });
    await panel(tab).waitFor();
    assert.equal(await panel(tab).locator('pre').count(), 100);
    assert.ok((await panel(tab).innerText()).includes('另外还有 400 个'));
  });

  it('the mark and the badge say what the page is, fold up, and change with the page', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tab = await open();
    await shown(tab, '预览，未发布');
    fake.badges['long.html'] = { kind: 'scheduled', text: '定时 2027年1月4日', title: '到时候才公开' };
    fake.say();
    const badge = tab.locator('jianbao-preview .badge');
    await badge.waitFor();
    assert.equal(await badge.innerText(), '定时 2027年1月4日');
    assert.equal(await badge.getAttribute('title'), '到时候才公开');
    await badge.click();
    assert.equal(await badge.innerText(), '定时 2027年1月4日 · 到时候才公开');
    await tab.locator('jianbao-preview .mark').click();
    assert.equal(await tab.locator('jianbao-preview .mark').innerText(), '预');
    await tab.reload();
    await tab.locator('jianbao-preview .mark').waitFor();
    assert.equal(await tab.locator('jianbao-preview .mark').innerText(), '预');
    assert.ok(await badge.isHidden());
  });

  it('is not printed, and no style of the page reaches it', async () => {
    const sheet = fake.text('index.html').match(/href="(style\.[^"]*\.css)"/)[1];
    const hostile = 'html>*{opacity:0;font-size:90px}html>:not(head){display:block!important}';
    fake.put(sheet, (text) => text + hostile);
    const tab = await open('/index.html');
    fake.say({ problems: problems([error]) });
    await panel(tab).waitFor();
    assert.equal(await tab.$eval('jianbao-preview', (host) => getComputedStyle(host).opacity), '1');
    await tab.emulateMedia({ media: 'print' });
    assert.ok(await panel(tab).isHidden());
    assert.equal(await tab.$eval('jianbao-preview', (host) => getComputedStyle(host).display), 'none');
  });

  it('takes the width of a phone and not more', async () => {
    const tab = await open('/index.html');
    await tab.setViewportSize({ width: 360, height: 640 });
    fake.say({ problems: problems([error, warning]) });
    await panel(tab).waitFor();
    const box = await panel(tab).boundingBox();
    assert.deepEqual([box.x, box.width], [0, 360]);
    assert.ok(box.y >= 0);
    const marked = await tab.locator('jianbao-preview .mark').boundingBox();
    assert.ok(marked.x + marked.width <= 360 && marked.y + marked.height <= 640);
  });
});

describe('the server', () => {
  const lost = (tab) => tab.locator('jianbao-preview .lost');

  it('that is gone is missed, and found again with what changed meanwhile', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tab = await open();
    const loaded = await mark(tab);
    await fake.stop();
    await lost(tab).waitFor();
    assert.equal(await lost(tab).innerText(), words.lost);
    fake.put('long.html', page('<p>二</p>'));
    await fake.restart();
    await shown(tab, '二');
    await lost(tab).waitFor({ state: 'hidden' });
    assert.equal(await mark(tab), loaded);
  });

  it('that says goodbye is missed at once', async () => {
    const tab = await open('/index.html');
    fake.isBusy = true;
    fake.end();
    await lost(tab).waitFor();
    fake.isBusy = false;
    await lost(tab).waitFor({ state: 'hidden' });
    await until(() => fake.streams === 1, 'one stream');
  });

  it('leads every tab to the page that is edited, but not those that came later', async () => {
    const [first, second] = [await open('/index.html'), await open('/timeline/index.html')];
    fake.say({ navigate: true, edited: '/plan/index.html' });
    await first.waitForURL('**/plan/index.html');
    await second.waitForURL('**/plan/index.html');
    fake.forget();
    await first.goto(`${fake.url}/practice/index.html`);
    await settle('/practice/index.html');
    const loaded = await mark(first);
    fake.edit('practice/index.html', (text) => text.replace('</main>', '<p>新的</p></main>'), {
      navigate: true,
      edited: '/practice/',
    });
    await shown(first, '新的');
    assert.equal(await mark(first), loaded);
    await second.waitForURL('**/practice/');
  });

  it('that breaks off an answer is asked again', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tab = await open();
    fake.edit('long.html', { isBroken: true });
    await until(() => fake.asked.includes('GET /long.html broken'), 'a broken answer');
    fake.put('long.html', page('<p>二</p>'));
    await shown(tab, '二');
  });

  it('that gives another page each time does not make a tab load it for ever', async () => {
    let count = 0;
    const content = {
      get body() {
        return page(`<script>window.count = ${++count}</script>`).replace(/<meta http-equiv[^>]*>/, '');
      },
      type: 'text/html; charset=utf-8',
    };
    fake.put('long.html', content);
    const tab = await open('/long.html', { wait: false });
    await until(() => count >= 4, 'loaded, asked for, loaded again, asked for again');
    await tab.waitForLoadState('load');
    // As long as this takes, the page would be loaded several times over.
    await tab.evaluate(async () => {
      for (let i = 0; i < 200; i++) await fetch('/icon.svg', { cache: 'no-store' });
    });
    assert.equal(count, 4);
  });

  it('may say that a page is gone, and that it is back', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tab = await open();
    fake.edit('long.html', null);
    await shown(tab, fake.text('404.html').match(/<h1>(.*?)<\/h1>/)[1]);
    assert.equal(await tab.$eval('body', (body) => getComputedStyle(body).textAlign), 'center', 'with its style');
    fake.edit('long.html', page('<p>又来了</p>'));
    await shown(tab, '又来了');
  });

  it('may say that a page has moved, or is no page any more', async () => {
    fake.put('long.html', page('<p>一</p>'));
    fake.put('other.html', page('<p>一</p>'));
    const [moved, other] = [await open(), await open('/other.html')];
    fake.put('other.html', { body: 'only text', type: 'text/plain; charset=utf-8' });
    fake.edit('long.html', { location: '/plan/index.html' });
    await moved.waitForURL('**/plan/index.html');
    await shown(other, 'only text');
  });
});

describe('tabs', () => {
  it('ten of them load, and are all brought up to date over one stream', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tabs = [];
    for (let i = 0; i < 10; i++) tabs.push(await open('/long.html', { wait: false }));
    await Promise.all(tabs.map((tab) => shown(tab, '预览，未发布')));
    assert.equal(fake.streams, 1);
    fake.edit('long.html', page('<p>都看到了</p>'));
    await Promise.all(tabs.map((tab) => shown(tab, '都看到了')));
    await Promise.all(tabs.slice(1).map((tab) => tab.close()));
    fake.edit('long.html', page('<p>只剩一个</p>'));
    await shown(tabs[0], '只剩一个');
  });

  it('without a shared worker has a stream only while it is looked at', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const init = () => {
      delete window.SharedWorker;
      Object.defineProperty(document, 'hidden', { get: () => window.isHidden ?? false });
    };
    const tab = await open('/long.html', { init });
    const look = (isHidden) =>
      tab.evaluate((isHidden) => {
        window.isHidden = isHidden;
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    fake.edit('long.html', page('<p>二</p>'));
    await shown(tab, '二');
    await look(true);
    await until(() => fake.streams === 0, 'no stream');
    fake.edit('long.html', page('<p>三</p>'));
    assert.ok(await tab.getByText('二').isVisible());
    await look(false);
    await shown(tab, '三');
    assert.equal(fake.streams, 1);
  });

  it('without any worker shows the page and says that it is a preview', async () => {
    const init = () => {
      delete window.SharedWorker;
      delete window.Worker;
    };
    const tab = await context.newPage();
    const troubles = watch(tab);
    await tab.addInitScript(init);
    await tab.goto(`${fake.url}/index.html`);
    await shown(tab, '预览，未发布');
    assert.deepEqual(troubles, []);
  });

  it('that comes back out of the cache is brought up to date', async () => {
    fake.put('long.html', page('<p>一</p>'));
    const tab = await open();
    // What the browser tells a page that it had put aside. Chromium puts none aside while it is driven.
    const turn = (name) =>
      tab.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), name);
    await turn('pagehide');
    await until(() => fake.streams === 0, 'no stream');
    fake.edit('long.html', page('<p>二</p>'), { navigate: true, edited: '/plan/index.html' });
    await turn('pageshow');
    await shown(tab, '二');
    assert.ok(tab.url().endsWith('/long.html'));
  });
});

it('nothing is logged, refused or left in the global namespace on any page', async () => {
  const tab = await context.newPage();
  const troubles = watch(tab);
  const names = build().pages.filter((name) => !/^(page-1|old\/|questions\/)/.test(name));
  await tab.goto(`${fake.url}/_jianbao/worker.js`);
  const plain = await tab.evaluate(() => Object.getOwnPropertyNames(window).sort());
  for (const name of names) {
    fake.forget();
    await tab.goto(`${fake.url}/${name}`);
    await settle(`/${encodeURI(name)}`);
    await shown(tab, '预览，未发布');
  }
  assert.deepEqual(troubles, []);
  assert.deepEqual(await tab.evaluate(() => Object.getOwnPropertyNames(window).sort()), plain);
});

it('the scripts use nothing that Chromium 86 does not know', () => {
  const folder = new URL('../../src/preview/client/', import.meta.url);
  const later = /\.at\(|Object\.hasOwn|structuredClone|\?\?=|\|\|=|&&=|static \{|#\w+ in |:is\(|:has\(|inset:|@layer/;
  for (const name of ['morph.js', 'panel.js', 'preview.js', 'worker.js']) {
    assert.doesNotMatch(readFileSync(new URL(name, folder), 'utf8'), later);
  }
});

after(() => fake.stop());
