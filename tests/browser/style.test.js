import { it } from 'node:test';
import assert from 'node:assert/strict';
import { build } from './build.js';

// What Chromium 86 knows. A selector or an at-rule it does not know makes it drop the whole block, so these
// are lists of what may be used; an unknown property is dropped alone, so those are a list of what may not.
// The boxes in the margins of @page (Chromium 131) are dropped alone, as properties are.
const atRules = ['media', 'page', 'bottom-center', 'supports', 'font-face', 'keyframes'];
const pseudo = [
  'active', 'after', 'before', 'checked', 'empty', 'first-child', 'focus', 'focus-visible', 'focus-within', 'hover',
  'last-child', 'marker', 'not', 'nth-child', 'root', 'target',
];
const functions = [
  'attr', 'calc', 'clamp', 'counter', 'hsl', 'hsla', 'linear-gradient', 'max', 'min', 'minmax', 'repeat', 'rgb', 'rgba', 'url',
  'var',
];
const units = ['', '%', 'ch', 'deg', 'em', 'fr', 'mm', 'ms', 'pt', 'px', 'rem', 's', 'vh', 'vmax', 'vmin', 'vw'];
const tooNew = [
  'aspect-ratio', 'field-sizing', 'inset', 'interpolate-size', 'margin-block', 'margin-inline', 'offset',
  'padding-block', 'padding-inline', 'position-area', 'rotate', 'scale', 'translate',
];
const tooNewFamilies = /^(inset|container|view-transition|animation-(timeline|range))\b/;

const built = build();
const sheets = [...built.files].filter((file) => file.endsWith('.css'));

it('there are style sheets to look at', () => {
  assert.deepEqual(sheets.map((file) => file.split('.')[0]).sort(), ['categories', 'style']);
  assert.ok(parts(built.text(sheets.find((file) => file.startsWith('style')))).length > 300);
});

for (const sheet of sheets) {
  const all = parts(built.text(sheet));
  const declarations = all.filter((part) => part.kind === 'declaration');

  it(`${sheet} has no rule within a rule`, () => {
    assert.deepEqual(all.filter((part) => part.nested).map((part) => part.text), []);
  });

  it(`${sheet} has no newer at-rule`, () => {
    const names = all.filter((part) => part.kind === 'at-rule').map((part) => /^@([\w-]+)/.exec(part.text)[1]);
    assert.deepEqual(names.filter((name) => !atRules.includes(name)), []);
    assert.deepEqual(all.filter((part) => part.kind === 'at-rule' && /[<>]/.test(part.text)), []);
  });

  it(`${sheet} has no newer selector`, () => {
    const selectors = all.filter((part) => part.kind === 'selector').map((part) => part.text);
    assert.ok(selectors.length > 0);
    const names = selectors.flatMap((selector) => [...selector.matchAll(/::?([\w-]+)/g)].map((match) => match[1]));
    assert.deepEqual(names.filter((name) => !pseudo.includes(name)), []);
    assert.deepEqual(selectors.filter((selector) => /&|:not\([^)]*,/.test(selector)), []);
  });

  it(`${sheet} has no newer property, function or unit`, () => {
    assert.ok(declarations.length > 0);
    const newer = declarations.filter(({ name }) => tooNew.includes(name) || tooNewFamilies.test(name));
    assert.deepEqual(newer.map((part) => part.text), []);
    const calls = declarations.flatMap(({ value }) => [...value.matchAll(/([\w-]+)\(/g)].map((match) => match[1]));
    assert.deepEqual(calls.filter((name) => !functions.includes(name)), []);
    const used = declarations.flatMap(({ value }) =>
      [...value.matchAll(/(?<![\w#-])-?[\d.]+([a-z%]*)/g)].map((match) => match[1]),
    );
    assert.deepEqual(used.filter((unit) => !units.includes(unit)), []);
  });

  it(`${sheet} loads nothing`, () => {
    assert.deepEqual(declarations.filter(({ value }) => value.includes('url(')).map((part) => part.text), []);
  });
}

/** A style sheet as a flat list of at-rules, selectors and declarations, without what @supports guards. */
function parts(source) {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '""');
  const found = [];
  const open = [];
  let text = '';
  for (const character of css) {
    if (!'{};'.includes(character)) {
      text += character;
      continue;
    }
    const part = partOf(text.trim(), character === '{', open.at(-1));
    text = '';
    if (part && !open.some((outer) => outer.text.startsWith('@supports'))) found.push(part);
    if (character === '{') open.push(part);
    if (character === '}') open.pop();
  }
  assert.equal(open.length, 0, 'braces that do not match');
  return found;
}

function partOf(text, opens, outer) {
  if (text === '') return null;
  if (text.startsWith('@')) return { kind: 'at-rule', text, nested: outer?.kind === 'selector' };
  if (opens) return { kind: 'selector', text, nested: outer?.kind === 'selector' };
  const colon = text.indexOf(':');
  return { kind: 'declaration', text, name: text.slice(0, colon).trim(), value: text.slice(colon + 1) };
}
