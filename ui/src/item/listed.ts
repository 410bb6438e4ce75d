// Names in one sentence.
import { language } from "../words";

/** Names joined as the language in use joins them, each isolated so that none turns the line around. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(language().intl, { type: "conjunction" }).format(names.map((name) => `\u2068${name}\u2069`));
}
