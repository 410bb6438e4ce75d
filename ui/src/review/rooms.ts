import type { Rooms } from "../frame/rooms";
import ToldScreen from "../account/ToldScreen.svelte";
import CustodyScreen from "../item/CustodyScreen.svelte";
import ItemScreen from "../item/ItemScreen.svelte";
import Collectors from "./Collectors.svelte";
import DeskKeys from "./DeskKeys.svelte";
import Inbox from "./Inbox.svelte";
import MailboxesScreen from "./MailboxesScreen.svelte";
import ReviewCase from "./ReviewCase.svelte";
import PeopleOfCase from "./PeopleOfCase.svelte";
import ReviewCases from "./ReviewCases.svelte";
import ReviewPerson from "./ReviewPerson.svelte";
import Approve from "./Approve.svelte";

/** The screens of the partner's desk. */
export const rooms: Rooms = {
  inbox: Inbox,
  cases: ReviewCases,
  case: ReviewCase,
  people: PeopleOfCase,
  person: ReviewPerson,
  approve: Approve,
  item: ItemScreen,
  custody: CustodyScreen,
  told: ToldScreen,
  collectors: Collectors,
  mailboxes: MailboxesScreen,
  deskkeys: DeskKeys,
};
