// Messages: the same for who collects and for who receives.
import type { Rooms } from "../frame/rooms";
import Messages from "./Messages.svelte";

export const rooms: Rooms = { messages: Messages };
