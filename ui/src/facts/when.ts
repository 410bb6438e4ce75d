// A date that is kept, in sentences: in the calendar it was said in, and in the Gregorian one beside it.
import { fromGregorian } from "../ipc";
import type { WhenView } from "../ipc/types/WhenView";
import { number, numerals, t, when } from "../words";
import { seasonBegins, type Calendar, type FromGregorian } from "./dates";

/** A date nobody knows anything of. */
export function noDate(): WhenView {
  return { earliest: null, latest: null, precision: "unknown", calendar: "gregorian", asSaid: "", basis: null };
}

/** Whether anything at all is said of a date. */
export function isSaid(value: WhenView | null): value is WhenView {
  return value !== null && (value.precision !== "unknown" || value.asSaid.trim() !== "");
}

/** The name of a month of a calendar, from 1. */
export function month(calendar: Calendar, at: number): string {
  return t(`calendar-${calendar}-${at}`);
}

/** A year is no amount: its digits stand together. */
const plainYear = (year: number): string => numerals(String(year));

/** Year, month and day of a Gregorian day in a calendar, by the shell. */
export const taken: FromGregorian = async (calendar, day) => {
  const found = await fromGregorian(calendar, day);
  return found === null ? null : [found.year, found.month, found.day];
};

async function named(calendar: Calendar, day: string, precision: "day" | "month" | "year"): Promise<string> {
  const found = await taken(calendar, day);
  if (found === null) return when(day);
  const [year, at, date] = found;
  if (precision === "year") return plainYear(year);
  if (precision === "month") return t("dated-month", { month: month(calendar, at), year: plainYear(year) });
  return t("dated-day", { day: number(date), month: month(calendar, at), year: plainYear(year) });
}

async function inCalendar(value: WhenView, calendar: Calendar): Promise<string> {
  const { precision } = value;
  const earliest = value.earliest ?? "";
  const first = (): Promise<string> => named(calendar, earliest, "day");
  const last = (): Promise<string> => named(calendar, value.latest ?? "", "day");
  switch (precision) {
    case "unknown":
      return "";
    case "before":
      return t("dated-before", { day: await last() });
    case "after":
      return t("dated-after", { day: await first() });
    case "day":
    case "month":
    case "year": {
      // A month of one calendar lies across two of another.
      if (precision === "day" || calendar === value.calendar) return named(calendar, earliest, precision);
      return t("dated-between", { first: await first(), last: await last() });
    }
    case "season": {
      if (calendar !== value.calendar) return t("dated-between", { first: await first(), last: await last() });
      const found = await taken(calendar, earliest);
      const begins = seasonBegins(calendar, 0);
      if (found === null || begins === null) return t("dated-between", { first: await first(), last: await last() });
      const season = Math.floor((found[1] - begins) / 3);
      return t("dated-season-of", { season: t(`season-${season}`), year: plainYear(found[0]) });
    }
    case "range":
      return t("dated-between", { first: await first(), last: await last() });
  }
}

/** A date in words: as it was said in its own calendar, and in the Gregorian one where that is another. */
export async function inWords(value: WhenView): Promise<{ own: string; gregorian: string | null }> {
  const { calendar } = value;
  const own = await inCalendar(value, calendar);
  return { own, gregorian: calendar === "gregorian" || own === "" ? null : await inCalendar(value, "gregorian") };
}
