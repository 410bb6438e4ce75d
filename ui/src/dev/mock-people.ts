// The invented shell: persons in every state, conversations, withdrawals, plans. `?plans=none|stop`,
// `?recipients=none` (nobody but here is set up), `?second=none`.
import type { AlreadyOut } from "../ipc/types/AlreadyOut";
import type { Answer } from "../ipc/types/Answer";
import type { CaseFacts } from "../ipc/types/CaseFacts";
import type { ConversationGiven } from "../ipc/types/ConversationGiven";
import type { CustodyEntry } from "../ipc/types/CustodyEntry";
import type { IdentityGiven } from "../ipc/types/IdentityGiven";
import type { Keyslot } from "../ipc/types/Keyslot";
import type { PermitRow } from "../ipc/types/PermitRow";
import type { PersonGiven } from "../ipc/types/PersonGiven";
import type { PersonPage } from "../ipc/types/PersonPage";
import type { PersonRow } from "../ipc/types/PersonRow";
import type { PersonsAsked } from "../ipc/types/PersonsAsked";
import type { Prior } from "../ipc/types/Prior";
import type { Referral } from "../ipc/types/Referral";
import type { RestrictedRow } from "../ipc/types/RestrictedRow";
import type { Risk } from "../ipc/types/Risk";
import type { WithdrawalGiven } from "../ipc/types/WithdrawalGiven";
import type { WithdrawalNotice } from "../ipc/types/WithdrawalNotice";
import { pause, refusal, wish, type Answers } from "./answers";
import { opens } from "./mock-door";

const desk = wish("window") === "review";
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const MANY = 10_000;

function code(seed: number): string {
  let value = (seed + 1) * 2_654_435_761;
  let text = "";
  for (let at = 0; at < 4; at += 1) {
    value = (Math.imul(value ^ (value >>> 13), 2_246_822_519) + 374_761_393) >>> 0;
    text += signs[value % signs.length] ?? "2";
  }
  return `W-${text}`;
}

const blank: PersonGiven = {
  counting: null, number: null, described: null, roles: [], connection: [], ageBand: null, child: null, languages: [], interpreter: null,
  vulnerable: [], safety: [], contact: null, referral: [], note: null,
};
const row = (id: string, seed: number, more: Partial<PersonRow> = {}): PersonRow => ({
  id, caseCode: "K-7", code: code(seed), child: null, safety: [], accounts: 0, told: "none", consent: "given", hasIdentity: true, burned: false,
  foreign: desk, at: "2026-11-12T10:20:00+04:30", damaged: false, ...more,
});

const few: PersonRow[] = [
  row("p1", 1, { code: "W-7F3K", safety: ["safety.never_call", "safety.lives_with_perpetrator"], accounts: 2, told: "yes" }),
  row("p2", 2, { consent: "withdrawn", accounts: 1 }),
  row("p3", 3, { consent: "not-asked", told: null, hasIdentity: false }),
  row("p4", 4, { child: true, consent: "not-given", told: "did-not-say", hasIdentity: false }),
  row("p5", 5, { burned: true, hasIdentity: false, accounts: 1, told: "unknown" }),
  row("p6", 6, { damaged: true, told: null, consent: "not-asked", hasIdentity: false, at: null }),
];

const wide = (place: number): PersonRow =>
  row(`m${place}`, place + 100, { caseCode: "ARCHIVE-2026", accounts: place % 3, safety: place % 7 === 0 ? ["safety.never_write"] : [] });

function find(id: unknown): PersonRow {
  const known = few.find((one) => one.id === id);
  if (known !== undefined) return known;
  const place = /^m(\d+)$/u.exec(String(id))?.[1];
  if (place === undefined) throw refusal("person-not-found", { given: String(id) });
  return wide(Number(place));
}

/** The code of an invented person. */
export function codeOf(id: string): string | null {
  return few.find((one) => one.id === id)?.code ?? null;
}

