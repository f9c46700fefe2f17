import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { emptyTab } from '../browser.js';
import { assertNone } from '../none.js';
import { host } from '../server.js';

it('without a public address, the 404 page asks for nothing at any depth', async () => {
  const { page, requests, complaints } = await lose('/', () => build());
  assert.match(await page.locator('main').innerText(), /没有找到这个页面/);
  assert.equal(requests.length, 1);
  const red = await page.locator('.name').evaluate((name) => getComputedStyle(name).color);
  assert.equal(red, 'rgb(199, 0, 11)', complaints.join('\n'));
});

for (const links of ['relative', 'root']) {
  it(`with a public address and ${links} links, the 404 page is styled and leads home`, async () => {
    const { page, requests, server } = await lose('/deep/sub/path/', (baseUrl) => build({ links, baseUrl }));
    assert.match(await page.locator('main').innerText(), /没有找到这个页面/);
    // The answers come in any order.
    const failed = requests.filter(({ url, status }) => url !== page.url() && status !== 200);
    assertNone(failed.map(({ url, status }) => `${status} ${url}`), { among: requests.length - 1, atLeast: 2 });
    const red = await page.locator('.masthead-name').evaluate((name) => getComputedStyle(name).color);
    assert.equal(red, 'rgb(199, 0, 11)');
    const anchors = await page.$$eval('a[href]', (all) => all.map((anchor) => anchor.href));
    const inside = anchors.filter((url) => url.startsWith(server.url) && !url.startsWith(page.url()));
    const answers = await Promise.all(inside.map(async (url) => ({ url, ok: (await fetch(url)).ok })));
    assertNone(answers.filter(({ ok }) => !ok).map(({ url }) => url), { among: inside.length, atLeast: 8 });
    await page.locator('main a').first().click();
    assert.equal(await page.locator('body.kind-home h1').count(), 1);
  });
}

async function lose(base, built) {
  const server = await host(base);
  server.publish(built(server.url).folder);
  const page = await emptyTab();
  const requests = [];
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfinished', async (request) => {
    requests.push({ url: request.url(), status: (await request.response()).status() });
  });
  page.on('requestfailed', (request) => requests.push({ url: request.url(), status: 'failed' }));
  const response = await page.goto(`${server.url}no/such/deep/page`, { waitUntil: 'networkidle' });
  assert.equal(response.status(), 404);
  return { page, requests, complaints, server };
}
