import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { open } from '../browser.js';

const millimetre = 96 / 25.4;
const inSeries = 'practice/2026-04-02-shuangtang-back-at-work.html';
const long = 'progress/2026-07-21-half-year-review.html';

it('a printed post has its title and text and no navigation', async () => {
  const page = await open(build(), long);
  const onScreen = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('body').innerText();
  const title = '上半年整治形式主义为基层减负工作情况';
  for (const kept of ['基层减负工作简报', title, '二、主要做法', '责任编辑']) {
    assert.ok(printed.includes(kept), `${kept} is missing`);
  }
  for (const dropped of ['首页', '时间轴', '目录', '前一篇', '后一篇', '回到页首', '分钟']) {
    assert.ok(onScreen.includes(dropped), `${dropped} is not even on the screen`);
    assert.ok(!printed.includes(dropped), `${dropped} is printed`);
  }
  assert.equal(await page.locator('nav:visible, .skip:visible').count(), 0);
});

it('the lists of other posts below a post are not printed', async () => {
  const page = await open(build(), inSeries);
  const lists = page.locator('nav.series, .more-posts');
  assert.deepEqual(await lists.locator('h2').allInnerTexts(), ['系列：减负一线见闻', '相关稿件', '提到本文的稿件']);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await lists.locator('visible=true').count(), 0);
});

it('a post makes as many A4 pages as its text fills', async () => {
  const page = await open(build(), long);
  const characters = (await page.locator('.post').innerText()).length;
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf).map(Number);
  const least = Math.floor(characters / (22 * 28));
  assert.ok(least >= 2, `${characters} characters are too few for this test`);
  assert.ok(sheets >= least && sheets <= least * 2 + 1, `${characters} characters on ${sheets} pages`);
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
});

it('a printed line holds 28 characters and a page 22 lines', async () => {
  const page = await open(build(), 'notices/2026-09-29-unbreakable.html');
  await page.setViewportSize({ width: Math.ceil(156 * millimetre), height: 800 });
  await page.emulateMedia({ media: 'print' });
  const { lines, lineHeight } = await page.locator('.post > .body > p').first().evaluate((paragraph) => {
    document.querySelector('main').style.width = '156mm';
    const range = document.createRange();
    const counts = new Map();
    for (let index = 0; index < paragraph.firstChild.length; index += 1) {
      range.setStart(paragraph.firstChild, index);
      range.setEnd(paragraph.firstChild, index + 1);
      const { top } = range.getBoundingClientRect();
      counts.set(top, (counts.get(top) ?? 0) + 1);
    }
    return { lines: [...counts.values()], lineHeight: parseFloat(getComputedStyle(paragraph).lineHeight) };
  });
  assert.equal(lines[0], 26, 'the first line is indented by two');
  assert.equal(lines[1], 28);
  assert.ok(Math.abs(lineHeight * 22 - 225 * millimetre) < 1, `${lineHeight}`);
});
