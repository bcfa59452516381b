// The pictures of everybody, arranged to fill the window. Which of them can be
// seen, and how large, is told to the meeting, so that nothing unseen is fetched.
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { WantedTile } from "../media/meeting.ts";
import { dragTile, swipePages } from "./drag.ts";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons.tsx";
import { AloneCard } from "./invite.tsx";
import { type Box, pictureFor } from "./layout.ts";
import { type Model, shownName, useModel } from "./model.ts";
import { MOST_LIVE, type Placed } from "./stage-plan.ts";
import { stage as strings, view } from "./strings.ts";
import { Tile } from "./tile.tsx";

/** Sizes are told in steps, and not more often than this, so that a window being
 * dragged does not ask for new pictures at every pixel. */
const SIZE_STEP_PX = 16;
const TELL_AFTER_MS = 200;
/** Of the small window, which the person may make larger. */
const SMALL_WINDOW = { width: 640, height: 360 };

export function Stage() {
  const model = useModel();
  const { stage } = model;
  const list = useRef<HTMLUListElement>(null);
  const density = useSignal(devicePixelRatio);
  /** The tile whose button Tab leads to; the arrow keys lead on from there. */
  const reached = useSignal<string | null>(null);
  const dragged = useSignal<{ key: string; box: Box } | null>(null);

  useEffect(() => {
    // Of the page's zoom, and of the display that the window is on.
    const query = matchMedia(`(resolution: ${density.value}dppx)`);
    const changed = () => {
      density.value = devicePixelRatio;
    };
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, [density, density.value]);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) {
      return;
    }
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width !== stage.size.peek().width || height !== stage.size.peek().height) {
        stage.size.value = { width, height };
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);

  const wanted = useComputed(() => JSON.stringify(wantedTiles(model, density.value)));
  useSignalEffect(() => {
    const tiles: WantedTile[] = JSON.parse(wanted.value);
    const timer = setTimeout(() => model.meeting.setTiles(tiles), TELL_AFTER_MS);
    return () => clearTimeout(timer);
  });

  const { tiles, pages } = stage.plan.value;
  const { width, height } = stage.size.value;
  const mirrored = document.documentElement.dir === "rtl";
  const atHand = tiles.some(({ key }) => key === reached.value) ? reached.value : tiles[0]?.key;
  return (
    <div class={`stage ${pages > 1 ? "paged" : ""}`}>
      {/* The arrow keys lead from button to button, which are what takes the focus.
          A finger's swipe and a mouse's drag have equals in buttons and menus. */}
      <ul
        ref={list}
        class="tiles"
        aria-label={strings.people}
        onPointerDown={(event) => {
          if (!swipePages(event, (by) => stage.turnTo(stage.plan.peek().page + by))) {
            dragTile(event, stage, dragged);
          }
        }}
        onKeyDown={(event) => moveByKey(event, model)}
        onFocusIn={({ target }) => {
          if (target instanceof Element && target.matches(".tile-more")) {
            reached.value = target.closest("li")?.getAttribute("data-key") ?? null;
          }
        }}
      >
        {tiles.map((tile) => {
          const { key, box } = tile;
          const held = dragged.value?.key === key ? dragged.value.box : null;
          return (
            <Tile
              {...tile}
              key={key}
              box={held ?? (mirrored ? { ...box, x: width - box.x - box.width } : box)}
              held={held !== null}
              frame={`${width} ${height}`}
              reached={key === atHand}
            />
          );
        })}
      </ul>
      <Pager />
      <AloneCard />
    </div>
  );
}

function Pager() {
  const { stage } = useModel();
  const { page, pages } = stage.plan.value;
  const unseen = stage.unseen.value;
  const first = unseen[0];
  if (pages < 2) {
    return null;
  }
  return (
    <nav class="pager" aria-label={view.pages}>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={view.pageBefore}
        disabled={page === 0}
        data-testid="page-before"
        onClick={() => stage.turnTo(page - 1)}
      >
        <ChevronLeftIcon size={1.25} />
      </button>
      <p role="status" data-testid="page-number">
        <span aria-hidden="true">{view.pageShort(page + 1, pages)}</span>
        <span class="visually-hidden">{view.page(page + 1, pages)}</span>
      </p>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={view.pageAfter}
        disabled={page === pages - 1}
        data-testid="page-after"
        onClick={() => stage.turnTo(page + 1)}
      >
        <ChevronRightIcon size={1.25} />
      </button>
      {first !== undefined && (
        // For the eye alone: a reader of the screen hears who speaks.
        <button
          type="button"
          class="button quiet small pager-speaks"
          data-testid="speaks-elsewhere"
          onClick={() => stage.show(first.id)}
        >
          {view.speaks(shownName(first))}
        </button>
      )}
    </nav>
  );
}

