import { it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from '../build.js';
import { addressOf, emptyTab, loadImages, watch } from '../browser.js';
import { hasNoindex, isTellingNotice } from '../html.js';
import { assertNone } from '../none.js';
import { host } from '../server.js';

it('every page opens from a folder without a complaint', async () => {
  const built = build();
  const { visited, files, troubles } = await walk(addressOf(built, ''), 'index.html');
  assertNone(troubles, { among: visited.size, atLeast: 30 });
  const isLinked = (page) => !hasNoindex(built.document(page)) || isTellingNotice(built.document(page));
  assert.equal(visited.size, built.pages.filter(isLinked).length);
  assertNone([...files].filter((url) => !existsSync(fileURLToPath(url))), { among: files.size, atLeast: 5 });
});

it('every page opens from a web host without a complaint', async () => {
  const server = await host();
  await walkServer(server, build());
});

it('every page opens from below a path with links from the root', async () => {
  const server = await host('/deep/sub/path/');
  await walkServer(server, build({ links: 'root', addresses: 'folder', baseUrl: server.url }));
});

it('an old address leads to the new one', async () => {
  const page = await emptyTab();
  const troubles = watch(page);
  await page.goto(addressOf(build(), 'old/duty.html'));
  await page.waitForURL('**/notices/towns/duty.html');
  assert.equal(await page.locator('h1').innerText(), '值班表');
  assertNone(troubles, { among: 1 });
});

it('the watch notices a refused style, a missing file and a failing script', async () => {
  const page = await emptyTab();
  const troubles = watch(page);
  const server = await host();
  server.publish(build().folder);
  await page.goto(server.url);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red"><img src="none.png">');
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await page.waitForLoadState('networkidle');
  for (const sign of ['Content Security Policy', '404: ', 'script error: Error: on purpose']) {
    assert.ok(troubles.some((trouble) => trouble.includes(sign)), `${sign} in\n${troubles.join('\n')}`);
  }
});

async function walkServer(server, built) {
  server.publish(built.folder);
  const { visited, files, troubles, requests } = await walk(server.url, '');
  assertNone(troubles, { among: visited.size, atLeast: 30 });
  assertNone([...requests].filter((url) => !url.startsWith(server.url)), { among: requests.size, atLeast: 35 });
  const answers = await Promise.all([...files].map(async (url) => ({ url, ok: (await fetch(url)).ok })));
  assertNone(answers.filter(({ ok }) => !ok).map(({ url }) => url), { among: files.size, atLeast: 5 });
}

/** Visits every page that links lead to below `base`, starting with its `start`. */
async function walk(base, start) {
  const page = await emptyTab();
  const troubles = watch(page);
  const requests = new Set();
  page.on('request', (request) => requests.add(request.url()));
  const visited = new Set([base + start]);
  const files = new Set();
  for (const url of visited) {
    await page.goto(url);
    const [links] = await Promise.all([
      page.evaluate(() => [...document.links].map((link) => link.href.split('#')[0])),
      loadImages(page),
    ]);
    for (const link of links.filter((link) => link.startsWith(base))) {
      if (/(\/|\.html)$/.test(link)) visited.add(link);
      else files.add(link);
    }
  }
  return { visited, files, troubles, requests };
}
