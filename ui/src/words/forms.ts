// Numbers, sizes, times as the language in use writes them.
import { language } from "./words.svelte";

/** A whole or broken number in local numerals. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(language().intl, { maximumFractionDigits: digits }).format(value);
}

/** A share in per cent, in local numerals; `part` of 1. */
export function percent(part: number): string {
  return new Intl.NumberFormat(language().intl, { style: "percent" }).format(part);
}

const steps: readonly (readonly [number, string])[] = [
  [1e12, "terabyte"],
  [1e9, "gigabyte"],
  [1e6, "megabyte"],
  [1e3, "kilobyte"],
];

/** Bytes in the largest unit that fits, decimal steps as on the label of a disk: 12.4 MB. */
export function size(bytes: number): string {
  const step = steps.find(([least]) => bytes >= least);
  const [least, unit] = step ?? [1, "byte"];
  const value = bytes / least;
  return new Intl.NumberFormat(language().intl, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: unit === "byte" || value >= 100 ? 0 : 1,
  }).format(value);
}

/** A length of time in its two largest units; `seconds` may be broken. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), "hour"],
    [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2).filter(([count]) => count > 0);
  const said = shown.map(([count, unit]) =>
    new Intl.NumberFormat(language().intl, { style: "unit", unit, unitDisplay: "long" }).format(count),
  );
  return new Intl.ListFormat(language().intl, { type: "unit", style: "long" }).format(said);
}

/** A length of time as an estimate may be said: whole minutes up to an hour and a half, whole hours up to two days,
 * then days. Never less than a minute. */
export function roughly(seconds: number): string {
  const [value, unit] =
    seconds < 5400 ? [Math.max(1, Math.round(seconds / 60)), "minute"] : seconds < 172_800 ? [Math.round(seconds / 3600), "hour"] : [Math.round(seconds / 86_400), "day"];
  return new Intl.NumberFormat(language().intl, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** Several names as one list. */
export function names(all: readonly string[]): string {
  // Each is isolated, so that none turns the list around.
  return new Intl.ListFormat(language().intl, { type: "conjunction" }).format(all.map((one) => `\u2068${one}\u2069`));
}

/** A month, given as `2026-11`. */
export function monthName(month: string): string {
  const [year, at] = month.split("-").map(Number);
  if (year === undefined || at === undefined || Number.isNaN(year) || Number.isNaN(at)) return month;
  return new Intl.DateTimeFormat(language().intl, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(year, at - 1, 1));
}

/** A position in sound or film, as on a player: 1:02:07. Isolate it left to right. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = new Intl.NumberFormat(language().intl, { minimumIntegerDigits: 2, useGrouping: false });
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const tail = `${hours > 0 ? two.format(minutes) : number(minutes)}:${two.format(whole % 60)}`;
  return hours > 0 ? `${number(hours)}:${tail}` : tail;
}

/** Digits of any text in local numerals; everything else stays. */
export function numerals(text: string): string {
  const one = new Intl.NumberFormat(language().intl, { useGrouping: false });
  return text.replace(/[0-9]/g, (digit) => one.format(Number(digit)));
}

const instant = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A date, or a date and time, as it was recorded: on the clock of whoever wrote it, with its offset, in the
 * Gregorian calendar. What cannot be read is shown as it is. */
export function when(at: string): string {
  const found = instant.exec(at);
  if (found === null) return at;
  const [, year, month, day, hour, minute, , offset] = found;
  const utc = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(utc.getTime())) return at;
  const shape: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };
  if (hour === undefined) return new Intl.DateTimeFormat(language().intl, shape).format(utc);
  const said = new Intl.DateTimeFormat(language().intl, {
    day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC",
  }).format(utc);
  if (offset === undefined) return said;
  // The offset is one sign and digits: kept in one piece, left to right, in any line.
  return `${said} \u2066${offset === "Z" ? "UTC" : `UTC${numerals(offset)}`}\u2069`;
}

const arabic = /\p{Script=Arabic}/u;

/**
 * A name with its invisible and line-turning signs made visible, so that it cannot pose as another. A joiner
 * between two Arabic letters is spelling: Persian and Dari are not written without it (UAX #31, 2.3).
 */
export function plainName(name: string): { text: string; sign: boolean }[] {
  const parts: { text: string; sign: boolean }[] = [];
  const letters = [...name];
  for (const [at, letter] of letters.entries()) {
    const code = letter.codePointAt(0) ?? 0;
    const joins =
      (code === 0x200c || code === 0x200d) && arabic.test(letters[at - 1] ?? "") && arabic.test(letters[at + 1] ?? "");
    const sign = !joins && (
      code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x61c || code === 0xad || code === 0xfeff ||
      (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f));
    const text = sign ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : letter;
    const last = parts.at(-1);
    if (last !== undefined && !last.sign && !sign) last.text += text;
    else parts.push({ text, sign });
  }
  return parts;
}
