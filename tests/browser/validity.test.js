import { it } from 'node:test';
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { build } from './build.js';
import { assertNone } from './none.js';

const validator = new HtmlValidate({
  root: true,
  extends: ['recommended', 'standard', 'document', 'a11y'].map((name) => `html-validate:${name}`),
  rules: {
    // The style sheets lie in the same folder as the page: who can change one can change the other.
    'require-sri': 'off',
    // Template engines leave spaces behind at the ends of lines; no reader sees them.
    'no-trailing-whitespace': 'off',
  },
});

const published = await mistakesOf(build());
const builds = {
  'published pages': published,
  'a preview': await mistakesOf(build({ unpublished: true })),
  'pages with a public address': await mistakesOf(
    build({ links: 'root', addresses: 'folder', baseUrl: 'https://bulletin.example.org/' }),
  ),
};

for (const [name, { pages, mistakes }] of Object.entries(builds)) {
  it(`the HTML of ${name} is valid and accessible`, () => {
    assertNone(mistakes.map(told), { among: pages.length, atLeast: 30 });
  });
}

it('the validator finds an image without a text', async () => {
  const report = await validator.validateString('<!DOCTYPE html><p><img src="a.png"></p>');
  assert.ok(report.results[0].messages.some(({ ruleId }) => ruleId === 'wcag/h37'));
});

async function mistakesOf(built) {
  const mistakes = [];
  for (const page of built.pages) {
    const report = await validator.validateString(built.text(page));
    for (const { ruleId, message, line } of report.results.flatMap((result) => result.messages)) {
      mistakes.push({ page, line, rule: ruleId, message });
    }
  }
  return { pages: built.pages, mistakes };
}

function told({ page, line, rule, message }) {
  return `${page}:${line} ${rule}: ${message}`;
}
