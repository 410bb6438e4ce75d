// The invented shell: partners, transfers, the outbox; inbox and collectors.
import type { BundleIn } from "../ipc/types/BundleIn";
import type { BundleOut } from "../ipc/types/BundleOut";
import type { CollectorView } from "../ipc/types/CollectorView";
import type { PartnerView } from "../ipc/types/PartnerView";
import type { Permission } from "../ipc/types/Permission";
import type { Place } from "../ipc/types/Place";
import type { TransferWeighed } from "../ipc/types/TransferWeighed";
import { beginJob, pause, refusal, wish, type Answers } from "./answers";

const groups = ["48213", "90571", "33806", "71429", "15580", "62947", "08316", "57702"];
const others = ["12094", "66731", "80235", "49917", "27468", "93150", "05822", "71346"];
export const recipient = "age1x5k7n0d2q9v3h8wz4c6rj0t5m7ysu2gpe3a8lfq6xv9kd4hnwz2s7r5tjc";
const empty = wish("empty") !== null;

const allowed = (wish("permission") ?? "ask") as Permission;

const known: PartnerView[] = empty
  ? []
  : [
      { id: "a1", name: "Bureau", theirName: "Bureau for Documentation", fingerprint: groups, ownFingerprint: others, compared: true, addedAt: "2026-11-02T09:14:00+04:30", stored: 12, permission: allowed, mailboxes: ["https://mail.bureau.example:8443", "https://bureau7qk2v4x3dz5lwn6tj2yq4r3uahx5c7pomdbe6sfgk2ziovl3w4yd.onion"], tokens: 31 },
      { id: "a2", name: "Coalition", theirName: "Coalition", fingerprint: others, ownFingerprint: groups, compared: false, addedAt: "2026-11-20T17:40:00+04:30", stored: 0, permission: "never", mailboxes: [], tokens: 0 },
    ];

const weighed: TransferWeighed = {
  goes: [
    { item: "7c20aa1b00", name: "street, morning.mp4", size: 214_748_364, safekeeping: false },
    { item: "7c20aa1b01", name: "فرمان شماره ۱۲.pdf", size: 482_113, safekeeping: false },
    { item: "7c20aa1b02", name: "IMG_2041.jpg", size: 3_911_020, safekeeping: true },
  ],
  stays: [
    { item: "7c20aa1b03", name: "voice note 3.ogg", reason: "no-consent-basis" },
    { item: "7c20aa1b04", name: "letter.jpg", reason: "consent-withdrawn" },
    { item: "7c20aa1b05", name: null, reason: "may-be-an-account" },
  ],
  goesThings: [
    { kind: "person", thing: "p1", label: "W-7F3K", safekeeping: false },
    { kind: "person", thing: "p5", label: "W-QAP7", safekeeping: true },
    { kind: "account", thing: "s1", label: "W-7F3K", safekeeping: false },
    { kind: "identity", thing: "p1", label: "W-7F3K", safekeeping: false },
  ],
  staysThings: [
    { kind: "person", thing: "p4", label: "W-8EFW", reasons: ["not-asked-yet"] },
    { kind: "account", thing: "s2", label: "W-7F3K", reasons: ["condition-no-location", "not-agreed"] },
    { kind: "identity", thing: "p5", label: "W-QAP7", reasons: ["identity-kept-back"] },
  ],
  records: 9,
  entries: 14,
  bytes: 223_346_688,
  more: false,
};

const still = { paused: false, closing: false, receipt: false, heldSince: null };
const out: BundleOut[] = empty
  ? []
  : [
      { id: "b1", partner: "Bureau", caseCode: "K-17", sequence: 1, state: "accepted", parts: 12, delivered: 12, bytes: 48_000_000, madeAt: "2026-11-03T08:00:00+04:30", road: "mailbox", ...still, receipt: true, heldSince: "2026-11-03T09:10:00Z" },
      { id: "b2", partner: "Coalition", caseCode: "K-17", sequence: 1, state: "delivered", parts: 3, delivered: 3, bytes: 3_145_728, madeAt: "2026-11-12T19:22:00+04:30", road: "folder", ...still },
      { id: "b4", partner: "Bureau", caseCode: "K-17", sequence: 2, state: "delivered", parts: 31, delivered: 31, bytes: 124_000_000, madeAt: "2026-11-18T19:22:00+04:30", road: "mailbox", ...still, receipt: true, heldSince: "2026-11-19T14:02:00Z" },
      { id: "b5", partner: "Bureau", caseCode: "K-21", sequence: 3, state: "queued", parts: 6, delivered: 6, bytes: 22_000_000, madeAt: "2026-11-19T08:00:00+04:30", road: "mailbox", ...still, closing: true },
      { id: "b3", partner: "Bureau", caseCode: "K-21", sequence: 4, state: "queued", parts: 80, delivered: 11, bytes: 223_346_688, madeAt: "2026-11-21T07:05:00+04:30", road: "mailbox", ...still },
      { id: "b6", partner: "Bureau", caseCode: "K-21", sequence: 5, state: "queued", parts: 9, delivered: 0, bytes: 31_000_000, madeAt: "2026-11-21T07:09:00+04:30", road: "none", ...still, paused: true },
      { id: "b7", partner: "Bureau", caseCode: "K-22", sequence: 6, state: "queued", parts: 2, delivered: 0, bytes: 5_100_000, madeAt: "2026-11-21T07:15:00+04:30", road: "none", ...still },
    ];

const place: Place = { id: "p1", name: "STICK", removable: true, free: 1_900_000_000, largestFile: 4_294_967_295 };

