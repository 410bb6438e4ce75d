// What was dropped, chosen or pasted and waits for a word. Handles only: names and sizes come from the shell.
import { takeDrop } from "../frame/notices.svelte";
import { discardDrop } from "../ipc";
import type { Drop } from "../ipc/types/Drop";

/** What waits; each was dropped, chosen or pasted at one go. */
export const adding = $state<{ drops: Drop[] }>({ drops: [] });

/** Takes up what was dropped on the window. */
export function takeUp(): void {
  const drop = takeDrop();
  if (drop !== null) adding.drops.push(drop);
}

/** Lets go of everything that waits; nothing of it is kept. */
export function letGo(): void {
  // A handle the shell no longer knows has nothing left to let go of.
  for (const drop of adding.drops) discardDrop(drop.id).catch(() => undefined);
  adding.drops = [];
}

/** The largest thing that is pasted, in bytes: it lies in memory meanwhile. */
export const MOST_PASTED = 64 * 1024 * 1024;

/** What a paste brought: files of the clipboard, or its text. */
export function pasted(data: DataTransfer, names: { text: string; picture: string }): { name: string; bytes: Promise<ArrayBuffer>; size: number }[] {
  const files = [...data.files];
  if (files.length > 0) {
    return files.map((file) => {
      // Pictures on a clipboard have no name of their own but "image.png".
      const end = file.type.startsWith("image/") ? `.${file.type.slice(6).replace(/\W.*/u, "").replace("jpeg", "jpg")}` : "";
      const name = file.name === "" || /^image\.\w+$/u.test(file.name) ? names.picture + end : file.name;
      return { name, bytes: file.arrayBuffer(), size: file.size };
    });
  }
  const text = data.getData("text/plain");
  if (text.trim() === "") return [];
  const bytes = new TextEncoder().encode(text);
  return [{ name: `${names.text}.txt`, bytes: Promise.resolve(bytes.buffer), size: bytes.length }];
}
