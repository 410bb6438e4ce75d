// The invented shell: dates in every calendar, accounts with their gates and drafts, the tray, and search.
// `?gates=` names what stands before an account, `?step=` resumes a draft on that page, `?told=` shows an account
// as `whole`, `closed` or `disposed`, `?find=nothing` finds nothing, `?tray=empty` empties the tray, `?tray=c1` has that case be it.
import type { AccountGiven } from "../ipc/types/AccountGiven";
import type { AccountPage } from "../ipc/types/AccountPage";
import type { CustodyEntry } from "../ipc/types/CustodyEntry";
import type { Hit } from "../ipc/types/Hit";
import type { SearchQuery } from "../ipc/types/SearchQuery";
import { fromGregorian, toGregorian } from "./almanac";
import { beginJob, pause, refusal, wish, type Answers } from "./answers";

const desk = wish("window") === "review";

const words = `We were in the courtyard when the two cars came. My brother had gone for bread. The one with the grey scarf stood at the door and did not come in.

آن روز هوا سرد بود. مادرم گفت چراغ را خاموش کن.

After that I only remember the sound of the gate, and that it was light again when somebody opened the room.`;

export const givenAccount: AccountGiven = {
  kind: "account.first", reason: null, reasonWords: null, stopChecked: ["safety", "privacy", "consent", "distress", "referral"],
  began: "2026-11-20T10:12:00+03:00", ended: "2026-11-20T11:05:00+03:00", breaks: [["2026-11-20T10:31:00+03:00", "2026-11-20T10:44:00+03:00"]],
  placeType: "place.home", present: [["interviewer", "A-7Q2M"], ["interpreter", "A-3KXF"]], spoken: "fa-AF", written: "en", method: "own-words",
  interpreter: "A-3KXF", narrative: words,
  questions: [["What was said, in which words and in which language?", "He said it was not our school any more. In Pashto."], ["When was that, as far as it comes back?", ""]],
  knownHow: ["srcconn.eyewitness"], quotes: [["دا ستاسو ښوونځی نه دی", "ps", "The one at the door"]],
  notAsked: [], choseNot: ["What happened in the room"], readBack: "fa-AF", corrections: null, declared: "oral", unsignedReason: null, recording: [], transcripts: [],
  condition: null, distress: [["2026-11-20T10:31:00+03:00", "She wept. We stopped, and she had tea."]], referral: [["referral.psych", "She will think about it."]], anythingGiven: null, overrideId: null,
};

const entry = (index: number, action: string, thingKind = "account"): CustodyEntry => ({
  index, action, claimedAt: `2026-11-2${index}T11:06:00+03:00`, clock: "synced", agent: "A-7Q2M4K", thingKind, thing: "t1", outcome: null,
  digest: index.toString(16).repeat(64).slice(0, 64), foreign: desk,
});

function page(id: string): AccountPage {
  const how = wish("told") ?? "whole";
  const corrected = { ...givenAccount, narrative: words.replace("two cars", "three cars"), corrections: "Three cars, not two. She said so on the telephone, a day later." };
  return {
    row: { id, kind: "account.first", state: how === "disposed" ? "disposed" : "kept", at: "2026-11-20T11:06:00+03:00", corrected: how === "whole" ? 1 : 0, foreign: desk },
    person: "p1", code: "W-7F3K", caseId: "c1", caseCode: "K-7",
    versions: how === "whole" ? [{ digest: "b".repeat(64), at: "2026-11-21T09:00:00+03:00", given: corrected }, { digest: "a".repeat(64), at: "2026-11-20T11:06:00+03:00", given: givenAccount }] : [],
    impressions: how === "whole" && !desk ? ["She is sure of the order of things, and unsure of the hours."] : [],
    may: how === "disposed" ? [] : [
      { recipient: "here", name: "", most: "disclosure", reasons: ["not-agreed"] },
      { recipient: "i1", name: "Bureau", most: how === "closed" ? null : "review", reasons: ["ask-again"] },
    ],
    closed: how === "closed" ? ["consent-withdrawn"] : [], disposed: how === "disposed" ? "She asked for it." : null, custody: [entry(0, "RecordSealed"), entry(1, how === "disposed" ? "Disposed" : "RecordSealed")],
  };
}

