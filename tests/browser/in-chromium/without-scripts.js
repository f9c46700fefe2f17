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
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /政务应用程序/);
  await page.getByRole('link', { name: '时间轴' }).click();
  assert.ok((await page.locator('.event:visible').count()) > 20);
  await page.getByRole('link', { name: '2025年' }).first().click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^2025年/);
  await page.getByRole('link', { name: '首页' }).first().click();
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '基层减负工作简报');
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
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(addressOf(built, name));
  return page;
}
