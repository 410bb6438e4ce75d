// A page that is not left by a slip: somebody is speaking, and nothing else opens beside her. Whatever would
// lead away asks that page first.

/** The page that guards itself, asked instead of going; and whether it has the window to itself. */
export const guard = $state<{ ask: ((at: string) => void) | null; bare: boolean }>({ ask: null, bare: false });

/** Guards the page from now on, until what it answers is called. */
export function guarded(ask: (at: string) => void): () => void {
  guard.ask = ask;
  return () => {
    if (guard.ask === ask) guard.ask = null;
  };
}
