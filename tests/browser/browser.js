// One Chromium with one tab for all tests, and a watch on what its pages complain about. A tab for each test
// would take most of the time.
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
after(() => browser.close());
const tab = await browser.newPage();

/** The tab, empty and as a new one would be. */
export async function emptyTab() {
  tab.removeAllListeners();
  await tab.goto('about:blank');
  await tab.emulateMedia({ media: null });
  await tab.setViewportSize({ width: 1280, height: 800 });
  return tab;
}

/** The tab with a page of a build, opened as a double click opens it. */
export async function open(built, name) {
  const page = await emptyTab();
  await page.goto(addressOf(built, name));
  return page;
}

export function addressOf(built, name) {
  return pathToFileURL(`${built.folder}/${name}`).href;
}

/** Collects all that goes wrong on a page from now on: an empty list is a clean page. */
export function watch(page) {
  const troubles = [];
  const tell = (what) => troubles.push(`${page.url()}: ${what}`);
  page.on('console', (message) => tell(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => tell(`script error: ${error}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Chromium asks for the icon last, and gives up when the test has gone on to the next page.
    if (reason !== 'net::ERR_ABORTED') tell(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) tell(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

/** Loads the images that wait to be scrolled to. */
export function loadImages(page) {
  return page.evaluate(() =>
    Promise.all(
      [...document.images].map((image) => {
        image.loading = 'eager';
        return image.decode().catch(() => {});
      }),
    ),
  );
}

/** Unfolds what a click would unfold. */
export function unfold(page) {
  return page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
}
