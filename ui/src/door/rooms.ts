import type { Rooms } from "../frame/rooms";

/** The screens of this folder. */
export const rooms: Rooms = {};
