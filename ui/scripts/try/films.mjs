// Film and sound: which pieces are fetched and let go of; and text with hidden signs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { NEAR, awayFrom, nextPiece, pieceAt, spans } = await load("item/pump.ts");
const { runs } = await load("item/visible.ts");

const film = (count, bytes = 100_000) => Array.from({ length: count }, (_, at) => ({ startMs: at * 2000, durationMs: 2000, bytes }));

test("the piece under the playhead", () => {
  assert.equal(pieceAt(film(10), 0), 0);
  assert.equal(pieceAt(film(10), 3999), 1);
  assert.equal(pieceAt(film(10), 4000), 2);
  assert.equal(pieceAt(film(10), 999_999), 9);
  assert.equal(pieceAt([], 0), -1);
});

test("an hour is never in memory: half a minute ahead, and what is behind goes", () => {
  const hour = film(1800);
  const have = new Set();
  let most = 0;
  for (let ms = 0; ms < 600_000; ms += 500) {
    for (let next = nextPiece(hour, have, ms); next !== null; next = nextPiece(hour, have, ms)) have.add(next);
    for (const gone of awayFrom(hour, have, ms)) have.delete(gone);
    most = Math.max(most, have.size);
    assert.ok(have.has(pieceAt(hour, ms)), `nothing to play at ${ms}`);
  }
  assert.ok(most <= (NEAR.ahead + NEAR.behind) / 2000 + 3, `${most} pieces were held`);
});

test("large pieces are held back by their bytes, but what plays now is fetched whatever it weighs", () => {
  const heavy = film(100, 20 * 1024 * 1024);
  assert.equal(nextPiece(heavy, new Set(), 0), 0);
  assert.equal(nextPiece(heavy, new Set([0]), 0), 1);
  assert.equal(nextPiece(heavy, new Set([0, 1]), 0), null);
});

test("after a jump the place jumped to comes first, and the old one goes", () => {
  const hour = film(1800);
  const have = new Set([0, 1, 2, 3]);
  assert.equal(nextPiece(hour, have, 1_000_000), 500);
  assert.deepEqual(awayFrom(hour, have, 1_000_000).sort(), [0, 1, 2, 3]);
  assert.deepEqual(spans(hour, [3, 0, 1, 9]), [{ start: 0, end: 4 }, { start: 6, end: 8 }, { start: 18, end: 20 }]);
});

test("signs that hide or reorder are shown by name, and no letter is lost", () => {
  assert.deepEqual(runs("a\u202Eb"), [{ text: "a" }, { sign: "U+202E" }, { text: "b" }]);
  assert.deepEqual(runs("می\u200Cشود\nنو\t"), [{ text: "می\u200Cشود\nنو\t" }], "joiners, lines and tabs are text");
  assert.deepEqual(runs("\u0000"), [{ sign: "U+0000" }]);
  const many = runs("\u202E".repeat(5000));
  assert.equal(many.length, 2001);
  assert.equal(many.at(-1).text.length, 3000);
});
