// The invented shell: cases and items, with every state an item can be in, and a case of 100,000.
import film from "./media/film.webm?inline";
import sound from "./media/sound.webm?inline";
import { useAddresses } from "../ipc/media";
import type { Basis } from "../ipc/types/Basis";
import type { CaseView } from "../ipc/types/CaseView";
import type { CustodyEntry } from "../ipc/types/CustodyEntry";
import type { DescriptionGiven } from "../ipc/types/DescriptionGiven";
import type { Drop } from "../ipc/types/Drop";
import type { FileLine } from "../ipc/types/FileLine";
import type { Item } from "../ipc/types/Item";
import type { ItemsAsked } from "../ipc/types/ItemsAsked";
import type { Look } from "../ipc/types/Look";
import type { LookKind } from "../ipc/types/LookKind";
import type { PlayPiece } from "../ipc/types/PlayPiece";
import type { Row } from "../ipc/types/Row";
import type { StatedBasisGiven } from "../ipc/types/StatedBasisGiven";
import { beginJob, pause, refusal, wish, type Answers } from "./answers";

const MANY = 100_000;
const desk = wish("window") === "review";

const hex = (seed: number, length: number): string => {
  let text = "";
  let value = (seed + 1) * 2654435761;
  while (text.length < length) {
    value = (Math.imul(value ^ (value >>> 15), 2246822519) + 374761393) >>> 0;
    text += value.toString(16).padStart(8, "0");
  }
  return text.slice(0, length);
};

const nothing: DescriptionGiven = {
  language: null, title: null, date: null, place: null, events: null, author: null, fromWhom: null, custody: null, note: null,
  whole: null, cutBy: null, persons: [], graphic: null, witness: null, witnessWilling: null, reached: null, itemtype: null, generation: null, languages: [], unknown: [],
};

const cases: CaseView[] = [
  { id: "c1", code: "K-7", note: "The market road, and what its people kept of that week.", items: 14, entries: 61, waiting: 1, collector: null },
  { id: "c2", code: "ARCHIVE-2026", note: null, items: MANY, entries: 240_113, waiting: 0, collector: null },
  { id: "c3", code: "PRACTICE", note: "To try things out. Nothing real in here.", items: 0, entries: 1, waiting: 0, collector: null },
].map((one) => (desk ? { ...one, note: null, collector: "Reem" } : one));

interface Made {
  name: string | null;
  title?: string;
  kind: LookKind;
  size: number;
  state?: Row["state"];
  basis?: Basis;
  stays?: string;
  graphic?: boolean;
  damaged?: boolean;
}

const made: Made[] = [
  { name: "IMG_20260314_104500.jpg", title: "The bridge from the north bank", kind: "picture", size: 3_812_114, basis: "not-needed" },
  { name: "IMG_20260314_104731.jpg", kind: "picture", size: 4_104_992, stays: "no-consent-basis", graphic: true },
  { name: "VID_20260314_104512.mp4", title: "Lorries on the market road", kind: "film", size: 184_220_551, basis: "not-asked" },
  { name: "PTT-20260315-WA0007.opus", kind: "sound", size: 412_883, stays: "may-be-an-account", basis: "not-asked" },
  { name: "فرمان شماره ۱۲.pdf", kind: "pdf", size: 226_410, basis: "not-needed" },
  { name: "د ښځو حقونه.txt", kind: "text", size: 4_118, stays: "no-consent-basis" },
  { name: "یادداشت.docx", kind: "office", size: 18_220, stays: "no-consent-basis" },
  { name: "رسالة.eml", kind: "other", size: 9_214, stays: "no-consent-basis" },
  { name: "REC_0007.wav", kind: "sound", size: 88_200_044, state: "to-follow", stays: "original-not-kept" },
  { name: "IMG_20260312_180001.jpg", title: "The list on the school door", kind: "picture", size: 2_911_002, state: "forgotten", basis: "not-needed" },
  { name: null, kind: "other", size: 0, state: "disposed" },
  { name: null, kind: "other", size: 0, damaged: true },
  { name: "holiday\u202Egpj.exe", kind: "other", size: 77_312, stays: "no-consent-basis" },
  { name: "شهادة.txt", kind: "text", size: 2_300, basis: "withdrawn", stays: "consent-withdrawn" },
];

