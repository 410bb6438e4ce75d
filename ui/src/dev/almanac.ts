// The arithmetic of calendars for the invented shell, by way of the browser's own; the real one is the shell's.
const names: Record<string, string> = { "solar-hijri-af": "persian", "solar-hijri-ir": "persian", islamic: "islamic-umalqura" };

function partsOf(calendar: string, time: number): [number, number, number] {
  const said = new Intl.DateTimeFormat(`en-u-ca-${names[calendar] ?? "gregory"}-nu-latn`, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" }).formatToParts(time);
  const part = (type: string): number => Number.parseInt(said.find((one) => one.type === type)?.value ?? "0", 10);
  return [part("year"), part("month"), part("day")];
}

/** Year, month and day of a Gregorian day. */
export function fromGregorian(calendar: string, day: string): [number, number, number] | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : partsOf(calendar, time);
}

/** The Gregorian day, if the calendar has that day. */
export function toGregorian(calendar: string, year: number, month: number, day: number): string | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const began = { islamic: 621.6 + year * 0.9702, gregorian: year }[calendar] ?? year + 621.2;
  const about = new Date(Date.UTC(2000, 0, 1));
  about.setUTCFullYear(Math.floor(began), 0, 1);
  // Somewhere within three years of it.
  const wanted = year * 10_000 + month * 100 + day;
  let [low, high] = [about.getTime() - 550 * 86_400_000, about.getTime() + 1100 * 86_400_000];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2 / 86_400_000) * 86_400_000;
    const [y, m, d] = partsOf(calendar, middle);
    const here = y * 10_000 + m * 100 + d;
    if (here === wanted) return new Date(middle).toISOString().slice(0, 10);
    if (here < wanted) low = middle + 86_400_000;
    else high = middle - 86_400_000;
  }
  return null;
}
