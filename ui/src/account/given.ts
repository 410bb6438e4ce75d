// What is sealed of an account: with nothing in it, and made tidy before it is sealed.
import type { AccountGiven } from "../ipc/types/AccountGiven";

/** What a row of `distress` says when she stopped there. */
export const STOPPED = "stopped";

/** An account with nothing in it. */
export const nothingGiven = (): AccountGiven => ({
  kind: "account.first", reason: null, reasonWords: null, stopChecked: [], began: null, ended: null, breaks: [], placeType: null,
  present: [], spoken: null, written: null, method: "own-words", interpreter: null, narrative: "", questions: [], knownHow: [], quotes: [],
  notAsked: [], choseNot: [], readBack: null, corrections: null, declared: null, unsignedReason: null, recording: [], transcripts: [],
  condition: null, distress: [], referral: [], anythingGiven: null, overrideId: null,
});

/** Lines without those in which nothing was written, and without what stands open. */
export function tidied(given: AccountGiven): AccountGiven {
  const lines = (all: string[]): string[] => all.map((one) => one.trim()).filter((one) => one !== "");
  const words = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text.trim());
  return {
    ...given,
    reasonWords: words(given.reasonWords), interpreter: words(given.interpreter), corrections: words(given.corrections),
    unsignedReason: words(given.unsignedReason), condition: words(given.condition), anythingGiven: words(given.anythingGiven),
    notAsked: lines(given.notAsked), choseNot: lines(given.choseNot),
    questions: given.questions.filter(([question]) => question.trim() !== ""),
    quotes: given.quotes.filter(([quote]) => quote.trim() !== ""),
    distress: given.distress.filter(([, what]) => what.trim() !== ""),
    present: given.present.filter(([, who]) => who.trim() !== ""),
  };
}