const given = new Map<string, PersonGiven>([
  ["p1", {
    ...blank, counting: "individual", described: "Works at the school on the market road.", connection: ["srcconn.victim", "srcconn.eyewitness"], ageBand: "18-25", child: false,
    languages: ["fa-AF", "ps"], interpreter: false, vulnerable: ["vuln.dependent"], safety: few[0]?.safety ?? [], contact: "yes",
    referral: [["referral.psych", "She took the number with her."]], note: "Comes on market days only.",
  }],
  ["p4", { ...blank, counting: "individual", child: true, vulnerable: ["vuln.child"] }],
]);
const prior = new Map<string, Prior>([
  ["p1", { told: "yes", accounts: [{ toWhom: "A journalist she did not know", when: "two weeks after Eid", form: "spoken, filmed", reachable: "no", used: "She saw it on a telephone." }] }],
]);
const identity = new Map<string, Partial<IdentityGiven>>([
  ["p1", { names: "نرگس رحیمی", latin: "Nargis Rahimi", gender: "زن", contact: "Through her sister, at the shop", codeWord: "quince", safeHours: "Thursday before noon", trustedPerson: "Her sister" }],
]);

const noOne = wish("recipients") === "none";
const recipients = noOne ? [{ id: "here", name: "" }] : [{ id: "here", name: "" }, { id: "a1", name: "Bureau" }, { id: "a2", name: "Coalition" }];
const permit = (recipient: string, name: string, ladder: Answer[], more: Partial<PermitRow> = {}): PermitRow => {
  const height = [...ladder, "no"].findIndex((answer) => answer !== "yes");
  return {
    recipient, name, ladder: [...ladder, "", "", "", "", ""].slice(0, 5) as PermitRow["ladder"], height, matrix: [], conditions: [], withdrawn: false, coversSome: false,
    reviewOn: "2027-05-12", givenAt: "2026-11-12T11:05:00+04:30", alreadyOut: [], notice: "none", ...more,
  };
};
const out = (kind: string, thing: string, label: string | null, place = "Bureau", state = "accepted"): AlreadyOut => ({ kind, thing, label, place, state, at: "2026-11-14T18:22:00+04:30" });
const outs = [out("person", "p1", null), out("item", "a0", "The bridge from the north bank"), out("item", "a2", "Lorries on the market road"), out("account", "s1", null)];
const permits = new Map<string, PermitRow[]>([
  ["p1", [
    permit("here", "", ["yes", "yes", "yes", "no"]),
    permit("a1", "Bureau", ["yes", "yes", "yes", "later"], {
      conditions: [{ code: "condition.no_name", params: [] }, { code: "condition.embargo", params: ["2027-03-21"] }, { code: "condition.no_state", params: ["AF"] }],
      alreadyOut: outs,
    }),
    permit("a2", "Coalition", ["later"]),
  ]],
  ["p2", [permit("here", "", ["yes"]), permit("a1", "Bureau", ["yes", "yes"], { withdrawn: true, notice: "to-send", alreadyOut: outs })]],
  ["p4", [permit("here", "", ["no"])]],
  ["p5", [permit("here", "", ["yes", "yes", "yes"])]],
]);