const kinds: LookKind[] = ["picture", "picture", "film", "picture", "pdf", "sound"];
const ends: Record<LookKind, string> = { picture: "jpg", film: "mp4", sound: "m4a", pdf: "pdf", text: "txt", office: "odt", other: "bin" };

function stamp(index: number): string {
  const at = new Date(Date.UTC(2026, 2, 14, 6, 15) + index * 97_000);
  return `${at.toISOString().slice(0, 19)}+03:00`;
}

function rowOf(caseCode: string, index: number, one: Made): Row {
  return {
    id: `${caseCode === "K-7" ? "a" : "b"}${index}-${hex(index, 24)}`, caseCode, digest: hex(index + 7, 64), size: one.size, fileName: one.name,
    title: one.title ?? null, kind: one.kind, state: one.state ?? "kept", basis: one.basis ?? null, stays: one.stays ?? null,
    receivedAt: one.damaged ? null : stamp(index), graphic: one.graphic ?? false, damaged: one.damaged ?? false,
  };
}

const few: Row[] = made.map((one, index) => rowOf("K-7", index, one));

function many(index: number): Row {
  const kind = kinds[index % kinds.length] ?? "picture";
  const name = `${kind === "film" ? "VID" : "IMG"}_${String(index + 1).padStart(6, "0")}.${ends[kind]}`;
  return rowOf("ARCHIVE-2026", index, { name, kind, size: 40_000 + ((index * 7919) % 9_000_000), basis: "not-needed", graphic: index % 41 === 5 });
}

function find(id: string): Row {
  const known = few.find((row) => row.id === id || row.id.startsWith(`${id}-`));
  if (known) return known;
  const index = /^b(\d+)-/u.exec(id)?.[1];
  if (index === undefined) throw refusal("item-not-found", { given: id });
  return many(Number(index));
}

const described = new Map<string, DescriptionGiven>([
  ["IMG_20260314_104500.jpg", {
    ...nothing, title: "The bridge from the north bank", 
    date: { earliest: "2005-10-20", latest: "2005-10-20", precision: "day", calendar: "solar-hijri-af", asSaid: "Before noon, two days after the feast", basis: "said" },
    place: { asSaid: "North bank, by the old mill", name: null, adminPath: "Second district", latitude: 34_500_000, longitude: 69_200_000, radius: 10_000, source: null, kind: "place.street", exact: false },
    author: null, unknown: ["author"], whole: "part", cutBy: "The one who sent it, to make it shorter", persons: [["W-7F3K", "yes"], ["A man in a grey scarf", "not-asked"]], graphic: "some",
    reached: "chat", itemtype: "itemtype.photo", generation: "generation.platform", languages: ["ps"], witness: "W-7F3K", witnessWilling: "later",
    events: "The bridge, whole, with lorries waiting on the near side.", fromWhom: "Taken by the person who gave it",
  }],
]);
const stated = new Map<string, StatedBasisGiven>();

function basisOf(row: Row): StatedBasisGiven | null {
  const known = stated.get(row.id);
  if (known) return known;
  if (row.basis === null) return null;
  const basis = row.basis as Basis;
  const reason = basis === "not-needed" ? "A public place; nobody can be recognised." : null;
  return { basis, reason, form: null, date: null, scope: null, person: basis === "answered" ? "p1" : null, account: basis === "not-asked" ? row.stays !== null : null };
}

function entry(index: number, action: string, thing: string, more: Partial<CustodyEntry> = {}): CustodyEntry {
  return {
    index, action, claimedAt: stamp(index * 41), clock: index % 5 === 3 ? "wrong" : index % 2 === 0 ? "unsynced" : "synced", agent: "A-7Q2M4K",
    thingKind: "item", thing, outcome: null, digest: hex(index + 900, 64), foreign: desk, ...more,
  };
}

