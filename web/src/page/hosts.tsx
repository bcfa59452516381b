// What a host does: let in, remove, lock, change the password. And what the others
// see of it.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Knocker, Person } from "../session/types.ts";
import { HostIcon, LockIcon, RemoveIcon } from "./icons.tsx";
import { shownName, useModel } from "./model.ts";
import { Avatar, Dialog, Field, PasswordInput, Switch } from "./parts.tsx";
import { MenuItem } from "./person-menu.tsx";
import { common, hosts as strings } from "./strings.ts";
import { cleanName, initials } from "./text.ts";

/** Whether one is a host oneself. */
function useHost(): boolean {
  return useModel().people.value.some((person) => person.self && person.host);
}

const knockerName = (knocker: Knocker) => cleanName(knocker.name) || common.unknownPerson;

/** Above the list of people: who waits to be let in. */
export function Knocks() {
  const { meeting } = useModel();
  const { knocks } = meeting.view.value;
  if (knocks.length === 0) {
    return null;
  }
  return (
    <section class="knocks">
      <h3>{strings.waiting(knocks.length)}</h3>
      <ul aria-label={strings.waitingList}>
        {knocks.map((knocker) => {
          const name = knockerName(knocker);
          return (
            <li key={knocker.id} class="knock" data-testid="knocker" data-name={name}>
              <Avatar letters={initials(name)} hue={knocker.hue} />
              <p class="person-name">
                <bdi>{name}</bdi>
              </p>
              <button
                type="button"
                class="button secondary"
                aria-label={strings.denyNamed(name)}
                data-testid="lobby-deny"
                onClick={() => meeting.deny(knocker.id)}
              >
                {strings.deny}
              </button>
              <button
                type="button"
                class="button primary"
                aria-label={strings.admitNamed(name)}
                data-testid="lobby-admit"
                onClick={() => meeting.admit(knocker.id)}
              >
                {strings.admit}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Over the stage, while the list of people is closed. */
export function KnockBanner() {
  const model = useModel();
  const { knocks } = model.meeting.view.value;
  const [first] = knocks;
  if (first === undefined || model.panel.value === "people") {
    return null;
  }
  return (
    <div class="banner knock-banner" role="status">
      <p>{strings.waits(knockerName(first), knocks.length - 1)}</p>
      <button type="button" class="button primary" onClick={() => model.openPanel("people")}>
        {strings.look}
      </button>
    </div>
  );
}

/** Below the list of people: how one gets in, to change or to know. */
export function RoomDoor() {
  const model = useModel();
  const { meeting } = model;
  const { mode, hostPresent } = meeting.view.value;
  const host = useHost();
  if (!host) {
    const said = [
      mode === "lobby" ? strings.lobbyOn : mode === "locked" ? strings.lockOn : null,
      hostPresent ? null : strings.noHost,
    ].filter((sentence) => sentence !== null);
    return said.length === 0 ? null : <p class="door hint">{said.join(" ")}</p>;
  }
  return (
    <section class="door">
      <h3>{strings.door}</h3>
      <Switch
        label={strings.lobby}
        on={mode === "lobby"}
        disabled={mode === "locked"}
        testId="lobby-toggle"
        onClick={() => meeting.setLobby(mode !== "lobby")}
      />
      <Switch
        label={strings.lock}
        on={mode === "locked"}
        testId="lock-toggle"
        onClick={() => meeting.setLock(mode !== "locked")}
      />
      <button
        type="button"
        class="button secondary"
        aria-haspopup="dialog"
        data-testid="open-change-password"
        onClick={() => {
          model.dialog.value = "password";
        }}
      >
        <LockIcon size={1.25} />
        {passwordWords(meeting.view.value.needsPassword)}
      </button>
    </section>
  );
}

/** Of a person in the list, for a host. */
export function RemoveButton({ person }: { person: Person }) {
  const model = useModel();
  const host = useHost();
  if (!host || person.self) {
    return null;
  }
  const label = strings.remove(shownName(person));
  return (
    <button
      type="button"
      class="button quiet icon-only person-more"
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      data-testid="person-remove"
      data-name={shownName(person)}
      onClick={() => {
        model.removing.value = person.id;
      }}
    >
      <RemoveIcon size={1.25} />
    </button>
  );
}

export function RemoveDialog() {
  const { meeting, people, removing } = useModel();
  const person = people.value.find(({ id }) => id === removing.value);
  const name = person === undefined ? "" : shownName(person);
  const close = () => {
    removing.value = null;
  };
  return (
    <Dialog
      title={strings.removeTitle(name)}
      open={person !== undefined}
      onClose={close}
      kind="narrow"
      testId="remove-dialog"
    >
      {person !== undefined && (
        <>
          <p>{strings.removeText(name)}</p>
          <div class="dialog-actions">
            <button type="button" class="button secondary" onClick={close}>
              {strings.cancel}
            </button>
            <button
              type="button"
              class="button danger"
              data-testid="confirm-remove"
              onClick={() => {
                meeting.remove(person.id);
                close();
              }}
            >
              {strings.removeConfirm}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** In a person's menu, for who holds the key of the meeting. */
export function MakeHost({ person, close }: { person: Person; close: () => void }) {
  const { meeting } = useModel();
  if (!meeting.view.value.hostKey || person.host || person.self) {
    return null;
  }
  return (
    <MenuItem
      icon={<HostIcon size={1.25} />}
      label={strings.makeHost}
      hint={strings.makeHostHint}
      testId="make-host"
      onClick={() => {
        close();
        meeting.makeHost(person.id);
      }}
    />
  );
}

/** There may be none to change yet. */
function passwordWords(needsPassword: boolean): string {
  return needsPassword ? strings.changePassword : strings.setPassword;
}

export function PasswordDialog() {
  const { dialog, meeting } = useModel();
  const shown = dialog.value === "password";
  const close = () => {
    if (dialog.value === "password") {
      dialog.value = null;
    }
  };
  return (
    <Dialog
      title={passwordWords(meeting.view.value.needsPassword)}
      open={shown}
      onClose={close}
      kind="narrow"
      testId="password-dialog"
    >
      {shown && <PasswordForm close={close} />}
    </Dialog>
  );
}

function PasswordForm({ close }: { close: () => void }) {
  const { meeting } = useModel();
  const password = useSignal("");
  const missing = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      class="dialog-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = password.value === "";
        if (missing.value) {
          form.current?.querySelector("input")?.focus();
          return;
        }
        meeting.changePassword(password.value);
        close();
      }}
    >
      <p>{strings.passwordText}</p>
      <Field
        label={strings.newPassword}
        error={missing.value ? strings.newPasswordMissing : undefined}
      >
        {(attributes) => (
          <PasswordInput
            attributes={attributes}
            value={password.value}
            testId="new-password"
            onInput={(value) => {
              password.value = value;
              missing.value = false;
            }}
          />
        )}
      </Field>
      <div class="dialog-actions">
        <button type="button" class="button secondary" onClick={close}>
          {strings.cancel}
        </button>
        <button type="submit" class="button primary" data-testid="change-password">
          {passwordWords(meeting.view.value.needsPassword)}
        </button>
      </div>
    </form>
  );
}
