// The invented shell: drafts. `?drafts=none` has none at the beginning.
import type { Draft } from "../ipc/types/Draft";
import type { DraftKind } from "../ipc/types/DraftKind";
import type { DraftRow } from "../ipc/types/DraftRow";
import { pause, refusal, wish, type Answers } from "./answers";
import { accountDraft } from "./mock-account";
import { codeOf } from "./mock-people";

const kept = new Map<string, Draft>();

const key = (kind: unknown, thing: unknown): string => `${String(kind)}/${String(thing)}`;
const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

if (wish("drafts") !== "none" && wish("window") !== "review") {
  const body = JSON.stringify({ version: 1, page: "lines", said: ["who", "why", "free"], before: { told: "none", accounts: [] } });
  kept.set(key("conversation", "p3"), { kind: "conversation", caseId: "c1", thing: "p3", body, begunAt: "2026-11-20T10:02:00+04:30", savedAt: "2026-11-20T10:11:00+04:30" });
}

const account = accountDraft();
if (account !== null) kept.set("account/p1", { kind: "account", caseId: "c1", thing: "p1", body: account, begunAt: "2026-11-20T10:02:00+04:30", savedAt: "2026-11-20T10:11:00+04:30" });

export const answers: Answers = {
  save_draft: async (args) => {
    await pause(20);
    if (wish("full") === "1") throw refusal("disk-full");
    const id = key(args["kind"], args["thing"]);
    const begunAt = kept.get(id)?.begunAt ?? now();
    kept.set(id, {
      kind: args["kind"] as DraftKind, caseId: String(args["caseId"]), thing: String(args["thing"]), body: String(args["body"]), begunAt, savedAt: now(),
    });
  },
  draft: (args) => kept.get(key(args["kind"], args["thing"])) ?? null,
  discard_draft: (args) => void kept.delete(key(args["kind"], args["thing"])),
  drafts: (): DraftRow[] =>
    [...kept.values()].map((one) => ({
      kind: one.kind, caseId: one.caseId, caseCode: "K-7", thing: one.thing, personCode: codeOf(one.thing), begunAt: one.begunAt, savedAt: one.savedAt,
    })),
};
