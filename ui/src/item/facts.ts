// The facts of an item, as the page handles them: the six that are asked for first, and what belongs to them.
import type { DescriptionGiven } from "../ipc/types/DescriptionGiven";
import { isPlaced } from "../facts/place";
import { isSaid } from "../facts/when";

/** The six facts whoever judges asks for first, by the names under which they are recorded. */
export const six = ["date", "place", "events", "author", "from_whom", "custody"] as const;
/** One of them. */
export type Six = (typeof six)[number];

/** How a thing reached whoever took it in; other ways are said in words. */
export const ways = ["cable", "card", "stick", "chat", "mail", "paper", "made-here"] as const;

/** How hard it is to look at. */
export const levels = ["none", "some", "severe"] as const;

/** Whether a person who is shown agreed to it. */
export const agreements = ["yes", "no", "not-asked", "unknown"] as const;

/** Whether anything is stated of one of the six. */
export function isStated(description: DescriptionGiven, fact: Six): boolean {
  switch (fact) {
    case "date":
      return isSaid(description.date);
    case "place":
      return isPlaced(description.place);
    case "from_whom":
      return description.fromWhom !== null;
    default:
      return description[fact] !== null;
  }
}
