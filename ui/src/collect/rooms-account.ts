import ToldScreen from "../account/ToldScreen.svelte";
import AccountScreen from "../account/AccountScreen.svelte";
import type { Rooms } from "../frame/rooms";
import TrayScreen from "./TrayScreen.svelte";

/** The screens of accounts, and the tray. */
export const rooms: Rooms = { account: AccountScreen, told: ToldScreen, tray: TrayScreen };
