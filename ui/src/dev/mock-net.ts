// The invented shell: the internet, the desk's mailboxes and keys, messages.
//   ?net=slow|waits|new|full|stopped|nothing   what comes of a job: still going, waiting, without a pace yet…
//   ?proxy=127.0.0.1:9050  ?limit=500000000  ?none=1 (no mailbox, no message)  ?recovery=1
import type { DeskMailboxView } from "../ipc/types/DeskMailboxView";
import type { MessageView } from "../ipc/types/MessageView";
import type { NetProgress } from "../ipc/types/NetProgress";
import type { NetworkView } from "../ipc/types/NetworkView";
import { beginJob, wish, type Answers } from "./answers";
import { recipient } from "./mock-road";

const none = wish("none") !== null || wish("empty") !== null;
const how = wish("net") ?? "";

const network: NetworkView = {
  proxy: wish("proxy"),
  monthlyLimit: wish("limit") === null ? null : Number(wish("limit")),
  month: "2026-11",
  sent: 412_300_000,
  received: 12_400_000,
};

let mailboxes: DeskMailboxView[] = none
  ? []
  : [
      {
        addresses: ["https://mail.bureau.example:8443", "https://bureau7qk2v4x3dz5lwn6tj2yq4r3uahx5c7pomdbe6sfgk2ziovl3w4yd.onion"],
        pin: ["712049ab", "99310c5e", "05582d17", "64127fa0", "3099843c", "17643be2", "820510d9", "46390fe8"],
        tokensWaiting: 36,
      },
      { addresses: ["https://backup.example"], pin: ["20417e6f", "73995a01", "11806cd2", "58230b7e", "94471f3c", "360582ad", "60712cc4", "0884951b"], tokensWaiting: 0 },
    ];
let recovery: string | null = wish("recovery") === null ? null : recipient;

const progress = (bundle: string | null): NetProgress => ({
  partner: "Bureau",
  bundle,
  part: 12,
  parts: 80,
  sent: 0,
  of: 223_346_688,
  pace: how === "new" || how === "waits" ? null : 18_000,
  leftSeconds: null,
  waiting: how === "waits" ? { code: "net-offline", seconds: 240 } : null,
});

const text =
  "In the film of the square the sound stops after two minutes. Was it like that in the camera, or is there a second file? If there is, send it with the next transfer.";
let post: MessageView[] = none
  ? []
  : wish("window") === "review"
    ? [
        { id: "m1", bundle: "d1", with: "Reed", fromUs: true, text, answers: null, at: "2026-11-19T10:00:00+01:00", expires: "2026-12-19T10:00:00Z", state: "sent", read: true },
        { id: "m2", bundle: "d1", with: "Reed", fromUs: false, text: "There is a second file. I add it this week.", answers: "m1", at: "2026-11-20T21:12:00+04:30", expires: "2026-12-20T16:42:00Z", state: "received", read: false },
      ]
    : [
        { id: "m1", bundle: "b1", with: "Bureau", fromUs: false, text, answers: null, at: "2026-11-19T10:00:00+01:00", expires: "2026-12-19T10:00:00Z", state: "received", read: true },
        { id: "m2", bundle: "b1", with: "Bureau", fromUs: true, text: "یک فایل دوم هست. این هفته می‌فرستم.", answers: "m1", at: "2026-11-20T21:12:00+04:30", expires: "2026-12-20T16:42:00Z", state: "sent", read: true },
        { id: "m3", bundle: "b4", with: "Bureau", fromUs: false, text: "Two names of files in transfer 2 are alike. Which of them came first?", answers: null, at: "2026-11-21T09:30:00+01:00", expires: "2026-11-28T08:30:00Z", state: "received", read: false },
        { id: "m4", bundle: "b4", with: "Bureau", fromUs: true, text: "The one with the lower number.", answers: null, at: "2026-11-21T18:02:00+04:30", expires: "2027-02-19T13:32:00Z", state: "queued", read: true },
      ];

const cost = { sent: 12_300_000, received: 48_211 };

export const answers: Answers = {
  network_settings: () => network,
  set_network: (args) => {
    network.proxy = args["proxy"] as string | null;
    network.monthlyLimit = args["monthlyLimit"] as number | null;
  },
  send_by_net: () =>
    beginJob({ kind: "send", total: 223_346_688, net: progress("b3") }, how === "" || how === "nothing" || how === "full" ? 1 : 3000, {
      result:
        how === "nothing"
          ? { of: "sent", bundles: 0, acceptances: 0, messages: 0, cards: 0, withdrawn: 0, problems: [], waits: [], sent: 4_211, received: 6_020 }
          : how === "full"
            ? { of: "sent", bundles: 0, acceptances: 0, messages: 0, cards: 0, withdrawn: 1, problems: [{ code: "net-other-key", facts: {} }], waits: [{ partner: "Bureau", code: "mailbox-full", untilSeconds: 2400 }], ...cost }
            : { of: "sent", bundles: 1, acceptances: 1, messages: 1, cards: 1, withdrawn: 0, problems: [], waits: [], ...cost },
    }),
  fetch_by_net: () =>
    beginJob({ kind: "fetch-net", total: 50_000_000, net: { ...progress("d5"), partner: "https://mail.bureau.example:8443", of: 50_000_000, parts: 14 } }, how === "" ? 1 : 3000, {
      result: { of: "fetchedByNet", bundles: 2, messages: 1, replies: 3, problems: [], waits: [], sent: 61_000, received: 50_110_000 },
    }),
  desk_mailboxes: () => mailboxes,
  add_pass: () => true,
  remove_mailbox: (args) => {
    mailboxes = mailboxes.filter((one) => !one.addresses.includes(String(args["address"])));
  },
  issue_card: () => 3,
  desk_keys: () => ({ recovery, identities: 3, retiring: 2, nextRetires: "2026-12-14T00:00:00Z" }),
  set_recovery_recipient: (args) => {
    recovery = args["recipient"] as string | null;
  },
  messages: () => post,
  write_message: (args) => {
    post.push({
      id: `m${post.length + 10}`, bundle: String(args["bundle"]), with: wish("window") === "review" ? "Reed" : "Bureau", fromUs: true,
      text: String(args["text"]), answers: args["answers"] as string | null, at: "2026-11-22T08:00:00+04:30", expires: "2026-12-22T03:30:00Z", state: "queued", read: true,
    });
    return `m${post.length + 9}`;
  },
  read_message: (args) => {
    for (const one of post) if (one.id === args["id"]) one.read = true;
  },
  discard_message: (args) => {
    post = post.filter((one) => one.id !== args["id"]);
  },
};
