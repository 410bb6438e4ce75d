// The invented shell: dates in every calendar, accounts with their gates and drafts, the tray, and search.
import { refusal, type Answers } from "./answers";
import { fromGregorian, toGregorian } from "./almanac";

export const answers: Answers = {
  to_gregorian: (args) => toGregorian(String(args["calendar"]), Number(args["year"]), Number(args["month"]), Number(args["day"])),
  from_gregorian: (args) => {
    const found = fromGregorian(String(args["calendar"]), String(args["date"]));
    if (found === null) throw refusal("date-bad");
    return { year: found[0], month: found[1], day: found[2], monthDays: 30 };
  },
};
