// Who is shown where, and whose picture is fetched: what a person chose, the
// people and the stage's size go in, tiles with their places come out. Pure.
import { type PictureKey, type PictureTrack, pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import { arrange, type Box, roomFor } from "./layout.ts";

/** `auto`: a grid, and what is shared or pinned large. `grid`: all of one size.
 * `speaker`: who speaks large, unless something is shared or pinned. */
export type LayoutName = "auto" | "grid" | "speaker";

/** What one chose for one's own eyes. Nobody else sees it. */
export interface StageChoice {
  layout: LayoutName;
  pinned: readonly PictureKey[];
  /** People in the order that one brought them into; others stand behind. */
  order: readonly number[];
  hideSelf: boolean;
  /** Others whose camera is off. */
  hideWithoutVideo: boolean;
}

export const NOTHING_CHOSEN: StageChoice = {
  layout: "auto",
  pinned: [],
  order: [],
  hideSelf: false,
  hideWithoutVideo: false,
};

/** Receive slots that the server gives for cameras: a page has no more live pictures. */
export const MOST_LIVE = 25;
export const MOST_PINNED = 6;
/** In CSS pixels, for what turns the pages. */
const PAGER_HEIGHT = 44;

export interface Shown {
  key: PictureKey;
  person: Person;
  track: PictureTrack;
}

export interface Placed extends Shown {
  box: Box;
  floating: boolean;
  large: boolean;
  /** It has a place in the order that a person may change. */
  movable: boolean;
  pinned: boolean;
  /** Its picture is fetched, once there is one. Otherwise there are too many on this page. */
  live: boolean;
}

export interface StagePlan {
  /** Those of this page, in the order of the people. */
  tiles: Placed[];
  /** All small ones, on every page, in their order. */
  sequence: PictureKey[];
  page: number;
  pages: number;
  /** How many people are not shown because their camera is off. */
  hidden: number;
}

export interface StageInput {
  people: readonly Person[];
  choice: StageChoice;
  /** Who spoke last, oneself aside; null: nobody yet. */
  speaker: number | null;
  /** Who spoke lately, the latest first: of too many pictures, theirs are fetched. */
  recent: readonly number[];
  page: number;
  stage: { width: number; height: number };
}

/** People in the chosen order; who was not there then comes behind, oneself last. */
export function inOrder(people: readonly Person[], order: readonly number[]): Person[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const usual = [
    ...people.filter((person) => !person.self),
    ...people.filter((person) => person.self),
  ];
  const at = (person: Person) => place.get(person.id) ?? order.length;
  return usual
    .map((person, index) => ({ person, index }))
    .sort((a, b) => at(a.person) - at(b.person) || a.index - b.index)
    .map(({ person }) => person);
}

/** The order in which `moved` stands where `target` stood. */
export function movedTo(order: readonly number[], moved: number, target: number): number[] {
  const from = order.indexOf(moved);
  const to = order.indexOf(target);
  if (from < 0 || to < 0 || from === to) {
    return [...order];
  }
  const rest = order.filter((id) => id !== moved);
  rest.splice(to, 0, moved);
  return rest;
}

export function planStage(input: StageInput): StagePlan {
  const { people, choice, stage } = input;
  const { shown, hidden } = showable(people, choice);
  const large = largeOf(shown, input);
  const rest = shown.filter((tile) => !large.includes(tile));
  // What is pinned or shared stands on every page of a grid.
  const fixed =
    choice.layout === "grid"
      ? rest.filter((tile) => isPinned(tile, choice) || isShare(tile)).slice(0, MOST_PINNED)
      : [];
  const turned = rest.filter((tile) => !fixed.includes(tile));
  const { page, pages, from, to } = pageOf(large.length, fixed.length, turned.length, input);
  const small = [...fixed, ...turned.slice(from, to)];
  const height = stage.height - (pages > 1 ? PAGER_HEIGHT : 0);

  const two = large.length === 0 && pages === 1 && small.length === 2;
  const float =
    two && choice.layout === "auto" && small.filter(({ person }) => person.self).length === 1;
  if (float) {
    small.sort((a, b) => Number(a.person.self) - Number(b.person.self));
  }
  const arrangement = arrange(
    { large: large.length, small: small.length, whole: large.some(isShare), float },
    { width: stage.width, height },
  );
  const live = liveOf([...large, ...small], large, input.recent);
  const place = (tile: Shown, box: Box, isLarge: boolean, floating: boolean): Placed => ({
    ...tile,
    box,
    floating,
    large: isLarge,
    movable: !isLarge && !float && tile.track === "camera" && shown.length > 1,
    pinned: isPinned(tile, choice),
    live: tile.person.self || live.has(tile.key),
  });
  const none = { x: 0, y: 0, width: 0, height: 0 };
  const tiles = [
    ...large.map((tile, index) => place(tile, arrangement.large[index] ?? none, true, false)),
    ...small.map((tile, index) => {
      const floating = arrangement.floating && index === small.length - 1;
      return place(tile, arrangement.small[index] ?? none, false, floating);
    }),
  ];
  // A tile that becomes large or small stays where it is in the document: only
  // its place on the stage changes, and its picture goes on.
  const position = new Map(shown.map(({ key }, index) => [key, index]));
  tiles.sort((a, b) => (position.get(a.key) ?? 0) - (position.get(b.key) ?? 0));
  return { tiles, sequence: rest.map(({ key }) => key), page, pages, hidden };
}

/** Screens of others, cameras in order, and before one's own camera one's own screen. */
function showable(people: readonly Person[], choice: StageChoice) {
  const tile = (person: Person, track: PictureTrack): Shown => ({
    key: pictureKey(person.id, track),
    person,
    track,
  });
  const ordered = inOrder(people, choice.order);
  const screens = ordered.filter((person) => person.screen && !person.self);
  const alone = people.length < 2;
  let hidden = 0;
  const cameras = ordered.flatMap((person): Shown[] => {
    const camera = tile(person, "camera");
    if (person.self) {
      // It is small: there to remind, not to be read.
      const own = person.screen ? [tile(person, "screen")] : [];
      return choice.hideSelf && !alone ? own : [...own, camera];
    }
    if (choice.hideWithoutVideo && !person.camera && !isPinned(camera, choice)) {
      hidden += 1;
      return [];
    }
    return [camera];
  });
  return { shown: [...screens.map((person) => tile(person, "screen")), ...cameras], hidden };
}

const isPinned = ({ key }: Shown, { pinned }: StageChoice) => pinned.includes(key);
const isShare = ({ track, person }: Shown) => track === "screen" && !person.self;

function largeOf(shown: Shown[], { choice, speaker }: StageInput): Shown[] {
  if (choice.layout === "grid") {
    return [];
  }
  const chosen = shown.filter((tile) => isPinned(tile, choice) || isShare(tile));
  if (chosen.length > 0) {
    return chosen.slice(0, MOST_PINNED);
  }
  if (choice.layout === "auto" || shown.length < 2) {
    return [];
  }
  const others = shown.filter(({ person, track }) => !person.self && track === "camera");
  const loud = others.find(({ person }) => person.id === speaker);
  const first = loud ?? others.find(({ person }) => person.camera) ?? others[0];
  return first === undefined ? [] : [first];
}

function pageOf(large: number, fixed: number, turned: number, { stage, page }: StageInput) {
  if (fixed + turned <= roomFor(large, stage).tiles) {
    return { page: 0, pages: 1, from: 0, to: turned };
  }
  const height = stage.height - PAGER_HEIGHT;
  const { columns, tiles } = roomFor(large, { width: stage.width, height });
  const room = Math.max(1, tiles - fixed);
  // About as many on each, so that the last is no page of one, and whole rows.
  const even = Math.ceil(turned / Math.ceil(turned / room)) + fixed;
  const each = Math.max(1, Math.min(room, Math.ceil(even / columns) * columns - fixed));
  const pages = Math.ceil(turned / each);
  const now = Math.min(Math.max(0, page), pages - 1);
  return { page: now, pages, from: now * each, to: (now + 1) * each };
}

/** Whose pictures are fetched: shares, then the large, then by who spoke last. */
function liveOf(tiles: Shown[], large: Shown[], recent: readonly number[]): Set<PictureKey> {
  const spoke = new Map(recent.map((id, index) => [id, index]));
  const urgency = (tile: Shown) =>
    large.includes(tile) ? -1 : (spoke.get(tile.person.id) ?? recent.length);
  const others = tiles.filter(({ person }) => !person.self);
  const cameras = others
    .filter(({ track }) => track === "camera")
    .sort((a, b) => Number(b.person.camera) - Number(a.person.camera) || urgency(a) - urgency(b))
    .slice(0, MOST_LIVE);
  return new Set([...others.filter(isShare), ...cameras].map(({ key }) => key));
}
