// One person's camera or shared screen. Whose picture it is was decided by the key
// that opened its frames; here it only gets its name and state.
import { useLayoutEffect, useRef } from "preact/hooks";
import { list } from "../lang/speech.ts";
import { type Meeting, type PictureTrack, pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import {
  HandIcon,
  MicOffIcon,
  MoreIcon,
  PauseIcon,
  PinIcon,
  ScreenIcon,
  ShieldAlertIcon,
  ShieldIcon,
} from "./icons.tsx";
import type { Box } from "./layout.ts";
import { shownName, useModel } from "./model.ts";
import { Avatar, Video } from "./parts.tsx";
import { QualityMark } from "./quality.tsx";
import type { Placed } from "./stage-plan.ts";
import { common, compare, people as peopleWords, stage as strings, view } from "./strings.ts";
import { initials } from "./text.ts";
import { ZoomableScreen } from "./zoom.tsx";

/** What the picture of a tile does. `forged` is for frames that a digest denies,
 * `resting` for a camera that is on and not fetched: the page has enough others. */
type TileState = "live" | "muted" | "waiting" | "forged" | "resting";

const MOTION_MS = 160;

interface TileProps extends Placed {
  /** A hand carries it. */
  held: boolean;
  /** The stage's size: when that changes, tiles jump with it. */
  frame: string;
  /** Tab leads to its button. */
  reached: boolean;
}

export function Tile(props: TileProps) {
  const { person, track, box, floating, pinned, live } = props;
  const { meeting } = useModel();
  const item = useMotion(props);
  const name = shownName(person);
  const { stream, state } = pictureOf(meeting, person, track, live);
  const paused =
    state === "waiting" &&
    meeting.view.value.limits.paused.some(
      (picture) => picture.person === person.id && picture.track === track,
    );
  const hidden = stream === null || state === "muted" || state === "forged";
  const screen = track === "screen";
  const speaking = !screen && person.mic && meeting.speaking.value.has(person.id);
  const label = screen ? strings.screenOf(name, person.self) : common.named(name, person.self);
  const words = [
    screen || person.mic ? "" : strings.micOff,
    screen || person.camera ? "" : strings.cameraOff,
    !screen && person.hand ? strings.hand : "",
    screen || person.mark === "none" ? "" : compare.mark(person.mark),
    pinned ? view.pinned : "",
    paused ? strings.paused : "",
  ].filter((word) => word !== "");
  const looks = [
    "tile",
    speaking && "speaking",
    floating && "floating",
    props.held && "held",
    sizeClass(box),
  ];
  return (
    <li
      ref={item}
      class={looks.filter((look) => look !== false).join(" ")}
      style={{
        transform: `translate(${box.x}px, ${box.y}px)`,
        width: `${box.width}px`,
        height: `${box.height}px`,
        "--hue": `${Math.round(person.hue)}`,
      }}
      data-testid="tile"
      data-key={pictureKey(person.id, track)}
      data-name={name}
      data-kind={track}
      data-self={person.self ? "true" : "false"}
      data-state={state}
      data-mic={person.mic ? "on" : "off"}
      data-large={props.large ? "true" : "false"}
      data-pinned={pinned ? "true" : "false"}
    >
      {screen && !person.self ? (
        <ZoomableScreen stream={stream} name={label} hidden={hidden} />
      ) : (
        <Video stream={stream} mirrored={person.self && !screen} whole={screen} hidden={hidden} />
      )}
      {state !== "live" && (
        <div class="tile-empty">
          {screen ? <ScreenIcon size={2} /> : <Avatar letters={initials(name)} hue={person.hue} />}
          {state === "waiting" && (
            <p
              class="tile-words"
              aria-hidden={paused}
              data-testid="tile-why"
              data-why={paused ? "paused" : "waiting"}
            >
              {paused ? strings.paused : screen ? strings.waitingScreen : strings.waiting}
            </p>
          )}
          {state === "forged" && <p class="tile-words">{strings.forged}</p>}
        </div>
      )}
      <div class="tile-name">
        {pinned && <PinIcon size={1} />}
        {paused && <PauseIcon size={1} />}
        {!screen && !person.mic && <MicOffIcon size={1} />}
        {person.mark === "verified" && <ShieldIcon size={1} />}
        {(person.mark === "changed" || person.mark === "differs") && <ShieldAlertIcon size={1} />}
        <span class="tile-label">{label}</span>
        {words.length > 0 && <span class="visually-hidden">, {list(words)}</span>}
        {!(person.self && screen) && <QualityMark person={person.id} self={person.self} />}
      </div>
      {!screen && person.hand && (
        <div class="tile-hand" aria-hidden="true">
          <HandIcon size={1.25} />
        </div>
      )}
      <MoreOfTile {...props} label={label} />
      {!screen && <Reactions person={person.id} />}
    </li>
  );
}

/** What can be done about it. All tiles together are one stop of the Tab key. */
function MoreOfTile({ person, track, reached, label }: TileProps & { label: string }) {
  const { personMenu } = useModel();
  return (
    <button
      type="button"
      class="tile-more"
      tabIndex={reached ? 0 : -1}
      aria-label={peopleWords.more(label)}
      aria-haspopup="dialog"
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
      data-testid="tile-more"
      onClick={() => {
        personMenu.value = { person: person.id, track, tile: true };
      }}
    >
      <MoreIcon size={1.25} />
    </button>
  );
}

/**
 * A tile that gets another place goes there, by transforms alone: it is laid out
 * once, where it will be. With the stage itself it jumps.
 */
function useMotion({ box, held, frame }: TileProps) {
  const item = useRef<HTMLLIElement>(null);
  const last = useRef<{ box: Box; frame: string } | null>(null);
  const { x, y, width, height } = box;
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { box: { x, y, width, height }, frame };
    const still = before === null || before.frame !== frame || before.box.width === 0 || held;
    const from = before?.box ?? { x, y, width, height };
    const same = from.x === x && from.y === y && from.width === width && from.height === height;
    if (still || same || width === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      return;
    }
    item.current?.animate(
      {
        transform: [
          `translate(${from.x}px, ${from.y}px) scale(${from.width / width}, ${from.height / height})`,
          `translate(${x}px, ${y}px)`,
        ],
      },
      { duration: MOTION_MS, easing: "ease-out" },
    );
  }, [x, y, width, height, frame, held]);
  return item;
}

