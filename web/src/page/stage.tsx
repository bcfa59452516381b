// The pictures of everybody, arranged to fill the window. Which of them can be
// seen, and how large, is told to the meeting, so that nothing unseen is fetched.
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { PictureTrack, WantedTile } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import { AloneCard } from "./invite.tsx";
import { arrange, type Box, pictureFor } from "./layout.ts";
import { useModel } from "./model.ts";
import { stage as strings } from "./strings.ts";
import { Tile } from "./tile.tsx";

/** Sizes are told in steps, and not more often than this, so that a window being
 * dragged does not ask for new pictures at every pixel. */
const SIZE_STEP_PX = 16;
const TELL_AFTER_MS = 200;

interface Placed {
  person: Person;
  track: PictureTrack;
  box: Box;
  floating: boolean;
}

export function Stage() {
  const model = useModel();
  const list = useRef<HTMLUListElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  const scrolled = useSignal(0);
  const density = useSignal(devicePixelRatio);

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
      if (width !== size.peek().width || height !== size.peek().height) {
        size.value = { width, height };
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [size]);

  const placed = useComputed(() => place(model.people.value, size.value));

  const wanted = useComputed(() =>
    JSON.stringify(
      visibleTiles(placed.value.tiles, scrolled.value, size.value.height, density.value),
    ),
  );
  useSignalEffect(() => {
    const tiles: WantedTile[] = JSON.parse(wanted.value);
    const timer = setTimeout(() => model.meeting.setTiles(tiles), TELL_AFTER_MS);
    return () => clearTimeout(timer);
  });

  const { tiles, scrolls } = placed.value;
  return (
    <div class="stage">
      <ul
        ref={list}
        class="tiles"
        aria-label={strings.people}
        {...(scrolls ? { tabIndex: 0 } : {})}
        onScroll={(event) => {
          scrolled.value = event.currentTarget.scrollTop;
        }}
      >
        {tiles.map(({ person, track, box, floating }) => (
          <Tile
            key={`${person.id}:${track}`}
            person={person}
            track={track}
            box={box}
            floating={floating}
          />
        ))}
      </ul>
      <AloneCard />
    </div>
  );
}

function place(
  people: Person[],
  { width, height }: { width: number; height: number },
): { tiles: Placed[]; scrolls: boolean } {
  const self = people.filter((person) => person.self);
  const others = people.filter((person) => !person.self);
  const screens = others.filter((person) => person.screen);
  // One's own screen is shown small: it is there to remind, not to be read.
  const small: { person: Person; track: PictureTrack }[] = [
    ...others.map((person) => ({ person, track: "camera" as const })),
    ...self
      .filter((person) => person.screen)
      .map((person) => ({ person, track: "screen" as const })),
    ...self.map((person) => ({ person, track: "camera" as const })),
  ];
  const float = small.length === 2 && others.length === 1;
  const {
    screens: large,
    cameras,
    height: full,
    floating,
  } = arrange(screens.length, small.length, width, height, float);
  const none = { x: 0, y: 0, width: 0, height: 0 };
  const tiles = [
    ...screens.map((person, index) => ({
      person,
      track: "screen" as const,
      box: large[index] ?? none,
      floating: false,
    })),
    ...small.map((tile, index) => ({
      ...tile,
      box: cameras[index] ?? none,
      floating: floating && index === small.length - 1,
    })),
  ];
  return { tiles, scrolls: full > height };
}

/** What the meeting should fetch: shared screens first, then those with a camera on. */
function visibleTiles(tiles: Placed[], top: number, height: number, density: number): WantedTile[] {
  const step = (pixels: number) =>
    Math.max(SIZE_STEP_PX, Math.ceil((pixels * density) / SIZE_STEP_PX) * SIZE_STEP_PX);
  const urgency = ({ person, track }: Placed) => (track === "screen" ? 0 : person.camera ? 1 : 2);
  return tiles
    .filter(({ person, box }) => !person.self && box.y < top + height && box.y + box.height > top)
    .sort((a, b) => urgency(a) - urgency(b))
    .map(({ person, track, box }) => {
      const picture = pictureFor(box, track === "screen");
      const [width, height] = [step(picture.width), step(picture.height)];
      return { person: person.id, track, width, height };
    });
}
