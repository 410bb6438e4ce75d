import type { Rooms } from "../frame/rooms";

/** The screens of partners, transfers and the outbox. */
export const roadRooms: Rooms = {};
