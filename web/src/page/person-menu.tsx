// What can be done about one person, from the list or from a tile.
import type { JSX } from "preact";
import { type PictureTrack, pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import { MakeHost } from "./hosts.tsx";
import {
  EyeOffIcon,
  LockIcon,
  MicOffIcon,
  MoreIcon,
  MoveBackIcon,
  MoveOnIcon,
  PinIcon,
  UnpinIcon,
  VolumeIcon,
} from "./icons.tsx";
import { shownName, useModel } from "./model.ts";
import { Dialog } from "./parts.tsx";
import { stepTile } from "./stage.tsx";
import { common, stage as stageWords, people as strings, talking, view } from "./strings.ts";

export function MoreButton({ person, name }: { person: Person; name: string }) {
  const { personMenu } = useModel();
  return (
    <button
      type="button"
      class="button quiet icon-only person-more"
      aria-label={strings.more(name)}
      aria-haspopup="dialog"
      data-testid="person-more"
      data-name={name}
      onClick={() => {
        personMenu.value = { person: person.id, track: "camera", tile: false };
      }}
    >
      <MoreIcon size={1.25} />
    </button>
  );
}

/** One for all, of a person in the list or of a tile; it closes when its person leaves. */
export function PersonMenu() {
  const model = useModel();
  const { people, personMenu } = model;
  const open = personMenu.value;
  const person = people.value.find(({ id }) => id === open?.person);
  const close = () => {
    personMenu.value = null;
  };
  const name = person === undefined ? "" : shownName(person);
  const screen = open?.track === "screen";
  return (
    <Dialog
      title={
        person === undefined
          ? ""
          : screen
            ? stageWords.screenOf(name, person.self)
            : common.named(name, person.self)
      }
      open={person !== undefined}
      onClose={close}
      kind="narrow menu"
      testId="person-menu"
    >
      {person !== undefined && open !== null && (
        <>
          {!person.self && <Volume person={person} name={name} />}
          <ul class="menu-items">
            <OnStage person={person} track={open.track} close={close} />
            {!person.self && !screen && <Actions person={person} close={close} />}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface ActionProps {
  person: Person;
  close: () => void;
}

/** Nobody is made louder than they come: see `Sound.setVolumes`. */
function Volume({ person, name }: { person: Person; name: string }) {
  const { meeting } = useModel();
  const volume = meeting.volumes.value.get(person.id) ?? 1;
  return (
    <label class="volume">
      <VolumeIcon size={1.25} />
      <span class="visually-hidden">{talking.volume(name)}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={volume}
        aria-valuetext={talking.volumeValue(volume)}
        data-testid="volume"
        onInput={(event) => meeting.setVolume(person.id, event.currentTarget.valueAsNumber)}
      />
      <span class="volume-value" aria-hidden="true">
        {talking.volumeValue(volume)}
      </span>
    </label>
  );
}

/** What one does to a tile for one's own eyes. */
function OnStage({ person, track, close }: ActionProps & { track: PictureTrack }) {
  const model = useModel();
  const { stage } = model;
  const key = pictureKey(person.id, track);
  const tile = stage.plan.value.tiles.find((candidate) => candidate.key === key);
  const pinned = stage.choice.value.pinned.includes(key);
  const own = person.self && track === "camera";
  return (
    <>
      <MenuItem
        icon={pinned ? <UnpinIcon size={1.25} /> : <PinIcon size={1.25} />}
        label={pinned ? view.unpin : view.pin}
        hint={view.pinHint}
        testId="pin"
        onClick={() => {
          close();
          stage.togglePin(key);
        }}
      />
      {tile?.movable && (
        <>
          <MenuItem
            icon={<MoveBackIcon size={1.25} />}
            label={view.earlier}
            testId="move-earlier"
            onClick={() => stepTile(model, tile, -1)}
          />
          <MenuItem
            icon={<MoveOnIcon size={1.25} />}
            label={view.later}
            hint={view.moveHint}
            testId="move-later"
            onClick={() => stepTile(model, tile, 1)}
          />
        </>
      )}
      {own && model.people.value.length > 1 && (
        <MenuItem
          icon={<EyeOffIcon size={1.25} />}
          label={view.hideSelf}
          hint={view.hideSelfHint}
          testId="hide-self"
          onClick={() => {
            close();
            stage.choose({ hideSelf: true });
          }}
        />
      )}
    </>
  );
}

function Actions({ person, close }: ActionProps) {
  const model = useModel();
  const host = model.people.value.some(({ self, host }) => self && host);
  return (
    <>
      {person.name !== null && (
        <MenuItem
          icon={<LockIcon size={1.25} />}
          label={strings.writePrivately}
          hint={strings.writePrivatelyHint}
          testId="write-privately"
          onClick={() => {
            close();
            model.onlyTo.value = { person: person.id, name: shownName(person) };
            model.openPanel("chat");
          }}
        />
      )}
      {person.mic && (
        <MenuItem
          icon={<MicOffIcon size={1.25} />}
          label={host ? strings.turnOffMic : strings.askTurnOffMic}
          hint={host ? strings.turnOffMicHint : strings.askTurnOffMicHint}
          testId="ask-mute"
          onClick={() => {
            close();
            model.meeting.askMute(person.id);
          }}
        />
      )}
      <MakeHost person={person} close={close} />
    </>
  );
}

interface MenuItemProps {
  icon: JSX.Element;
  label: string;
  hint?: string;
  testId: string;
  onClick: () => void;
}

export function MenuItem({ icon, label, hint, testId, onClick }: MenuItemProps) {
  return (
    <li>
      <button type="button" class="menu-item" data-testid={testId} onClick={onClick}>
        {icon}
        <span>
          {label}
          {hint !== undefined && <span class="hint">{hint}</span>}
        </span>
      </button>
    </li>
  );
}
