// Dates as people know them: a day, a month, a year, a season, between two times, on or before, on or after.
// What is written in any calendar becomes the earliest and the latest day it can mean, in the Gregorian one;
// the calendar's arithmetic is the shell's.

/** A calendar a date can be said in. */
export type Calendar = "gregorian" | "solar-hijri-af" | "solar-hijri-ir" | "islamic";
/** Every calendar, in the order in which they are offered. */
export const calendars: readonly Calendar[] = ["gregorian", "solar-hijri-af", "solar-hijri-ir", "islamic"];

/** How a date is known: `time` is a day, a month or a year, as far as it is known. */
export type Shape = "unknown" | "time" | "season" | "between" | "before" | "after";
/** How closely, as it is kept. */
export type Precision = "day" | "month" | "season" | "year" | "range" | "before" | "after" | "unknown";

/** A date in parts, as typed: without a day it is a whole month, without a month a whole year. */
export interface Parts {
  year: string;
  /** 1 to 12, or nothing. */
  month: string;
  day: string;
}

/** What is written in the field. */
export interface Written {
  shape: Shape;
  calendar: Calendar;
  first: Parts;
  /** The later end; of `between` alone. */
  second: Parts;
  /** 0 is spring. */
  season: number;
}

/** The days a date can mean, `YYYY-MM-DD`; an empty one is open. */
export interface Span {
  earliest: string;
  latest: string;
  precision: Precision;
}

/** The Gregorian day of a day in a calendar; null where there is none such. */
export type ToGregorian = (calendar: Calendar, year: number, month: number, day: number) => Promise<string | null>;
/** The other way round: year, month, day. */
export type FromGregorian = (calendar: Calendar, day: string) => Promise<readonly [number, number, number] | null>;

/** Nothing typed. */
export const noParts = (): Parts => ({ year: "", month: "", day: "" });

/** A field with nothing in it. */
export const nothingWritten = (calendar: Calendar): Written => ({ shape: "unknown", calendar, first: noParts(), second: noParts(), season: 0 });

const zeros = [0x30, 0x660, 0x6f0];

/** A whole number written in Latin, Arabic or Persian digits; null where it is none. */
export function whole(text: string): number | null {
  const latin = [...text.trim()].map((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const zero = zeros.find((one) => code >= one && code <= one + 9);
    return zero === undefined ? sign : String(code - zero);
  });
  return /^\d{1,4}$/u.test(latin.join("")) ? Number(latin.join("")) : null;
}

/** The months of a season: the first, counted from 1. A lunar year has no seasons. */
export function seasonBegins(calendar: Calendar, season: number): number | null {
  if (calendar === "islamic") return null;
  return calendar === "gregorian" ? 3 + 3 * season : 1 + 3 * season;
}

/** The day before one. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** From the first of a month through `count` months; null where the calendar has no such month. */
async function months(calendar: Calendar, year: number, month: number, count: number, convert: ToGregorian): Promise<[string, string] | null> {
  const end = month - 1 + count;
  const [earliest, after] = await Promise.all([
    convert(calendar, year, month, 1),
    convert(calendar, year + Math.floor(end / 12), (end % 12) + 1, 1),
  ]);
  return earliest === null || after === null ? null : [earliest, dayBefore(after)];
}

/** The span of a day, a month or a year, and which of them it is; null where it cannot be. */
async function spanOf(calendar: Calendar, parts: Parts, convert: ToGregorian): Promise<[string, string, "day" | "month" | "year"] | null> {
  const year = whole(parts.year);
  if (year === null) return null;
  if (parts.month === "") {
    if (parts.day.trim() !== "") return null;
    const span = await months(calendar, year, 1, 12, convert);
    return span === null ? null : [...span, "year"];
  }
  const month = Number(parts.month);
  if (parts.day.trim() === "") {
    const span = await months(calendar, year, month, 1, convert);
    return span === null ? null : [...span, "month"];
  }
  const number = whole(parts.day);
  if (number === null) return null;
  const day = await convert(calendar, year, month, number);
  return day === null ? null : [day, day, "day"];
}

/** The days that what is written can mean; null where it is not whole, or means no day there is. */
export async function spanWritten(written: Written, convert: ToGregorian): Promise<Span | null> {
  const { shape, calendar } = written;
  if (shape === "unknown") return { earliest: "", latest: "", precision: "unknown" };
  if (shape === "season") {
    const year = whole(written.first.year);
    const month = seasonBegins(calendar, written.season);
    if (year === null || month === null) return null;
    const span = await months(calendar, year, month, 3, convert);
    return span === null ? null : { earliest: span[0], latest: span[1], precision: "season" };
  }
  const first = await spanOf(calendar, written.first, convert);
  if (first === null) return null;
  if (shape === "before") return { earliest: "", latest: first[1], precision: "before" };
  if (shape === "after") return { earliest: first[0], latest: "", precision: "after" };
  if (shape === "time") return { earliest: first[0], latest: first[1], precision: first[2] };
  const second = await spanOf(calendar, written.second, convert);
  if (second === null || second[1] < first[0]) return null;
  return { earliest: first[0], latest: second[1], precision: "range" };
}

/** What to write into the field for a date that is kept already. */
export async function writtenOf(kept: Span & { calendar: Calendar }, convert: FromGregorian): Promise<Written> {
  const { calendar, precision } = kept;
  const written = nothingWritten(calendar);
  const parts = async (day: string, least: "day" | "month" | "year"): Promise<Parts> => {
    const found = day === "" ? null : await convert(calendar, day);
    if (found === null) return noParts();
    return { year: String(found[0]), month: least === "year" ? "" : String(found[1]), day: least === "day" ? String(found[2]) : "" };
  };
  if (precision === "unknown") return written;
  if (precision === "before") return { ...written, shape: "before", first: await parts(kept.latest, "day") };
  if (precision === "after") return { ...written, shape: "after", first: await parts(kept.earliest, "day") };
  if (precision === "range") return { ...written, shape: "between", first: await parts(kept.earliest, "day"), second: await parts(kept.latest, "day") };
  if (precision === "season") {
    const first = await parts(kept.earliest, "month");
    const begins = seasonBegins(calendar, 0) ?? 1;
    return { ...written, shape: "season", first: { ...first, month: "" }, season: Math.max(0, Math.min(3, Math.floor((Number(first.month) - begins) / 3))) };
  }
  return { ...written, shape: "time", first: await parts(kept.earliest, precision) };
}
