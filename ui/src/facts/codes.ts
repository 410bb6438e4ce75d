/** A person's code as it is written, however it was typed: `w 7f3k` is `W-7F3K`. */
export function codeOf(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/gu, "");
  if (letters.length === 5 && letters.startsWith("W")) return `W-${letters.slice(1)}`;
  return letters.length === 4 ? `W-${letters}` : typed.trim().toUpperCase();
}
