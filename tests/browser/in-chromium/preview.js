import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from '../build.js';
import { addressOf, emptyTab, open } from '../browser.js';
import { attribute, elements, hasNoindex, text } from '../html.js';
import { assertNone } from '../none.js';

const preview = build({ unpublished: true });
const published = build();

const post = 'plan/2026-11-20-annual-report-outline.html';

it('a preview has the drafts, the scheduled and the expired posts', () => {
  const dated = (page) => /\d{4}-\d\d-\d\d/.test(page) && !published.pages.includes(page);
  assert.deepEqual(preview.pages.filter(dated), [
    'mobilization/2026-08-03-call-for-suggestions.html',
    'mobilization/2026-12-01-score-departments.html',
    'mobilization/2027-01-04-new-form-catalogue.html',
    post,
  ]);
});

it('every page of a preview says that it is one', () => {
  const silent = preview.pages.filter((name) => !text(preview.document(name)).includes('样稿'));
  assertNone(silent, { among: preview.pages.length, atLeast: 40 });
});

it('every kind of page of a preview shows it at the top', async () => {
  const page = await emptyTab();
  const kinds = [...new Map(preview.pages.map((name) => [kindOf(name), name])).values()];
  const hidden = [];
  for (const name of kinds) {
    await page.goto(addressOf(preview, name));
    const box = await page.getByText('样稿').first().boundingBox();
    if (!box || box.y < 0 || box.y > 200) hidden.push(name);
  }
  assertNone(hidden, { among: kinds.length, atLeast: 7 });
});

it('search engines are told to keep off a preview', () => {
  const open = preview.pages.filter((name) => !hasNoindex(preview.document(name)));
  assertNone(open, { among: preview.pages.length, atLeast: 40 });
});

it('the mark is printed too', async () => {
  const page = await open(preview, post);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('样稿').first().isVisible());
});

it('a published page says nothing of previews', () => {
  const marked = published.pages.filter((name) => text(published.document(name)).includes('样稿'));
  assertNone(marked, { among: published.pages.length, atLeast: 30 });
});

function kindOf(name) {
  const body = [...elements(preview.document(name))].find(({ tagName }) => tagName === 'body');
  return attribute(body, 'class') ?? name;
}
