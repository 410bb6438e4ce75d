/** Whose vault is made. */
export type Role = "collector" | "partner";

/** Where it is made: in the usual place, or in one that was chosen. */
export type Where = "usual" | "chosen";
