// The code of a case, for headings.
import { attempt } from "../frame/refusals";
import { cases } from "../ipc";
import type { CaseView } from "../ipc/types/CaseView";

/** A case while it is looked up: `undefined` before, `null` where there is none of that id. */
export function caseOf(id: () => string): { readonly one: CaseView | null | undefined; readonly code: string } {
  let found = $state<CaseView | null | undefined>();
  $effect(() => {
    const wanted = id();
    void attempt(cases).then((came) => {
      if (wanted === id()) found = came.value?.find((one) => one.id === wanted) ?? null;
    });
  });
  return {
    get one() {
      return found;
    },
    get code() {
      return found?.code ?? "";
    },
  };
}