const entry = (index: number, action: string, about: string): CustodyEntry => ({
  index, action, claimedAt: `2026-11-12T1${index}:20:00+04:30`, clock: "unsynced", agent: "A-7QK2", thingKind: "person", thing: about, outcome: null,
  digest: `e${index}`.padEnd(64, "0"), foreign: desk,
});
function pageOf(id: unknown): PersonPage {
  const one = find(id);
  if (one.damaged) throw refusal("record-damaged");
  return {
    row: one, caseId: one.caseCode === "K-7" ? "c1" : "c2", given: given.get(one.id) ?? { ...blank, child: one.child, safety: one.safety }, amended: one.id === "p1" ? 1 : 0, prior: prior.get(one.id) ?? (one.told === null ? null : { told: one.told, accounts: [] }),
    conversations: (permits.get(one.id) ?? []).length === 0 ? [] : [{ id: "t1", at: "2026-11-12T11:05:00+04:30", script: "consent/1", form: "oral", copy: "held", reviewOn: "2027-05-12" }],
    // A partner has the answers about itself alone.
    permits: (permits.get(one.id) ?? []).filter((each) => !desk || each.recipient === "a1").map((each) => (desk ? { ...each, alreadyOut: [] } : each)),
    accounts: Array.from({ length: one.accounts }, (_, at) => ({ id: `s${at + 1}`, kind: at === 0 ? "account.first" : "account.clarify", state: "kept", at: "2026-11-13T09:40:00+04:30", corrected: at, foreign: one.foreign })),
    overrides: one.id === "p4" ? [{ id: "o1", kind: "account.first", reason: "She turns eighteen in May and asked to be heard now.", by: "slot", at: "2026-11-15T09:00:00+04:30" }] : [],
    custody: [entry(0, "RecordSealed", one.id), entry(1, "ConsentRecorded", one.id)],
  };
}

const plans = wish("plans");
let facts: CaseFacts | null = plans === "none" ? null : {
  situation: "Market road", period: null, area: "The north bank", purposes: ["purpose.keep", "purpose.justice_intl"], mandate: "Mandate of the association, 2024",
  retentionUntil: "2036-12-31", othersHere: "The Coalition speaks with families; we agreed who speaks with whom.",
};
let risk: Risk | null = plans === "none" ? null : {
  scope: "This case", threats: "Searches on the road at night.", measures: "Meet by day, at the shop.", residual: plans === "stop" ? "risk.stop" : "risk.medium", decision: "Go on by day.",
  decidedBy: "A-7QK2", reviewOn: "2026-12-15", stopTrigger: "A search of the shop.", contacts: null, seizurePlan: "Lock; the passphrase is with nobody.", told: "Bureau",
};
let services: Referral[] = plans === "none" ? [] : [{ code: "referral.psych", name: "Women's centre, second floor", reach: "By foot, mornings", note: "" }];
let trained: string[] = plans === "none" ? [] : ["training.detailed"];

const slots: Keyslot[] = wish("second") === "none" ? [{ slot: 0, agent: "A-7QK2", mine: true }] : [{ slot: 0, agent: "A-7QK2", mine: true }, { slot: 2, agent: "A-9DTM", mine: false }];
const notices: WithdrawalNotice[] = wish("empty") !== null ? [] : [
  { person: "p2", code: code(2), caseId: "c1", caseCode: "K-7", collector: "Reem", erase: true, at: "2026-11-19T08:00:00+04:30", bundle: "d2", acknowledged: false, items: 4, accounts: 1, answeredAgain: false },
  { person: "p5", code: code(5), caseId: "c1", caseCode: "K-7", collector: "Reem", erase: false, at: "2026-11-02T08:00:00+04:30", bundle: "d1", acknowledged: true, items: 0, accounts: 1, answeredAgain: true },
];

const restricted: RestrictedRow[] = [
  { kind: "account", thing: "t1", person: "p1", code: "W-7F3K", reasons: ["ask-again"] },
  { kind: "item", thing: "a2", person: "p1", code: "W-7F3K", reasons: ["condition-no-image", "not-agreed"] },
  { kind: "person", thing: "p2", person: "p2", code: code(2), reasons: ["consent-withdrawn"] },
  { kind: "account", thing: "t1", person: "p2", code: code(2), reasons: ["consent-withdrawn"] },
];

