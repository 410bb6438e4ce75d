// Puts numbers into custom properties of an element. The page's rules forbid style attributes, not this.
import type { Action } from "svelte/action";

/** Custom properties by name, without the two hyphens; numbers are pixels. */
export type Places = Record<string, number | string>;

/** Sets custom properties, and sets them anew when they change. */
export const place: Action<HTMLElement, Places> = (element, places) => {
  const put = (now: Places): void => {
    for (const [name, value] of Object.entries(now)) {
      element.style.setProperty(`--${name}`, typeof value === "number" ? `${value}px` : value);
    }
  };
  put(places);
  return { update: put };
};