function itemOf(row: Row): Item {
  const held = row.state === "forgotten" || row.title === "The bridge from the north bank" ? ["Bureau"] : [];
  const custody = row.damaged ? [] : [entry(1, "Acquired", row.id), entry(4, "Described", row.id)];
  if (row.basis !== null) custody.push(entry(7, row.basis === "withdrawn" ? "ConsentWithdrawn" : "ConsentRecorded", row.id));
  if (held.length > 0) custody.push(entry(9, "Sealed", row.id), entry(12, "AcceptanceRecorded", row.id, { outcome: "whole" }));
  if (row.state === "forgotten") custody.push(entry(15, "Forgotten", row.id));
  if (row.state === "disposed") custody.push(entry(16, "Disposed", row.id));
  const fields: Record<string, string> = row.damaged ? {} : { file_name: row.fileName ?? "", folder: "DCIM/100", modified_claim: stamp(3) };
  const records = [{ kind: "item/1", digest: hex(5, 64), fields }];
  if (row.state === "disposed") records.push({ kind: "tombstone/1", digest: hex(6, 64), fields: { reason: "Brought by mistake; it belongs to nobody here." } });
  return {
    row, caseId: row.caseCode === "K-7" ? "c1" : "c2", foreign: desk,
    description: { ...(described.get(row.fileName ?? "") ?? nothing), title: row.title }, basis: basisOf(row), records, custody,
    storedBy: held, media: row.state === "kept" && !row.damaged ? `evidence://localhost/t/${row.id}/` : null,
  };
}

function lookOf(row: Row): Look {
  const look: Look = { kind: row.kind, width: null, height: null, durationMs: null, pages: null, claims: [], cut: false };
  if (row.kind === "picture") {
    return {
      ...look, width: 1600, height: 1200, cut: wish("cut") !== null,
      claims: [
        { name: "taken_at", value: "2026-03-14T10:45:00" }, { name: "camera_make", value: "Samsung" }, { name: "camera_model", value: "SM-A146B" },
        { name: "gps", value: "34.5281, 69.1723" }, { name: "software", value: "A146BXXU5DXA1" },
      ],
    };
  }
  if (row.kind === "film") return { ...look, width: 320, height: 180, durationMs: 24_000, claims: [{ name: "created_at", value: "2026-03-14T10:45:12" }] };
  if (row.kind === "sound") return { ...look, durationMs: 30_000, claims: [{ name: "encoder", value: "Lavf60.3.100" }] };
  if (row.kind === "pdf") return { ...look, pages: 3, claims: [{ name: "author", value: "دفتر" }, { name: "producer", value: "Writer 7.4" }, { name: "x_of_its_own", value: "1" }] };
  return look;
}

// Pictures are painted as they are asked for; film and sound are cut into their clusters.
const pieces = new Map<string, string[]>();

function scene(id: string, high: number): string {
  // Of a file that was cut off, the rest is black.
  const gone = wish("cut") === null ? "" : '<rect y="170" width="400" height="130"/>';
  const seed = Number.parseInt(hex(id.length + (id.codePointAt(1) ?? 0) + Number(/\d+/u.exec(id)?.[0] ?? 0), 6), 16);
  const sky = seed % 360;
  const ridge = Array.from({ length: 9 }, (_, at) => `${at * 50},${150 + ((seed >> at) % 90)}`).join(" ");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${high * 4 / 3}" height="${high}" viewBox="0 0 400 300"><rect width="400" height="300" fill="hsl(${sky} 35% 72%)"/><circle cx="${60 + (seed % 280)}" cy="70" r="26" fill="hsl(44 80% 82%)"/><polygon points="0,300 ${ridge} 400,300" fill="hsl(${(sky + 150) % 360} 22% 38%)"/><rect y="240" width="400" height="60" fill="hsl(${(sky + 60) % 360} 20% 28%)"/>${gone}</svg>`;
  return svg;
}

