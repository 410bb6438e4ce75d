// The address of a picture, a page or a piece of film. In the app it is the shell's own scheme; the stand-in
// of development builds answers with pictures of its own.

/** Joins the address base the shell gave with what is wanted: `thumb`, `picture?px=N`, `page/N?px=W`, `piece/N`. */
export type Addresses = (base: string, what: string) => string;

let addresses: Addresses = (base, what) => base + what;

/** The address of a medium. */
export const mediaAddress: Addresses = (base, what) => addresses(base, what);

/** Puts other addresses in place; only the gallery and the tests of the page do. */
export function useAddresses(other: Addresses): void {
  addresses = other;
}
