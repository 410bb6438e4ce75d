import type { Rooms } from "../frame/rooms";
import Gallery from "./Gallery.svelte";

/** The gallery: development builds only. */
export const rooms: Rooms = { gallery: Gallery };
