import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { addressOf, loadImages, emptyTab, open, unfold } from '../browser.js';
import { assertNone } from '../none.js';

const built = build();
const preview = build({ unpublished: true });
const kinds = [
  [built, 'index.html'],
  [built, 'page-1.html'],
  [built, 'practice/index.html'],
  [built, 'notices/index.html'],
  [built, 'notices/2026-09-29-unbreakable.html'],
  [built, 'mobilization/2026-04-24-village-inspection.html'],
  [built, 'practice/2026-06-11-signboards.html'],
  [built, 'progress/2026-07-21-half-year-review.html'],
  [built, 'progress/2026-08-13-field-check.html'],
  [built, 'commendation/2026-06-25-liuwan-zero-meetings.html'],
  [built, 'timeline/index.html'],
  [built, 'timeline/2026.html'],
  [built, 'timeline/2026/11.html'],
  [built, 'practice/2026-04-02-shuangtang-back-at-work.html'],
  [built, 'mobilization/2026-03-05-task-list.html'],
  [built, 'contributors/index.html'],
  [built, 'contributors/organization/index.html'],
  [built, 'sitemap.html'],
  [built, '404.html'],
  [preview, 'index.html'],
];
// 640 is what a window of 1280 has left when the reader zooms to 200 %.
const widths = [320, 360, 640, 768, 1280, 1920];

it('no page is wider than its window', async () => {
  const page = await emptyTab();
  const wide = [];
  for (const [site, name] of kinds) {
    await page.goto(addressOf(site, name));
    await loadImages(page);
    await unfold(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      wide.push(...(await overflowing(page)).map((what) => `${name} at ${width}: ${what}`));
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await doubleText(page);
    wide.push(...(await overflowing(page)).map((what) => `${name} with double text: ${what}`));
  }
  assertNone(wide, { among: kinds.length * (widths.length + 1) });
});

it('the measure of width finds a wide box', async () => {
  const page = await open(built, 'index.html');
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.className = 'wide';
    box.style.cssText = 'width: 3000px; height: 1px';
    document.querySelector('main').append(box);
  });
  assert.ok((await overflowing(page)).some((what) => what.includes('div.wide')));
});

it('double text is twice as large', async () => {
  const page = await open(built, 'index.html');
  const size = () => page.locator('.item-summary').first().evaluate((item) => getComputedStyle(item).fontSize);
  const before = parseFloat(await size());
  await doubleText(page);
  assert.equal(parseFloat(await size()), before * 2);
});

function doubleText(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`;
  });
}

/** Says whether the page scrolls sideways, and what sticks out of the window without scrolling by itself. */
function overflowing(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const told = [];
    if (root.scrollWidth > root.clientWidth) told.push(`${root.scrollWidth - root.clientWidth} pixels too wide`);
    const scrolls = (element) => element.closest('.table-wrap, pre');
    for (const element of document.body.querySelectorAll('*:not(.skip)')) {
      const { left, right, width } = element.getBoundingClientRect();
      const outside = width > 0 && (left < -0.5 || right > root.clientWidth + 0.5);
      const within = scrolls(element);
      if (outside && (!within || within === element)) {
        told.push(`${element.localName}.${element.className} from ${left} to ${right}`);
      }
    }
    return told;
  });
}