/** The draft of an account as a page left it, for `?step=`. */
export function accountDraft(): string | null {
  const step = wish("step");
  if (step === null) return null;
  const early = step === "words" || step === "begin";
  const given: AccountGiven = { ...givenAccount, kind: wish("kind") ?? givenAccount.kind, ended: null, narrative: early ? words.slice(0, 140) : words };
  if (early) Object.assign(given, { questions: [], quotes: [], choseNot: [], readBack: null, declared: null, distress: [], referral: [], breaks: [] });
  return JSON.stringify({ version: 1, step, told: !early, impressions: "", given });
}

const hits: Hit[] = [
  { kind: "item", thing: "a0", caseId: "c1", caseCode: "K-7", title: "The bridge from the north bank", excerpt: "The bridge, whole, with lorries waiting on the near side.", at: "2026-11-20T10:45:00+03:00" },
  { kind: "item", thing: "a4", caseId: "c1", caseCode: "K-7", title: "فرمان شماره ۱۲", excerpt: "… از این پس مکتب‌های دختران …", at: "2026-11-19T08:10:00+03:00" },
  { kind: "person", thing: "p1", caseId: "c1", caseCode: "K-7", title: "W-7F3K", excerpt: "understands Dari and Pashto", at: "2026-11-18T17:20:00+03:00" },
  { kind: "account", thing: "t1", caseId: "c1", caseCode: "K-7", title: "W-7F3K", excerpt: "We were in the courtyard when the two cars came. My brother had gone for bread …", at: "2026-11-20T11:06:00+03:00" },
  { kind: "case", thing: "c1", caseId: "c1", caseCode: "K-7", title: "K-7", excerpt: "The market road, and what its people kept of that week.", at: null },
];

export const answers: Answers = {
  to_gregorian: (args) => toGregorian(String(args["calendar"]), Number(args["year"]), Number(args["month"]), Number(args["day"])),
  from_gregorian: (args) => {
    const found = fromGregorian(String(args["calendar"]), String(args["date"]));
    if (found === null) throw refusal("date-bad");
    return { year: found[0], month: found[1], day: found[2], monthDays: 30 };
  },
  may_take_account: (args) => {
    const closed = (wish("gates") ?? "").split(",").filter((gate) => gate !== "");
    return args["kind"] === "account.screening" ? closed.filter((gate) => gate !== "child-or-sgbv" && gate !== "prior-reason-needed") : closed;
  },
  seal_account: async (args) => {
    await pause(100);
    const given = args["given"] as AccountGiven;
    if (given.declared === null && given.unsignedReason === null && given.distress.every(([, what]) => what !== "stopped")) throw refusal("account-not-declared");
    return "t1";
  },
  account: (args) => page(String(args["account"])),
  accounts: () => [page("t1").row],
  amend_account: () => undefined,
  dispose_account: () => undefined,
  search: async (args) => {
    const query = args["query"] as SearchQuery;
    await pause(30);
    const none = wish("find") === "nothing" || query.text === "nothing";
    const found = none ? [] : hits.filter((hit) => (query.kinds.length === 0 || query.kinds.includes(hit.kind)) && (!/^W-/u.test(query.text) || hit.title === query.text));
    return { hits: found, totalAtLeast: found.length, more: false };
  },
  tray: () => (wish("tray") === "empty" ? null : (wish("tray") ?? "tray")),
  acquire_to_tray: () =>
    beginJob({ kind: "acquire", caseId: "c1", total: 4_000_000, files: [{ name: "IMG_0001.jpg", state: "waiting", item: null, sameAs: null, error: null }] }, 0.4, {
      result: { of: "acquired", kept: 1, refused: 0, notBegun: 0 },
    }),
  file_item: async () => pause(20),
};