function sheet(page: number): string {
  const rows = Array.from({ length: 22 }, (_, at) => `<rect x="70" y="${150 + at * 36}" width="${300 + ((at * 83 + page * 41) % 260)}" height="9" fill="#3b3a38"/>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="707" height="1000"><rect width="707" height="1000" fill="#fff"/><text x="70" y="100" font-size="34" font-family="serif">Decree ${page + 1}</text>${rows}</svg>`;
  return svg;
}

const painted = new Map<string, string>();

function paint(name: string, svg: () => string): string {
  const known = painted.get(name);
  if (known !== undefined) return known;
  const address = URL.createObjectURL(new Blob([svg()], { type: "image/svg+xml" }));
  painted.set(name, address);
  return address;
}

useAddresses((base, what) => {
  const path = base + what;
  const piece = /\/([^/]+)\/piece\/(\d+)$/u.exec(path);
  if (piece) return pieces.get(piece[1] ?? "")?.[Number(piece[2])] ?? "blob:gone";
  const page = /\/page\/(\d+)/u.exec(path);
  if (page) return paint(`page ${page[1]}`, () => sheet(Number(page[1])));
  const id = /\/([^/]+)\/(?:thumb|picture)/u.exec(path)?.[1] ?? "";
  const high = path.includes("/thumb") ? 300 : 1200;
  if (wish("cut") === "nothing") return paint("nothing", () => "");
  return paint(`${id} ${high}`, () => scene(id, high));
});

function playable(row: Row): { mime: string; durationMs: number; pieces: PlayPiece[] } {
  const coded = (row.kind === "film" ? film : sound).split(",")[1] ?? "";
  const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
  const at: number[] = [];
  for (let index = 0; index + 4 <= bytes.length; index += 1) {
    if (bytes[index] === 0x1f && bytes[index + 1] === 0x43 && bytes[index + 2] === 0xb6 && bytes[index + 3] === 0x75) at.push(index);
  }
  const cut = [0, ...at].map((from, index) => bytes.slice(from, at[index] ?? bytes.length));
  pieces.set(row.id, cut.map((part) => URL.createObjectURL(new Blob([part]))));
  const durationMs = row.kind === "film" ? 24_000 : 30_000;
  const each = durationMs / at.length;
  return {
    mime: row.kind === "film" ? 'video/webm; codecs="vp8, opus"' : 'audio/webm; codecs="opus"', durationMs,
    pieces: at.map((_, index) => ({ startMs: Math.round(index * each), durationMs: Math.round(each), bytes: cut[index + 1]?.length ?? 0 })),
  };
}

const drops = new Map<string, Drop>();
let dropped = 0;

function drop(files: Drop["files"], refused: Drop["refused"] = []): Drop {
  const one: Drop = { id: `d${++dropped}`, files, count: files.length, bytes: files.reduce((sum, file) => sum + file.size, 0), refused, free: 61_204_000_000 };
  drops.set(one.id, one);
  return one;
}
const some = (): Drop =>
  drop(
    Array.from({ length: 18 }, (_, at) => ({ name: `IMG_20260316_1${String(at).padStart(5, "0")}.jpg`, folder: "DCIM/100", size: 2_400_000 + at * 91_117 })),
    [{ name: "Camera (link)", code: "file-is-link" }, { name: "mtp-pipe", code: "not-a-file" }],
  );

function acquire(args: Record<string, unknown>): string {
  const found = drops.get(String(args["drop"]));
  if (!found) throw refusal("no-such-drop");
  drops.delete(found.id);
  const files: FileLine[] = found.files.map((file, at) => ({
    name: file.name, state: at === 3 ? "refused" : "waiting", item: null, sameAs: at === 5 ? "a0" : null, error: at === 3 ? refusal("file-read-error") : null,
  }));
  const refused = Math.min(1, Math.max(0, found.count - 3));
  return beginJob({ kind: "acquire", caseId: String(args["caseId"]), total: found.bytes, files }, 8, {
    result: { of: "acquired", kept: found.count - refused, refused, notBegun: 0 },
  });
}

function change(id: string, some: Partial<Row>): void {
  const at = few.findIndex((row) => row.id === id);
  const row = few[at];
  if (row) few[at] = { ...row, ...some };
}

const text = `Dieser Text hat eine lange Zeile, die am Rand umbrochen wird, wenn man das m\u00f6chte; sonst wird sie gerollt.\n\nپه دې ورځ زه په کور کې وم.\nفي ذلك اليوم كنت في البيت.\n\nThe name was written as safe\u202Etxt.exe\u202C in the letter.\n`;

export const answers: Answers = {
  cases: () => (wish("cases") === "none" ? [] : cases),
  new_case: (args) => {
    const code = String(args["code"]);
    if (!/^[A-Za-z0-9_-]{1,40}$/u.test(code)) throw refusal("case-code-bad", { case: code });
    if (cases.some((one) => one.code === code)) throw refusal("case-code-taken", { case: code });
    cases.push({ id: `c${cases.length + 1}`, code, note: args["note"] as string | null, items: 0, entries: 1, waiting: 0, collector: null });
    return `c${cases.length}`;
  },
  set_case_note: (args) => {
    const one = cases.find((each) => each.id === args["caseId"]);
    if (one) one.note = args["note"] as string | null;
  },
  items: async (args) => {
    const asked = args["asked"] as ItemsAsked;
    await pause(15);
    if (asked.caseId === "c2") {
      if (asked.state !== null && asked.state !== "kept") return { total: 0, rows: [] };
      const count = Math.max(0, Math.min(asked.count, MANY - asked.start));
      const rows = Array.from({ length: count }, (_, at) => many(asked.order === "newest" ? MANY - 1 - asked.start - at : asked.start + at));
      return { total: MANY, rows };
    }
    const rows = asked.caseId === "tray" ? few.slice(0, 6) : asked.caseId === "c1" ? few.filter((row) => asked.state === null || row.state === asked.state) : [];
    if (asked.order === "newest") rows.reverse();
    return { total: rows.length, rows: rows.slice(asked.start, asked.start + asked.count) };
  },
  item: (args) => itemOf(find(String(args["item"]))),
  look: async (args) => {
    await pause(60);
    return lookOf(find(String(args["item"])));
  },
  text: (args) => {
    const row = find(String(args["item"]));
    if (row.kind === "office") return { text: "یادداشت\n\nA short note, of which only the words are shown.", truncated: false, encoding: "utf-8" };
    return { text, truncated: true, encoding: "utf-8" };
  },
  playable: (args) => playable(find(String(args["item"]))),
  media_token: () => "evidence://localhost/t/",
  set_graphic: (args) => change(String(args["item"]), { graphic: args["graphic"] === true }),
  describe: (args) => {
    const row = find(String(args["item"]));
    const given = args["description"] as DescriptionGiven;
    if (Object.values(given).every((value) => value === null || (Array.isArray(value) && value.length === 0))) throw refusal("nothing-stated");
    described.set(row.fileName ?? "", given);
    change(row.id, { title: given.title });
  },
  record_basis: (args) => {
    const given = args["stated"] as StatedBasisGiven;
    const id = String(args["item"]);
    if (find(id).state === "disposed") throw refusal("record-erased");
    stated.set(id, given);
    const stays = given.basis === "withdrawn" ? "consent-withdrawn" : given.account === true ? "may-be-an-account" : null;
    change(id, { basis: given.basis, stays });
  },
  custody: (args) => {
    const [start, count] = [Number(args["start"]), Number(args["count"])];
    const total = 61;
    const actions = ["Acquired", "Described", "ConsentRecorded", "FixityChecked", "Sealed", "Transferred", "AcceptanceRecorded"];
    const entries = Array.from({ length: Math.max(0, Math.min(count, total - start)) }, (_, at) => {
      const index = total - 1 - start - at;
      if (index === 0) return entry(0, "RecordSealed", "c1", { thingKind: "case" });
      const action = actions[index % actions.length] ?? "Acquired";
      return entry(index, action, hex(index, 32), action === "FixityChecked" ? { thingKind: "case", outcome: "whole" } : {});
    });
    return { total, entries };
  },
  choose_files: some,
  choose_folder: some,
  paste: (args) => drop([{ name: String(args["name"]), folder: "", size: (args["bytes"] as Uint8Array).length }]),
  acquire,
  discard_drop: (args) => void drops.delete(String(args["drop"])),
  choose_place: (args) => ({ id: "p1", name: String(args["suggested"] ?? "STICK"), removable: true, free: 12_000_000_000, largestFile: 4_294_967_295 }),
  export_item: (args) => {
    const row = find(String(args["item"]));
    return beginJob({ kind: "export", total: row.size, doing: row.fileName ?? "" }, 2, { result: { of: "exported", digest: row.digest } });
  },
  prove_item: () => undefined,
  forget: (args) => change(String(args["item"]), { state: "forgotten" }),
  dispose: (args) => change(String(args["item"]), { state: "disposed", fileName: null, title: null, size: 0, stays: null }),
};
