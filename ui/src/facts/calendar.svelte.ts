// The calendar last chosen, so that whoever works in one is not asked for it at every date.
import { language } from "../words";
import type { Calendar } from "./dates";

const last = $state<{ calendar: Calendar | null }>({ calendar: null });

/** The calendar a new date begins in. */
export function usual(): Calendar {
  if (last.calendar !== null) return last.calendar;
  return language().tag === "ps" || language().tag === "fa-AF" ? "solar-hijri-af" : language().tag === "fa" ? "solar-hijri-ir" : "gregorian";
}

/** Begins new dates in this one from now on. */
export function prefer(calendar: Calendar): void {
  last.calendar = calendar;
}
