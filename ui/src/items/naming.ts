// What an item is called and how it stands, in words.
import type { LookKind } from "../ipc/types/LookKind";
import type { Row } from "../ipc/types/Row";
import { has, plainName, t } from "../words";

/** The beginning of an id, enough to name it to somebody: eight digits. */
export const shortNumber = (id: string): string => id.slice(0, 8);

/** What kind of file it is, in one word. */
export const kindWord = (kind: LookKind): string => t(`kind-${kind}`);

/** The title it was given; else nothing. A file name is not among these: it is shown as one. */
export function titleOf(row: Row): string | null {
  return row.title !== null && row.title.trim() !== "" ? row.title : null;
}

/** A name in plain words for titles, labels and pictures: title, file name or a neutral label. */
export function plainNameOf(row: Row): string {
  return titleOf(row) ?? (row.fileName === null ? neutralName(row) : shownName(row.fileName));
}

/** A file name inside plain words: from left to right, and its hidden signs spelled out, so that it cannot pose
 *  as another. Where an element can stand, `FileName` shows the same. */
export function shownName(name: string): string {
  const parts = plainName(name).map((one) => (one.sign ? `[${one.text}]` : one.text));
  return `\u2066${parts.join("")}\u2069`;
}

/** Somebody's own words inside a line of the page: they run as their script does and turn nothing around them. */
export const isolated = (words: string): string => `\u2068${words}\u2069`;

/** The label of an item that has neither title nor file name. */
export function neutralName(row: Row): string {
  if (row.damaged) return t("item-damaged-name");
  if (row.state === "disposed") return t("item-name-erased");
  return t("item-unnamed", { number: shortNumber(row.id) });
}

/** Where an item stands, in a sentence. `desk`: on a partner's desk, where nothing leaves by a transfer. */
export function standing(row: Row, desk: boolean): string {
  if (row.damaged) return t("item-where-damaged");
  if (row.state === "to-follow") return t("item-where-to-follow");
  if (row.state === "forgotten") return t("item-where-forgotten");
  if (row.state === "disposed") return t("item-where-disposed");
  if (desk && row.stays === "safekeeping-only") return t("item-where-held");
  if (row.stays !== null && has(`stays-${row.stays}`)) {
    return t("item-where-stays", { why: t(`stays-${row.stays}`) });
  }
  return desk ? t("item-where-kept") : t("item-where-may-leave");
}

/** Whether there is something of it to see in a list. */
export function hasPicture(row: Row): boolean {
  return row.state === "kept" && !row.damaged && (row.kind === "picture" || row.kind === "film" || row.kind === "pdf");
}

/** Whether it is covered until somebody asks: marked as graphic, or a picture while all of them are covered. */
export function isCovered(row: Row, kind: LookKind, coverPictures: boolean): boolean {
  return row.graphic || (coverPictures && (kind === "picture" || kind === "film" || kind === "pdf"));
}
