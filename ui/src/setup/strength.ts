// How strong a passphrase is called. The measure is who can guess it, not how pretty a score is.
import type { Strength } from "../ipc/types/Strength";

/** Guesses, as powers of ten, from which on the next better word is used. Each guess costs about a second of
 * a laptop and much memory; a state is taken to make 100,000 a second. So 10^8 fall to it within an hour,
 * 10^12 within four months, and 10^15 stand for three hundred years. */
const steps = [6, 8, 12, 15] as const;

/** The end of `strength-<n>`: 0 (guessed at once) to 4 (not within a lifetime). */
export function standing(strength: Strength): number {
  return steps.filter((least) => strength.guessesLog10 >= least).length;
}
