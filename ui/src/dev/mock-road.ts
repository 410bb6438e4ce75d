// The invented shell: partners, transfers, the outbox; inbox and collectors.
import type { BundleIn } from "../ipc/types/BundleIn";
import type { BundleOut } from "../ipc/types/BundleOut";
import type { CollectorView } from "../ipc/types/CollectorView";
import type { PartnerView } from "../ipc/types/PartnerView";
import type { Place } from "../ipc/types/Place";
import type { TransferWeighed } from "../ipc/types/TransferWeighed";
import { beginJob, pause, refusal, wish, type Answers } from "./answers";

const groups = ["48213", "90571", "33806", "71429", "15580", "62947", "08316", "57702"];
const others = ["12094", "66731", "80235", "49917", "27468", "93150", "05822", "71346"];
const empty = wish("empty") !== null;

const known: PartnerView[] = empty
  ? []
  : [
      { id: "a1", name: "Bureau", theirName: "Bureau for Documentation", fingerprint: groups, ownFingerprint: others, compared: true, addedAt: "2026-11-02T09:14:00+04:30", stored: 12 },
      { id: "a2", name: "Coalition", theirName: "Coalition", fingerprint: others, ownFingerprint: groups, compared: false, addedAt: "2026-11-20T17:40:00+04:30", stored: 0 },
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
  records: 9,
  entries: 14,
  bytes: 223_346_688,
  more: false,
};

const out: BundleOut[] = empty
  ? []
  : [
      { id: "b1", partner: "Bureau", caseCode: "K-17", sequence: 1, state: "accepted", parts: 12, delivered: 12, bytes: 48_000_000, madeAt: "2026-11-03T08:00:00+04:30" },
      { id: "b2", partner: "Bureau", caseCode: "K-17", sequence: 2, state: "delivered", parts: 3, delivered: 3, bytes: 3_145_728, madeAt: "2026-11-12T19:22:00+04:30" },
      { id: "b3", partner: "Bureau", caseCode: "K-21", sequence: 3, state: "queued", parts: 54, delivered: 20, bytes: 223_346_688, madeAt: "2026-11-21T07:05:00+04:30" },
    ];

const place: Place = { id: "p1", name: "STICK", removable: true, free: 1_900_000_000, largestFile: 4_294_967_295 };

const roster: CollectorView[] = empty
  ? []
  : [
      { id: "c1", name: "Reed", state: "confirmed", fingerprint: groups, ownFingerprint: others, invitedAt: "2026-10-01T10:00:00+01:00" },
      { id: "c2", name: "Willow", state: "enrolled", fingerprint: others, ownFingerprint: groups, invitedAt: "2026-11-10T10:00:00+01:00" },
      { id: "c3", name: "Heron", state: "invited", fingerprint: null, ownFingerprint: groups, invitedAt: "2026-11-19T10:00:00+01:00" },
      { id: "c4", name: "Sparrow", state: "revoked", fingerprint: groups, ownFingerprint: others, invitedAt: "2026-02-01T10:00:00+01:00" },
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
    return { id: "i1", theirName: "Bureau for Documentation", fingerprint: groups };
  },
  add_partner: () => undefined,
  weigh_transfer: () => weighed,
  assemble: () =>
    beginJob({ kind: "assemble", total: 223_346_688 }, 1, {
      result: { of: "assembled", bundle: "b9", originals: 3, records: 9, stays: weighed.stays, more: false },
    }),
  outbox: () => out,
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
