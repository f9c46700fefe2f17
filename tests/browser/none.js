import assert from 'node:assert/strict';

/** Fails with what is wrong, one a line, or if fewer than `atLeast` things were looked at. */
export function assertNone(wrong, { among, atLeast = 1 }) {
  assert.ok(among >= atLeast, `looked at ${among} things only, not at ${atLeast}`);
  assert.ok(wrong.length === 0, wrong.join('\n'));
}
