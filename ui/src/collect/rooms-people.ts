import type { Rooms } from "../frame/rooms";
import PeopleScreen from "./people/PeopleScreen.svelte";
import PersonScreen from "./people/PersonScreen.svelte";
import WithdrawScreen from "./people/WithdrawScreen.svelte";
import FactsScreen from "./plans/FactsScreen.svelte";
import TalkScreen from "./talk/TalkScreen.svelte";

/** The screens of people, of consent, and of what a case needs before. */
export const rooms: Rooms = { people: PeopleScreen, person: PersonScreen, talk: TalkScreen, withdraw: WithdrawScreen, facts: FactsScreen, plans: FactsScreen };
