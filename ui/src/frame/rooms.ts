// Which screen stands at which route. Each folder of the page brings its own list; a route's first part
// chooses the screen, the parts after are handed to it as `rest`.
import type { Component } from "svelte";

/** What every screen is given. */
export interface ScreenProps {
  /** The parts of the route after its first. */
  rest: string[];
}

/** Screens by the first part of their route. */
export type Rooms = Readonly<Record<string, Component<ScreenProps> | Component<Record<string, never>>>>;

/** The screen of a route, if there is one; a screen that asks for nothing takes no harm from `rest`. */
export function screenOf(rooms: Rooms, name: string): Component<ScreenProps> | undefined {
  return Object.hasOwn(rooms, name) ? (rooms[name] as Component<ScreenProps>) : undefined;
}
