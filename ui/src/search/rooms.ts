import type { Rooms } from "../frame/rooms";
import SearchScreen from "./SearchScreen.svelte";

/** Finding things again: the same for who collects and for who receives. */
export const rooms: Rooms = { search: SearchScreen };