/** What there is to see; `live`: it was asked for. */
export function pictureOf(
  meeting: Meeting,
  person: Person,
  track: PictureTrack,
  live: boolean,
): { stream: MediaStream | null; state: TileState } {
  if (person.self) {
    const local = meeting.local.value;
    const stream = track === "camera" ? local.cameraStream : local.screenStream;
    const on = track === "camera" ? local.camera : local.screen;
    return { stream, state: !on ? "muted" : stream === null ? "waiting" : "live" };
  }
  if (person.forged) {
    return { stream: null, state: "forged" };
  }
  const shown = meeting.pictures.value.get(pictureKey(person.id, track));
  const on = track === "camera" ? person.camera : person.screen;
  if (!on) {
    return { stream: null, state: "muted" };
  }
  if (shown === undefined) {
    return { stream: null, state: live ? "waiting" : "resting" };
  }
  return { stream: shown.stream, state: shown.stale ? "waiting" : "live" };
}

/** Small tiles show less; the styles go by these. */
function sizeClass({ width, height }: Box): string {
  const least = Math.min(width, height);
  return least < 110 ? "small" : least < 260 ? "medium" : "large";
}

function Reactions({ person }: { person: number }) {
  const { meeting } = useModel();
  const mine = meeting.reactions.value.filter((reaction) => reaction.person === person);
  return (
    <div class="tile-reactions" aria-hidden="true">
      {mine.slice(-5).map(({ id, emoji }) => (
        <span key={id} class="reaction">
          {Array.from(emoji).slice(0, 8).join("")}
        </span>
      ))}
    </div>
  );
}
