import type { Rooms } from "../frame/rooms";
import OutboxScreen from "./OutboxScreen.svelte";
import Partners from "./Partners.svelte";
import TransferScreen from "./TransferScreen.svelte";

/** The screens of partners, transfers and the outbox. */
export const roadRooms: Rooms = { partners: Partners, transfer: TransferScreen, outbox: OutboxScreen };
