// Who is here: from the group itself, so nobody can listen without standing here.
import type { Person } from "../session/types.ts";
import { CompareButton } from "./compare.tsx";
import { Knocks, RemoveButton, RemoveDialog, RoomDoor } from "./hosts.tsx";
import { CameraIcon, CameraOffIcon, HandIcon, InviteIcon, MicIcon, MicOffIcon } from "./icons.tsx";
import { shownName, useModel } from "./model.ts";
import { Panel } from "./panel.tsx";
import { Avatar } from "./parts.tsx";
import { MoreButton } from "./person-menu.tsx";
import { common, stage, people as strings } from "./strings.ts";
import { initials } from "./text.ts";

export function People({ sheet }: { sheet: boolean }) {
  const model = useModel();
  const everyone = model.people.value;
  return (
    <Panel title={strings.title(everyone.length)} sheet={sheet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <div class="panel-body people-body" tabIndex={0}>
        <Knocks />
        <ul class="people" aria-label={strings.list}>
          {everyone.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </ul>
        <RoomDoor />
      </div>
      <RemoveDialog />
      <div class="panel-foot people-foot">
        <MuteAll />
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            model.dialog.value = "invite";
          }}
        >
          <InviteIcon size={1.25} />
          {strings.invite}
        </button>
      </div>
    </Panel>
  );
}

/** For a host, once there is somebody to silence. */
function MuteAll() {
  const { meeting, people } = useModel();
  const host = people.value.some((person) => person.self && person.host);
  if (!host || !people.value.some((person) => !person.self && person.mic)) {
    return null;
  }
  return (
    <button
      type="button"
      class="button secondary"
      data-testid="mute-all"
      onClick={() => meeting.askMute(null)}
    >
      <MicOffIcon size={1.25} />
      {strings.muteAll}
    </button>
  );
}

function PersonLine({ person }: { person: Person }) {
  const name = shownName(person);
  return (
    <li class="person" data-testid="person" data-name={name} data-mark={person.mark}>
      <Avatar letters={initials(name)} hue={person.hue} />
      <div class="person-words">
        <p class="person-name">{common.named(name, person.self)}</p>
        {person.host && <p class="hint">{strings.host}</p>}
        {person.name === null && <p class="hint warn">{strings.unknown}</p>}
        {!person.self && <CompareButton person={person} />}
      </div>
      <div class="person-marks">
        {person.hand && (
          <>
            <HandIcon size={1.25} />
            <span class="visually-hidden">{stage.hand}</span>
          </>
        )}
        {person.mic ? <MicIcon size={1.25} /> : <MicOffIcon size={1.25} />}
        {!person.mic && <span class="visually-hidden">{stage.micOff}</span>}
        {person.camera ? <CameraIcon size={1.25} /> : <CameraOffIcon size={1.25} />}
        {!person.camera && <span class="visually-hidden">{stage.cameraOff}</span>}
      </div>
      <RemoveButton person={person} />
      {person.self ? <span class="person-more" /> : <MoreButton person={person} name={name} />}
    </li>
  );
}
