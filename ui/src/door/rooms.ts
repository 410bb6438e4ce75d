// The screens while nothing is open.
import type { Rooms } from "../frame/rooms";
import DoorScreen from "./DoorScreen.svelte";
import FirstRun from "./FirstRun.svelte";
import Recover from "./Recover.svelte";
import RestoreScreen from "./RestoreScreen.svelte";

export const rooms: Rooms = {
  door: DoorScreen,
  first: FirstRun,
  recover: Recover,
  restore: RestoreScreen,
};
