// The long list: which rows stand in the document, and which stretches are fetched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { TALLEST, moved, scrollTo, stretch } = await load("items/stretch.ts");
const { PAGE, Pages } = await load("items/pages.ts");

const seen = (more) => ({ top: 0, height: 600, line: 90, total: 100_000, across: 1, ...more });

test("few rows stand in the document, wherever one is", () => {
  for (const across of [1, 4]) {
    for (let top = 0; top < 9_000_000; top += 123_457) {
      const { count } = stretch(seen({ top, across }));
      assert.ok(count <= 18 * across, `${count} rows at ${top}`);
    }
  }
});

test("every row can be reached, and stands where it is looked for", () => {
  for (const line of [90, 400]) {
    for (const index of [0, 1, 49_999, 99_998, 99_999]) {
      const at = seen({ line });
      const top = scrollTo(at, index);
      const found = stretch({ ...at, top });
      assert.ok(index >= found.first && index < found.first + found.count, `row ${index} of lines of ${line}`);
      const y = found.offset + (index - found.first) * line;
      assert.ok(y >= top - 1 && y + line <= top + at.height + 1, `row ${index} stands at ${y}, seen from ${top}`);
      assert.ok(found.track <= TALLEST && top <= found.track - at.height + 1);
    }
  }
});

test("a list taller than any engine lays out is squeezed, and its ends are its ends", () => {
  const tall = seen({ line: 400 });
  assert.equal(stretch(tall).first, 0);
  const bottom = stretch({ ...tall, top: TALLEST - tall.height });
  assert.equal(bottom.first + bottom.count, 100_000);
});

test("an empty list has no rows", () => {
  assert.deepEqual(stretch(seen({ total: 0 })), { first: 0, count: 0, offset: 0, track: 0 });
});

test("keys move as they are drawn", () => {
  const grid = { total: 10, across: 4 };
  assert.equal(moved(1, "down", grid, 3), 5);
  assert.equal(moved(1, "up", grid, 3), 1, "the first line stays");
  assert.equal(moved(9, "down", grid, 3), 9, "the last line stays");
  assert.equal(moved(7, "down", grid, 3), 9, "above a hole it goes to the last");
  assert.equal(moved(5, "end", grid, 3), 9);
  assert.equal(moved(5, "home", grid, 3), 0);
  assert.equal(moved(0, "page-down", { total: 100, across: 1 }, 6), 5);
});

const rows = (start, count) => Array.from({ length: count }, (_, at) => ({ id: String(start + at) }));
const settle = () => new Promise((done) => setTimeout(done, 5));

test("stretches are fetched once, and what was passed over is not", async () => {
  const asked = [];
  const pages = new Pages(
    async (start, count) => {
      asked.push(start);
      await settle();
      return { total: 100_000, rows: rows(start, count) };
    },
    { came: () => undefined, refused: () => assert.fail() },
  );
  for (let at = 0; at < 5_000; at += 50) pages.want(at, 20);
  await settle();
  await settle();
  await settle();
  assert.ok(asked.length <= 4, `asked ${asked.length} times`);
  assert.equal(asked.at(-1), 4_900);
  assert.equal(pages.row(4_955).id, "4955");
  const before = asked.length;
  pages.want(4_950, 20);
  await settle();
  assert.equal(asked.length, before);
});

test("what lies far is let go of, and a closed list hears nothing", async () => {
  let heard = 0;
  const pages = new Pages(async (start, count) => ({ total: 1e5, rows: rows(start, count) }), { came: () => (heard += 1), refused: () => undefined });
  for (let page = 0; page < 40; page += 1) {
    pages.want(page * PAGE, 10);
    await settle();
  }
  assert.equal(pages.row(0), undefined);
  assert.equal(pages.row(39 * PAGE).id, String(39 * PAGE));
  const before = heard;
  pages.want(0, 10);
  pages.close();
  await settle();
  assert.equal(heard, before);
});
