// The addresses of pictures, pages and pieces of film, and the fetching of pieces. In the app it is the
// shell's own scheme; the stand-in of development builds answers with pictures of its own.
import { isRefusal } from ".";
import type { Refusal } from "./types/Refusal";

/** Joins the address base the shell gave with what is wanted: `thumb`, `picture?px=N`, `page/N?px=W`, `piece/N`. */
export type Addresses = (base: string, what: string) => string;

let addresses: Addresses = (base, what) => base + what;

/** The address of a medium. */
export const mediaAddress: Addresses = (base, what) => addresses(base, what);

/** Puts other addresses in place; only the gallery and the tests of the page do. */
export function useAddresses(other: Addresses): void {
  addresses = other;
}

/** Fetches one piece of film or sound; rejects with a `Refusal`, or as any fetch does when it is called off. */
export async function fetchPiece(base: string, number: number, signal: AbortSignal): Promise<ArrayBuffer> {
  let refusal: Refusal = { code: "media-read", facts: {} };
  try {
    const answer = await globalThis.fetch(mediaAddress(base, `piece/${number}`), { signal });
    if (answer.ok) return await answer.arrayBuffer();
    // The shell answers with the code of its refusal and nothing else.
    const code = await answer.text();
    if (/^[a-z][a-z0-9-]{1,60}$/u.test(code)) refusal = { code, facts: {} };
  } catch (thrown) {
    if (signal.aborted || isRefusal(thrown)) throw thrown;
  }
  throw refusal;
}