const roster: CollectorView[] = empty
  ? []
  : [
      { id: "c1", name: "Reed", state: "confirmed", fingerprint: groups, ownFingerprint: others, invitedAt: "2026-10-01T10:00:00+01:00", distrustedFrom: null },
      { id: "c2", name: "Willow", state: "enrolled", fingerprint: others, ownFingerprint: groups, invitedAt: "2026-11-10T10:00:00+01:00", distrustedFrom: null },
      { id: "c3", name: "Heron", state: "invited", fingerprint: null, ownFingerprint: groups, invitedAt: "2026-11-19T10:00:00+01:00", distrustedFrom: null },
      { id: "c4", name: "Sparrow", state: "revoked", fingerprint: groups, ownFingerprint: others, invitedAt: "2026-02-01T10:00:00+01:00", distrustedFrom: "2026-11-15T16:20:00+01:00" },
    ];

const arrived: BundleIn[] = empty
  ? []
  : [
      { id: "d1", state: "accepted", collector: "Reed", caseCode: "K-17", sequence: 1, fetchedAt: "2026-11-04T12:00:00+01:00", findings: [] },
      {
        id: "d2", state: "taken-in", collector: "Reed", caseCode: "K-17", sequence: 2, fetchedAt: "2026-11-20T12:00:00+01:00",
        findings: [
          { code: "custody-elsewhere", weight: "warning", about: "log/entries/12" },
          { code: "to-follow", weight: "note", about: "7c20aa1b00d94c1e8f3b" },
        ],
      },
      {
        id: "d3", state: "refused", collector: "Willow", caseCode: null, sequence: 1, fetchedAt: "2026-11-20T12:05:00+01:00",
        findings: [
          { code: "digest-mismatch", weight: "fault", about: "data/originals/7c20aa1b00d94c1e8f3b.jpg" },
          { code: "consent-withdrawn", weight: "fault", about: "7c20aa1b00d94c1e8f3b" },
        ],
      },
      { id: "d4", state: "waiting", collector: null, caseCode: null, sequence: null, fetchedAt: "2026-11-21T08:00:00+01:00", findings: [] },
    ];

const one = (id: unknown): BundleIn => {
  const found = arrived.find((bundle) => bundle.id === id);
  if (found === undefined) throw refusal("bundle-not-found", { given: String(id) });
  return found;
};

export const answers: Answers = {
  choose_place: () => place,
  unplug: async () => {
    await pause(400);
    return { written: true, released: true };
  },
  partners: () => known,
  confirm_partner: (args) => {
    const found = known.find((partner) => partner.name === args["name"]);
    if (found !== undefined) found.compared = true;
  },
  open_invitation: async (args) => {
    await pause(300);
    if (String(args["code"]).length < 5) throw refusal("code-length");
    return { id: "i1", theirName: "Bureau for Documentation", fingerprint: groups, mailboxes: ["https://mail.bureau.example:8443"], recovery: wish("recovery") === null ? null : recipient };
  },
  add_partner: () => undefined,
  weigh_transfer: () => weighed,
  assemble: () =>
    beginJob({ kind: "assemble", total: 223_346_688 }, 1, {
      result: { of: "assembled", bundle: "b9", bundles: wish("several") === null ? 1 : 4, originals: 3, records: 9, stays: weighed.stays, more: false },
    }),
  outbox: () => out,
  pause_bundle: (args) => {
    const found = out.find((bundle) => bundle.id === args["bundle"]);
    if (found !== undefined) found.paused = args["paused"] === true;
  },
  withdraw_bundle: () => undefined,
  resend_bundle: () => undefined,
  deliver: () =>
    beginJob({ kind: "deliver", total: 223_346_688 }, 1, {
      result: { of: "delivered", bundles: 1, parts: 34, acceptances: 1, problems: [] },
    }),
  collectors: () => roster,
  invite: () => ({ code: "7K2M9-Q4RTX-0HB3V", file: "invitation.age" }),
  confirm_collector: (args) => {
    const found = roster.find((collector) => collector.name === args["name"]);
    if (found !== undefined) found.state = "confirmed";
  },
  revoke_collector: (args) => {
    const found = roster.find((collector) => collector.name === args["name"]);
    if (found !== undefined) found.state = "revoked";
  },
  distrust_collector: (args) => {
    const found = roster.find((collector) => collector.name === args["name"]);
    if (found !== undefined) found.distrustedFrom = "2026-11-22T09:00:00+01:00";
  },
  set_permission: (args) => {
    const found = known.find((partner) => partner.name === args["partner"]);
    if (found !== undefined) found.permission = args["permission"] as Permission;
  },
  take_card: () => true,
  inbox: () => arrived,
  fetch: () => beginJob({ kind: "fetch", total: 50_000_000 }, 1, { result: { of: "fetched", bundles: 1, incomplete: 1 } }),
  take_in: (args) => {
    const bundle = one(args["bundle"]);
    Object.assign(bundle, { state: "taken-in", collector: "Willow", caseCode: "L-2", sequence: 1 });
    return beginJob({ kind: "take-in", total: 50_000_000 }, 1, {
      result: { of: "takenIn", bundle: bundle.id, collector: "Willow", enrolled: true, fingerprint: others, caseCode: "L-2", originals: 4, records: 9, findings: [] },
    });
  },
  accept: (args) => {
    one(args["bundle"]).state = "accepted";
    return beginJob({ kind: "accept", total: 50_000_000 }, 1, { result: { of: "accepted", bundle: String(args["bundle"]), stored: 4, damaged: 0 } });
  },
  discard_bundle: () => undefined,
};
