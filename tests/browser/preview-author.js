// What an author does and sees in the browser while the preview runs.
import { afterEach, beforeEach } from 'node:test';
import { browser, watch } from './browser.js';
import { until } from './preview-served.js';

/** A browser of the author's own for each test, whose tabs are closed after it. */
export class Author {
  context = null;
  #troubles = [];

  constructor() {
    beforeEach(async () => {
      this.context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      this.context.setDefaultTimeout(30_000);
      await this.context.addInitScript(() => {
        // What the preview shows stands in a closed root; tests look in.
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          return attach.call(this, { ...options, mode: 'open' });
        };
        window.loadedAt = Math.random();
      });
    });
    afterEach(() => this.context.close());
  }

  /** Opens a page in a tab. `troubles` collects what the browser complains about. */
  async open(url, { waitFor = '.mark' } = {}) {
    const tab = await this.context.newPage();
    tab.troubles = watch(tab);
    await tab.goto(url);
    await tab.locator(waitFor).first().waitFor();
    return tab;
  }
}

/** A number that stays the same as long as the page is not loaded anew. */
export const load = (tab) => tab.evaluate(() => window.loadedAt);

/** Waits for a text on the page. */
export const shows = (tab, text) => tab.getByText(text).first().waitFor();

/** Waits until a text is on the page no more. */
export const lacks = (tab, text) => tab.getByText(text).first().waitFor({ state: 'hidden' });

/** Waits until the preview's own panel shows a text, or none at all. */
export const panelShows = (tab, text) => tab.locator('.panel li', { hasText: text }).first().waitFor();
export const panelIsGone = (tab) => tab.locator('.panel').waitFor({ state: 'hidden' });

/** How far down an element stands. */
export const top = (tab, selector) => tab.$eval(selector, (element) => element.getBoundingClientRect().top);

/** Waits until a condition on the page is met. */
export function becomes(tab, read, value) {
  let last;
  return until(
    async () => (last = await tab.evaluate(read).catch(String)) === value,
    () => `${read} = ${value}; last ${last}`,
  );
}
