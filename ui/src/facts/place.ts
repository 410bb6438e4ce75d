// A place that is kept, as the page handles it.
import type { PlaceView } from "../ipc/types/PlaceView";

/** A place nobody knows anything of. */
export function noPlace(): PlaceView {
  return { asSaid: "", name: null, adminPath: null, latitude: null, longitude: null, radius: null, source: null, kind: null, exact: false };
}

/** Whether anything at all is said of a place. */
export function isPlaced(value: PlaceView | null): value is PlaceView {
  return value !== null && (value.latitude !== null || [value.asSaid, value.name, value.adminPath, value.kind].some((part) => (part ?? "").trim() !== ""));
}
