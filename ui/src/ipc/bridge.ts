// The one place that touches the shell. Development builds may put another bridge here (src/dev).
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Notice } from "./types/Notice";

/** What carries a command to whoever answers it. */
export interface Bridge {
  /** Asks for one command; rejects with a `Refusal`. */
  ask<T>(command: string, args?: Record<string, unknown>): Promise<T>;
  /** Sends bytes as they are, with a name beside them; rejects with a `Refusal`. */
  send<T>(command: string, bytes: Uint8Array, name: string): Promise<T>;
  /** Hears what the shell says unasked. */
  listen(hear: (notice: Notice) => void): Promise<void>;
}

const shell: Bridge = {
  ask: (command, args) => invoke(command, args),
  send: (command, bytes, name) =>
    invoke(command, bytes, { headers: { "sanad-name": encodeURIComponent(name) } }),
  listen: async (hear) => {
    const channel = new Channel<Notice>();
    channel.onmessage = hear;
    await invoke("listen", { channel });
  },
};

let bridge: Bridge = shell;

/** The bridge in use. */
export function theBridge(): Bridge {
  return bridge;
}

/** Puts another bridge in place; only the gallery and the tests of the page do. */
export function useBridge(other: Bridge): void {
  bridge = other;
}
