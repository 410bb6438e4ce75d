// The few keys that hold everywhere.

/** Whether a key press is an Escape that means "back": no dialog is open and nothing written would be lost. */
export function escapes(event: KeyboardEvent): boolean {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return false;
  if (document.querySelector("dialog[open]") !== null) return false;
  const at = event.target;
  if (at instanceof HTMLSelectElement) return false;
  if (at instanceof HTMLInputElement && ["radio", "checkbox", "range", "button"].includes(at.type)) return true;
  return !((at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && at.value !== "");
}

/** Whether a key press is Ctrl (or Command) with one letter, on whatever layout is on. */
export function ctrl(event: KeyboardEvent, letter: string): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  // `code` is the key's place, so that it works with an Arabic or Cyrillic layout too.
  return event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
}
