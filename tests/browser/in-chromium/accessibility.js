import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { open, unfold } from '../browser.js';
import { attribute, elements, text } from '../html.js';
import { assertNone } from '../none.js';

const built = build();
const pages = [built, build({ unpublished: true })].flatMap((one) =>
  one.pages.map((name) => ({ name, all: [...elements(one.document(name))] })),
);
const home = 'index.html';
const post = 'mobilization/2026-04-24-village-inspection.html';
const inSeries = 'practice/2026-04-02-shuangtang-back-at-work.html';

it('every page names its language', () => {
  const wrong = pages.filter(({ all }) => attribute(all[0], 'lang') !== 'zh-CN');
  assertNone(wrong.map(({ name }) => name), { among: pages.length, atLeast: 60 });
});

it('every page has one title of the first level', () => {
  const wrong = pages.filter(({ all }) => {
    const titles = all.filter(({ tagName }) => tagName === 'h1');
    return titles.length !== 1 || text(titles[0]).trim() === '';
  });
  assertNone(wrong.map(({ name }) => name), { among: pages.length, atLeast: 60 });
});

it('no heading skips a level', () => {
  const headings = pages.flatMap(({ name, all }) => {
    const levels = all.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]));
    return levels.map((level, index) => ({ name, level, before: levels[index - 1] ?? 0 }));
  });
  const skipped = headings.filter(({ level, before }) => level > before + 1);
  assertNone(skipped.map(({ name, level, before }) => `${name}: h${level} after h${before}`), {
    among: headings.length,
    atLeast: 300,
  });
});

it('every image of a post has a text, and the ones that only decorate have an empty one', () => {
  const images = pages.flatMap(({ name, all }) =>
    all.filter(({ tagName }) => tagName === 'img').map((image) => ({ name, image })),
  );
  const wrong = images.filter(({ image }) => {
    const alt = attribute(image, 'alt');
    return alt === undefined || (alt === '' && attribute(image, 'class') !== 'item-cover');
  });
  const told = wrong.map(({ name, image }) => `${name}: ${attribute(image, 'src')}`);
  assertNone(told, { among: images.length, atLeast: 8 });
});

it('every table header says what it heads', () => {
  const headers = pages.flatMap(({ name, all }) =>
    all.filter(({ tagName }) => tagName === 'th').map((header) => ({ name, header })),
  );
  const wrong = headers.filter(({ header }) => !['col', 'row'].includes(attribute(header, 'scope')));
  assertNone(wrong.map(({ name, header }) => `${name}: ${text(header)}`), { among: headers.length, atLeast: 30 });
});

it('the first stop of the keyboard is a link that leads past the navigation', async () => {
  const page = await open(built, post);
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  assert.equal(await skip.evaluate((link) => link === document.activeElement), true);
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.width > 20, JSON.stringify(box));
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main')?.id), 'main');
});

for (const name of [home, post, inSeries]) {
  it(`every stop of the keyboard on ${name} shows where it is`, async () => {
    const page = await open(built, name);
    await unfold(page);
    const stops = await page.$$eval('a[href], summary, [tabindex="0"]', (all) => all.length);
    const seen = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      seen.push(
        await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          const { width, height } = document.activeElement.getBoundingClientRect();
          const shown = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && width > 0 && height > 0;
          return { shown, told: document.activeElement.outerHTML.slice(0, 120) };
        }),
      );
    }
    assertNone(seen.filter(({ shown }) => !shown).map(({ told }) => told), { among: stops, atLeast: 15 });
  });
}

for (const name of [home, post, inSeries, 'progress/2026-08-13-field-check.html', 'timeline/index.html', 'sitemap.html']) {
  it(`every text on ${name} stands out from its ground`, async () => {
    const page = await open(built, name);
    await unfold(page);
    const texts = await contrasts(page);
    const weak = texts.filter(({ ratio }) => ratio < 4.5);
    assertNone(weak.map(({ ratio, told }) => `${ratio.toFixed(2)}: ${told}`), { among: texts.length, atLeast: 40 });
  });
}

it('a preview’s marks stand out from their ground', async () => {
  const page = await open(build({ unpublished: true }), home);
  const texts = (await contrasts(page)).filter(({ marks }) => marks);
  assertNone(texts.filter(({ ratio }) => ratio < 4.5).map(({ told }) => told), { among: texts.length, atLeast: 3 });
});

/** The contrast of every piece of text, by WCAG 2.2's definition; grounds that shine through are mixed. */
function contrasts(page) {
  return page.evaluate(() => {
    const channels = (color) => {
      const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
      return { rgb: [red, green, blue], alpha };
    };
    const over = (top, ground) => top.rgb.map((value, index) => value * top.alpha + ground[index] * (1 - top.alpha));
    const groundOf = (element) => {
      if (!element) return [255, 255, 255];
      const own = channels(getComputedStyle(element).backgroundColor);
      return own.alpha === 1 ? own.rgb : over(own, groundOf(element.parentElement));
    };
    const luminance = (rgb) => {
      const [red, green, blue] = rgb.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() === '' || !element.checkVisibility()) continue;
      const ground = groundOf(element);
      const ink = over(channels(getComputedStyle(element).color), ground);
      const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
      found.push({
        ratio: (light + 0.05) / (dark + 0.05),
        marks: element.closest('.state, .draft-banner') !== null,
        told: `${walker.currentNode.data.trim().slice(0, 30)} in ${element.localName}.${element.className}`,
      });
    }
    return found;
  });
}
