import type { Rooms } from "../frame/rooms";
import Collectors from "./Collectors.svelte";
import Inbox from "./Inbox.svelte";
import ReviewCases from "./ReviewCases.svelte";

/** The screens of the partner's desk. */
export const rooms: Rooms = { inbox: Inbox, cases: ReviewCases, collectors: Collectors };
