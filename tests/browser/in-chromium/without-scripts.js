import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { addressOf, browser } from '../browser.js';
import { elements } from '../html.js';
import { assertNone } from '../none.js';

const built = build();

it('no page has a script or an attribute that is one', () => {
  const all = built.pages.flatMap((page) =>
    [...elements(built.document(page))].map((element) => ({ page, element })),
  );
  const scripts = all.filter(
    ({ element }) =>
      element.tagName === 'script' ||
      element.attrs.some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
  );
  assertNone(scripts.map(({ page, element }) => `${page}: ${element.tagName}`), { among: all.length, atLeast: 4000 });
  assertNone([...built.files].filter((file) => /\.m?js$/.test(file)), { among: built.files.size });
});

it('without JavaScript a reader goes from the home page to a category, a post, the timeline and back', async () => {
  const page = await open('index.html');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '做法亮点' }).click();
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '做法亮点');
  await page.getByRole('link', { name: /石桥镇/ }).click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^石桥镇/);
  await page.getByRole('navigation', { name: '前后稿件' }).getByRole('link').last().click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^松岗乡/);
  await page.getByRole('link', { name: '时间轴' }).click();
  assert.ok((await page.locator('.event:visible').count()) > 20);
  await page.getByRole('link', { name: '2025年' }).first().click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^2025年/);
  await page.getByRole('link', { name: '首页' }).first().click();
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '基层减负工作简报');
  await page.context().close();
});

it('without JavaScript the second level of the navigation opens at a key and at a touch', async () => {
  for (const opens of [(summary) => summary.press('Enter'), (summary) => summary.tap()]) {
    const page = await open('index.html');
    const navigation = page.getByRole('navigation', { name: '主导航' });
    const entry = navigation.getByRole('link', { name: '按供稿单位' });
    assert.equal(await entry.isVisible(), false);
    await opens(navigation.locator('summary'));
    await entry.click();
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^供稿单位/);
    assert.equal(await navigation.locator('summary').getAttribute('aria-current'), 'true');
    await page.context().close();
  }
});

it('without JavaScript a reader goes through a series and to the units that contributed', async () => {
  const page = await open('practice/2026-04-02-shuangtang-back-at-work.html');
  const series = page.getByRole('navigation', { name: '减负一线见闻' });
  assert.equal(await series.locator('ol').isVisible(), false);
  await series.locator('summary').click();
  assert.deepEqual(await series.locator('li[aria-current]').allInnerTexts(), [
    '双塘镇：三名干部回来以后，17个村（社区）都有人管田了2026-04-02',
  ]);
  await series.locator('p a').last().click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^柿园村/);
  assert.match(await page.locator('.post-series').innerText(), /第3篇，共5篇/);
  await page.locator('.post-foot').getByRole('link', { name: '县委督查室' }).click();
  assert.equal(await page.getByRole('heading', { name: '柿园村谢绝了一次检查，后来怎样了' }).count(), 1);
  await page.context().close();
});

it('without JavaScript the contents of a post open and lead to its parts', async () => {
  const page = await open('mobilization/2026-04-24-village-inspection.html');
  const entry = page.locator('.contents a').last();
  assert.equal(await entry.isVisible(), false);
  await page.locator('.contents summary').click();
  assert.equal(await entry.isVisible(), true);
  await entry.click();
  await page.waitForURL(/#refuse$/);
  const box = await page.locator('#refuse').boundingBox();
  assert.ok(box.y >= 0 && box.y < 800, `${box.y}`);
  await page.context().close();
});

async function open(name) {
  const context = await browser.newContext({ javaScriptEnabled: false, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(addressOf(built, name));
  return page;
}
