import { it } from 'node:test';
import { build } from '../build.js';
import { addressOf, emptyTab, loadImages } from '../browser.js';
import { elements } from '../html.js';
import { assertNone } from '../none.js';

const built = build();

it('every image shows, keeps its shape and has its place before it is loaded', async () => {
  const page = await emptyTab();
  const images = [];
  for (const name of built.pages.filter(hasImages)) {
    await page.goto(addressOf(built, name));
    await loadImages(page);
    const found = await page.$$eval('img', (all) =>
      all.map((image) => {
        const { width, height } = image.getBoundingClientRect();
        const natural = image.naturalWidth / image.naturalHeight;
        return {
          src: image.getAttribute('src'),
          loaded: image.naturalWidth > 0,
          promised: image.getAttribute('width') / image.getAttribute('height') / natural,
          shown: getComputedStyle(image).objectFit === 'cover' ? width > 0 && 1 : width / height / natural,
        };
      }),
    );
    images.push(...found.map((image) => ({ name, ...image })));
  }
  const near = (ratio) => Math.abs(ratio - 1) < 0.01;
  const wrong = images.filter(({ loaded, promised, shown }) => !loaded || !near(promised) || !near(shown));
  assertNone(wrong.map((image) => JSON.stringify(image)), { among: images.length, atLeast: 6 });
});

function hasImages(name) {
  return [...elements(built.document(name))].some(({ tagName }) => tagName === 'img');
}
