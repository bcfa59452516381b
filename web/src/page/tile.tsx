// One person's camera or shared screen. Whose picture it is was decided by the key
// that opened its frames; here it only gets its name and state.
import { list } from "../lang/speech.ts";
import { type PictureTrack, pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import { HandIcon, MicOffIcon, ScreenIcon, ShieldAlertIcon, ShieldIcon } from "./icons.tsx";
import type { Box } from "./layout.ts";
import { shownName, useModel } from "./model.ts";
import { Avatar, Video } from "./parts.tsx";
import { QualityMark } from "./quality.tsx";
import { common, compare, stage as strings } from "./strings.ts";
import { initials } from "./text.ts";
import { ZoomableScreen } from "./zoom.tsx";

/** What the picture of a tile does. `forged` is for frames that a digest denies. */
type TileState = "live" | "muted" | "waiting" | "forged";

interface TileProps {
  person: Person;
  track: PictureTrack;
  box: Box;
  floating: boolean;
}

export function Tile({ person, track, box, floating }: TileProps) {
  const { meeting } = useModel();
  const name = shownName(person);
  const { stream, state } = picture(person, track);
  const hidden = stream === null || state === "muted" || state === "forged";
  const screen = track === "screen";
  const speaking = !screen && person.mic && meeting.speaking.value.has(person.id);
  const label = screen ? strings.screenOf(name, person.self) : common.named(name, person.self);
  const words = screen
    ? []
    : [
        person.mic ? "" : strings.micOff,
        person.camera ? "" : strings.cameraOff,
        person.hand ? strings.hand : "",
        person.mark === "none" ? "" : compare.mark(person.mark),
      ].filter((word) => word !== "");
  return (
    <li
      class={`tile ${speaking ? "speaking" : ""} ${floating ? "floating" : ""} ${sizeClass(box)}`}
      style={{
        transform: `translate(calc(var(--forward) * ${box.x}px), ${box.y}px)`,
        width: `${box.width}px`,
        height: `${box.height}px`,
        "--hue": `${Math.round(person.hue)}`,
      }}
      data-testid="tile"
      data-name={name}
      data-kind={track}
      data-self={person.self ? "true" : "false"}
      data-state={state}
      data-mic={person.mic ? "on" : "off"}
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
            <p class="tile-words">{screen ? strings.waitingScreen : strings.waiting}</p>
          )}
          {state === "forged" && <p class="tile-words">{strings.forged}</p>}
        </div>
      )}
      <div class="tile-name">
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
      {!screen && <Reactions person={person.id} />}
    </li>
  );
}

function picture(
  person: Person,
  track: PictureTrack,
): { stream: MediaStream | null; state: TileState } {
  const { meeting } = useModel();
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
    return { stream: null, state: "waiting" };
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
