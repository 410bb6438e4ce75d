// The road over the internet: the order of originals, and which way the network is reached.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { chosen, put } = await load("collect/order.ts");
const { TOR, TOR_BROWSER, isProxy, proxyOf, wayOf } = await load("settings/network.ts");

const lines = (ids, waits = "") => [...ids].map((id) => ({ id, goes: !waits.includes(id) }));
const ids = (some) => some.map((one) => one.id).join("");

test("an original is moved, and none is lost or doubled", () => {
  assert.equal(ids(put(lines("abcd"), 2, 0)), "cabd");
  assert.equal(ids(put(lines("abcd"), 0, 3)), "bcda");
  assert.equal(ids(put(lines("abcd"), 1, 1)), "abcd");
  for (const [from, to] of [[0, -1], [3, 4], [7, 0]]) assert.equal(ids(put(lines("abcd"), from, to)), "abcd");
});

test("what waits is not asked for, and an order is kept", () => {
  assert.equal(chosen(lines("abc"), false), null, "all of them, in no order: nothing to choose");
  assert.deepEqual(chosen(lines("abc"), true), ["a", "b", "c"]);
  assert.deepEqual(chosen(lines("cab", "a"), true), ["c", "b"]);
  assert.deepEqual(chosen(lines("abc", "abc"), false), [], "none is not the same as all");
});

test("a way is kept as it was chosen", () => {
  for (const way of ["direct", "tor", "tor-browser"]) assert.equal(wayOf(proxyOf(way)), way);
  assert.equal(wayOf("10.0.0.7:1080"), "other");
  assert.equal(proxyOf("direct"), null);
});

test("a proxy is an address in numbers: a name would be looked up on the open network", () => {
  for (const yes of [TOR, TOR_BROWSER, "10.0.0.7:1080", "[::1]:9050"]) assert.ok(isProxy(yes), yes);
  for (const no of ["", "localhost:9050", "proxy.example:1080", "10.0.0.7", "10.0.0.256:1", "10.0.0.7:0", "10.0.0.7:65536", "socks5://127.0.0.1:9050", " 127.0.0.1:9050"]) {
    assert.ok(!isProxy(no), no);
  }
});
