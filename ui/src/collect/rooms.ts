import type { Rooms } from "../frame/rooms";
import CustodyScreen from "../item/CustodyScreen.svelte";
import ItemScreen from "../item/ItemScreen.svelte";
import CaseScreen from "./CaseScreen.svelte";
import CasesScreen from "./CasesScreen.svelte";

/** The screens of cases and items. */
export const rooms: Rooms = { cases: CasesScreen, case: CaseScreen, item: ItemScreen, custody: CustodyScreen };
