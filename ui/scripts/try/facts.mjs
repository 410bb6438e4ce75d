// Dates and places as the page takes them apart: what a date can mean, and how coarse a place becomes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { dayBefore, nothingWritten, seasonBegins, spanWritten, whole, writtenOf } = await load("facts/dates.ts");
const { asDegrees, degrees, isCoarse, kept, pair } = await load("facts/places.ts");
const { codeOf } = await load("facts/codes.ts");
const { fromGregorian, toGregorian } = await load("dev/almanac.ts");

const convert = async (...given) => toGregorian(...given);
const back = async (...given) => fromGregorian(...given);
const parts = (year, month = "", day = "") => ({ year, month, day });
const span = (more) => spanWritten({ ...nothingWritten("gregorian"), ...more }, convert);
const said = ({ earliest, latest, precision }) => [earliest, latest, precision];

test("a day, a month or a year, as far as it is known", async () => {
  assert.deepEqual(said(await span({ shape: "time", first: parts("2005", "10", "20") })), ["2005-10-20", "2005-10-20", "day"]);
  assert.deepEqual(said(await span({ shape: "time", first: parts("2024", "2") })), ["2024-02-01", "2024-02-29", "month"]);
  assert.deepEqual(said(await span({ shape: "time", first: parts("2024", "12") })), ["2024-12-01", "2024-12-31", "month"]);
  assert.deepEqual(said(await span({ shape: "time", first: parts("2021") })), ["2021-01-01", "2021-12-31", "year"]);
});

test("Solar Hijri, with the years that leap", async () => {
  const solar = (first, shape = "time") => span({ calendar: "solar-hijri-af", shape, first });
  assert.deepEqual(said(await solar(parts("1384", "7", "28"))), ["2005-10-20", "2005-10-20", "day"]);
  assert.deepEqual(said(await solar(parts("۱۳۸۴", "7", "۲۸"))), ["2005-10-20", "2005-10-20", "day"]);
  assert.deepEqual(said(await solar(parts("1399", "12", "30"))), ["2021-03-20", "2021-03-20", "day"]);
  assert.equal(await solar(parts("1400", "12", "30")), null, "1400 does not leap");
  assert.deepEqual(said(await solar(parts("1403", "12"))), ["2025-02-19", "2025-03-20", "month"]);
  assert.deepEqual(said(await solar(parts("1400"))), ["2021-03-21", "2022-03-20", "year"]);
});

test("seasons lie where the calendar has them", async () => {
  assert.deepEqual(said(await span({ shape: "season", first: parts("2021"), season: 3 })), ["2021-12-01", "2022-02-28", "season"]);
  assert.deepEqual(said(await span({ calendar: "solar-hijri-ir", shape: "season", first: parts("1400"), season: 0 })), ["2021-03-21", "2021-06-21", "season"]);
  assert.equal(seasonBegins("islamic", 0), null);
  assert.equal(await span({ calendar: "islamic", shape: "season", first: parts("1443") }), null);
});

test("open ends and ranges", async () => {
  assert.deepEqual(said(await span({ shape: "before", first: parts("2021", "8") })), ["", "2021-08-31", "before"]);
  assert.deepEqual(said(await span({ shape: "after", first: parts("2021", "8") })), ["2021-08-01", "", "after"]);
  assert.deepEqual(said(await span({ shape: "between", first: parts("2021", "8"), second: parts("2021", "9", "2") })), ["2021-08-01", "2021-09-02", "range"]);
  assert.equal(await span({ shape: "between", first: parts("2021", "8"), second: parts("2020") }), null, "its end lies before its beginning");
  assert.deepEqual(said(await span({})), ["", "", "unknown"]);
});

test("what is no date is none", async () => {
  for (const first of [parts(""), parts("2021", "2", "30"), parts("2021", "", "3"), parts("20211"), parts("soon")]) {
    assert.equal(await span({ shape: "time", first }), null, JSON.stringify(first));
  }
  assert.equal(whole("١٤٠٠"), 1400);
  assert.equal(whole("14 00"), null);
  assert.equal(dayBefore("2024-03-01"), "2024-02-29");
});

test("what is kept comes back as it was written", async () => {
  for (const written of [
    { shape: "time", first: parts("1384", "7", "28") },
    { shape: "time", first: parts("1403", "12") },
    { shape: "time", first: parts("1400") },
    { shape: "season", first: parts("1400"), season: 2 },
    { shape: "season", first: parts("1400"), season: 3 },
    { shape: "before", first: parts("1400", "1", "1") },
    { shape: "after", first: parts("1400", "1", "1") },
    { shape: "between", first: parts("1400", "1", "1"), second: parts("1400", "2", "3") },
  ]) {
    const whole = { ...nothingWritten("solar-hijri-af"), ...written };
    const kept = await spanWritten(whole, convert);
    assert.deepEqual(await writtenOf({ ...kept, calendar: "solar-hijri-af" }, back), whole);
  }
  for (const season of [0, 1, 2, 3]) {
    const whole = { ...nothingWritten("gregorian"), shape: "season", first: parts("2021"), season };
    assert.deepEqual(await writtenOf({ ...(await spanWritten(whole, convert)), calendar: "gregorian" }, back), whole);
  }
});

test("degrees in any digits, and a pair as maps give it", () => {
  assert.equal(degrees("34.5281", 90), 34_528_100);
  assert.equal(degrees("٣٤٫٥٢٨١", 90), 34_528_100);
  assert.equal(degrees("34.5281 S", 90), -34_528_100);
  assert.equal(degrees("-69.5", 180), -69_500_000);
  for (const no of ["", "91", "north", "34,5", "34 E", "-34 N"]) assert.equal(degrees(no, 90), null, no);
  assert.deepEqual(pair("34.5281, 69.1723"), ["34.5281", "69.1723"]);
  assert.equal(pair("34.5281"), null);
});

test("a place is coarse unless the exact one was chosen", () => {
  const point = { latitude: 34_528_100, longitude: -69_172_300, radius: null };
  assert.deepEqual(kept(point, true), point);
  assert.deepEqual(kept(point, false), { latitude: 34_500_000, longitude: -69_200_000, radius: 10_000 });
  assert.equal(kept({ ...point, radius: 40_000 }, false).radius, 40_000);
  assert.ok(isCoarse(kept(point, false)) && !isCoarse(point));
  assert.equal(asDegrees(34_500_000), "34.5");
});

test("a person's code is known however it was typed", () => {
  for (const typed of ["W-7F3K", "w7f3k", " w 7f3k ", "7f3k"]) assert.equal(codeOf(typed), "W-7F3K", typed);
  assert.equal(codeOf("K-7"), "K-7");
});
