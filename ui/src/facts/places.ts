// Places: words first. Coordinates are made coarse before they leave the page, unless the exact place was
// chosen: a point on a map leads to a door, and to whoever lives behind it.

/** Millionths of a degree in a degree. */
const MICRO = 1_000_000;
/** What coarse coordinates are rounded to: a tenth of a degree, about eleven kilometres from north to south. */
const STEP = 100_000;
/** The least radius of a coarse place, in metres. */
export const COARSE_RADIUS = 10_000;

/** A point: millionths of a degree, and how far around it, in metres. */
export interface Point {
  latitude: number;
  longitude: number;
  radius: number | null;
}

/** Latin digits, point and signs for whatever digits were typed. */
function plain(text: string): string {
  return [...text.trim()]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const zero = [0x660, 0x6f0].find((one) => code >= one && code <= one + 9);
      return zero === undefined ? sign : String(code - zero);
    })
    .join("")
    .replaceAll("\u066b", ".")
    .replaceAll("\u2212", "-");
}

/** Degrees as typed, such as `34.5281` or `34.5281 N`, in millionths; null where they are none. */
export function degrees(text: string, most: 90 | 180): number | null {
  const found = /^([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW])?$/iu.exec(plain(text));
  if (found === null) return null;
  const [, number = "", side = ""] = found;
  const letters = most === 90 ? "NS" : "EW";
  if (side !== "" && (!letters.includes(side.toUpperCase()) || number.startsWith("-"))) return null;
  const value = Number(number) * (/[SW]/iu.test(side) ? -1 : 1);
  return Math.abs(value) <= most ? Math.round(value * MICRO) : null;
}

/** Two coordinates pasted at one go, as maps give them: `34.5281, 69.1723`. */
export function pair(text: string): [string, string] | null {
  const found = /^\s*([+-]?[\d.]+)\s*[,;،]\s*([+-]?[\d.]+)\s*$/u.exec(plain(text));
  return found === null ? null : [found[1] ?? "", found[2] ?? ""];
}

/** A point as it is kept: as it is where the exact place was chosen, else rounded and with a wide radius. */
export function kept(point: Point, exact: boolean): Point {
  if (exact) return point;
  const coarse = (value: number): number => Math.round(value / STEP) * STEP + 0;
  return { latitude: coarse(point.latitude), longitude: coarse(point.longitude), radius: Math.max(COARSE_RADIUS, point.radius ?? 0) };
}

/** Whether a point looks coarse, so that a place that is kept already is not made coarser unasked. */
export function isCoarse(point: Point): boolean {
  return point.latitude % STEP === 0 && point.longitude % STEP === 0 && (point.radius ?? 0) >= COARSE_RADIUS;
}

/** Millionths of a degree as degrees, with no more digits than they have. */
export function asDegrees(value: number): string {
  return String(value / MICRO);
}