/**
 * From tile to tile by the arrow keys; with Shift the tile itself moves. Left and
 * right go by the order, up and down by where tiles stand.
 */
function moveByKey(event: KeyboardEvent, model: Model): void {
  const { stage } = model;
  const from = event.target instanceof Element ? event.target.closest("li") : null;
  const onButton = event.target instanceof Element && event.target.matches(".tile-more");
  const back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const steps: Record<string, readonly [x: number, y: number]> = {
    [back]: [-1, 0],
    [back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const step = steps[event.key];
  if (from === null || !onButton || step === undefined) {
    return;
  }
  event.preventDefault();
  const { tiles } = stage.plan.peek();
  const index = tiles.findIndex(({ key }) => key === from.getAttribute("data-key"));
  const tile = tiles[index];
  if (tile === undefined) {
    return;
  }
  const [x, y] = step;
  if (event.shiftKey) {
    if (!tile.movable) {
      return;
    }
    stepTile(model, tile, x + y < 0 ? -1 : 1);
    return;
  }
  const next = x !== 0 ? tiles[index + x] : nearest(tiles, tile, y);
  from.parentElement
    ?.querySelector<HTMLElement>(`[data-key="${next?.key}"] .tile-more`)
    ?.focus({ preventScroll: true });
}

/** The one above or below, as near as there is. */
function nearest(tiles: Placed[], { key, box }: Placed, y: number): Placed | undefined {
  const middle = (of: Box) => [of.x + of.width / 2, of.y + of.height / 2] as const;
  const [fromX, fromY] = middle(box);
  const away = (tile: Placed) => {
    const [toX, toY] = middle(tile.box);
    return Math.hypot((toX - fromX) * 2, toY - fromY);
  };
  return tiles
    .filter((tile) => tile.key !== key && (middle(tile.box)[1] - fromY) * y > 1)
    .sort((a, b) => away(a) - away(b))[0];
}

/** By key or from the menu: then it is said where the tile stands now. */
export function stepTile({ stage, say }: Model, { person }: Placed, by: 1 | -1): void {
  const now = stage.step(person.id, by);
  if (now !== null) {
    say(view.movedTo(shownName(person), now.place, now.of));
    stage.show(person.id);
  }
}

/** What the meeting should fetch: what is shared and large first, then those with a camera on. */
function wantedTiles({ stage, smallWindow }: Model, density: number): WantedTile[] {
  const step = (pixels: number) =>
    Math.max(SIZE_STEP_PX, Math.ceil((pixels * density) / SIZE_STEP_PX) * SIZE_STEP_PX);
  const ask = ({ person, track }: Placed, size: { width: number; height: number }) => {
    const picture = pictureFor(size, track === "screen");
    return { person: person.id, track, width: step(picture.width), height: step(picture.height) };
  };
  const urgency = ({ person, track, large }: Placed) =>
    track === "screen" ? 0 : !person.camera ? 3 : large ? 1 : 2;
  const tiles = stage.plan.value.tiles
    .filter(({ person, live }) => !person.self && live)
    .sort((a, b) => urgency(a) - urgency(b))
    .map((tile) => ask(tile, tile.box));
  const apart = smallWindow.value ? stage.focus.value : null;
  if (apart === null || apart.person.self) {
    return tiles.slice(0, MOST_LIVE + 2);
  }
  const also = ask(apart, SMALL_WINDOW);
  const rest = tiles.filter(({ person, track }) => person !== also.person || track !== also.track);
  const there = tiles.find((tile) => tile.person === also.person && tile.track === also.track);
  return [
    {
      ...also,
      width: Math.max(also.width, there?.width ?? 0),
      height: Math.max(also.height, there?.height ?? 0),
    },
    ...rest,
  ];
}
