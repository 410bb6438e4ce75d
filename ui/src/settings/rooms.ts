// Settings and help: the same for who collects and for who receives.
import type { Rooms } from "../frame/rooms";
import HelpScreen from "./HelpScreen.svelte";
import SettingsScreen from "./SettingsScreen.svelte";

export const rooms: Rooms = {
  settings: SettingsScreen,
  help: HelpScreen,
};
