// What can be done about one person in the list.
import type { JSX } from "preact";
import type { Person } from "../session/types.ts";
import { MakeHost } from "./hosts.tsx";
import { LockIcon, MicOffIcon, MoreIcon } from "./icons.tsx";
import { shownName, useModel } from "./model.ts";
import { Dialog } from "./parts.tsx";
import { people as strings } from "./strings.ts";

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
        personMenu.value = person.id;
      }}
    >
      <MoreIcon size={1.25} />
    </button>
  );
}

/** One for the whole list; it closes when its person leaves. */
export function PersonMenu() {
  const model = useModel();
  const { people, personMenu } = model;
  const person = people.value.find(({ id }) => id === personMenu.value);
  const close = () => {
    personMenu.value = null;
  };
  return (
    <Dialog
      title={person === undefined ? "" : shownName(person)}
      open={person !== undefined}
      onClose={close}
      kind="narrow menu"
      testId="person-menu"
    >
      {person !== undefined && (
        <ul class="menu-items">
          <Actions person={person} close={close} />
        </ul>
      )}
    </Dialog>
  );
}

function Actions({ person, close }: { person: Person; close: () => void }) {
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