let made = 20;
export const answers: Answers = {
  persons: (args) => {
    const { caseId, start, count } = args["asked"] as PersonsAsked;
    if (caseId === "c2") return { total: MANY, rows: Array.from({ length: Math.min(count, MANY - start) }, (_, at) => wide(start + at)) };
    const rows = caseId === "c3" ? [] : few;
    return { total: rows.length, rows: rows.slice(start, start + count) };
  },
  person: (args) => pageOf(args["person"]),
  person_by_code: (args) => {
    const one = few.find((each) => each.code === args["code"]);
    if (one === undefined) throw refusal("person-not-found", { given: String(args["code"]) });
    return one.id;
  },
  new_person: (args) => {
    const id = `p${made++}`;
    const told = args["given"] as PersonGiven;
    given.set(id, told);
    few.unshift(row(id, made, { child: told.child, safety: told.safety, told: null, consent: "not-asked", hasIdentity: false, at: "2026-11-22T09:00:00+04:30" }));
    return id;
  },
  amend_person: (args) => {
    const one = find(args["person"]);
    const told = args["given"] as PersonGiven;
    given.set(one.id, told);
    Object.assign(one, { child: told.child, safety: told.safety });
  },
  record_prior: (args) => {
    const one = find(args["person"]);
    const told = args["prior"] as Prior;
    prior.set(one.id, told);
    one.told = told.told;
  },
  open_identity: async (args) => {
    await pause(60);
    return identity.get(String(args["person"])) ?? null;
  },
  set_identity: (args) => {
    identity.set(String(args["person"]), args["given"] as IdentityGiven);
    find(args["person"]).hasIdentity = true;
  },
  destroy_identity: (args) => void Object.assign(find(args["person"]), { hasIdentity: false, burned: true }),
  recipients: () => recipients,
  record_conversation: async (args) => {
    await pause(80);
    const one = find(args["person"]);
    const told = args["given"] as ConversationGiven;
    const name = (id: string): string => recipients.find((each) => each.id === id)?.name ?? "";
    permits.set(one.id, told.answers.map((each) => permit(each.recipient, name(each.recipient), each.ladder, { conditions: each.conditions, reviewOn: told.reviewOn })));
    one.consent = told.answers.some((each) => each.ladder[0] === "yes") ? "given" : "not-given";
    return { conversation: "t9", retrieval: told.copy === "held" ? "K7M2-9QXR-4TBD" : null };
  },
  consent_state: (args) => permits.get(String(args["person"])) ?? [],
  withdraw: (args) => {
    const asked = args["given"] as WithdrawalGiven;
    const all = permits.get(String(args["person"])) ?? [];
    for (const one of all) if (asked.recipients.length === 0 || asked.recipients.includes(one.recipient)) Object.assign(one, { withdrawn: true, notice: one.recipient === "here" ? "none" : "to-send" });
    find(args["person"]).consent = "withdrawn";
    return all;
  },
  person_by_retrieval: (args) => (String(args["code"]).toUpperCase().replaceAll(/[^A-Z0-9]/gu, "") === "K7M29QXR4TBD" ? "p1" : null),
  case_facts: () => facts,
  set_case_facts: (args) => void (facts = args["facts"] as CaseFacts),
  risk: () => risk,
  assess_risk: (args) => void (risk = args["risk"] as Risk),
  referrals: () => services,
  set_referrals: (args) => void (services = args["referrals"] as Referral[]),
  training: () => trained,
  record_training: (args) => void (trained = args["codes"] as string[]),
  readiness: () => ({ risk: risk !== null, stopped: risk?.residual === "risk.stop", referrals: services.length > 0, facts: facts !== null }),
  keyslots: () => slots,
  add_passphrase: (args) => {
    opens(args["current"]);
    const slot = { slot: 3, agent: "A-2HWX", mine: false };
    slots.push(slot);
    return slot;
  },
  remove_keyslot: (args) => {
    opens(args["current"]);
    slots.splice(slots.findIndex((one) => one.slot === args["slot"]), 1);
  },
  second_person: async (args) => {
    await pause(60);
    if (args["passphrase"] !== "second") throw refusal("wrong-passphrase");
    return { id: "sec1", who: "A-9DTM", until: null, person: null, kind: null };
  },
  take_approval: () => ({ id: "sec2", who: "Bureau", until: "2026-12-01", person: "p4", kind: "account.first" }),
  record_override: () => "o9",
  approve: () => "W-7F3K.approval",
  notices: () => notices,
  restricted: () => restricted,
};
