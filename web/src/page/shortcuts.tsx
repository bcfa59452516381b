// Single keys for what one does often, and the sheet that lists them. They do
// nothing while somebody types or a dialog is open, and can be switched off, for
// those who speak to their computer or press keys by chance (WCAG 2.1.4).
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Model, togglePanel, useModel } from "./model.ts";
import { Dialog, Switch } from "./parts.tsx";
import { shortcuts as strings } from "./strings.ts";

type Key = "m" | "v" | "h" | "c" | "p" | "s" | "l";

const actions: Record<Key, (model: Model) => void> = {
  m: ({ meeting }) => meeting.setMic(!meeting.local.value.mic),
  v: ({ meeting }) => meeting.setCamera(!meeting.local.value.camera),
  h: ({ meeting, people }) =>
    meeting.raiseHand(!people.value.some((person) => person.self && person.hand)),
  c: (model) => togglePanel(model, "chat"),
  p: (model) => togglePanel(model, "people"),
  s: (model) => togglePanel(model, "security"),
  l: ({ dialog }) => {
    dialog.value = "view";
  },
};

const isKey = (key: string): key is Key => Object.hasOwn(actions, key);

/** Where it is remembered, in this browser alone, that they are off. */
const OFF = "shortcutsOff";
const off = signal(remembered());

function remembered(): boolean {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

function toggle(): void {
  off.value = !off.value;
  try {
    off.value ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF);
  } catch {
    // Nothing is stored where the person forbids it.
  }
}

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** The letter that was pressed, or, where letters are not Latin, the one printed there. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[\x20-\x7e]$/.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
}

export function useShortcuts(): void {
  const model = useModel();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      const typing = target instanceof Element && target.closest(TYPING) !== null;
      const held = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      if (off.value || typing || held || document.querySelector("dialog:modal") !== null) {
        return;
      }
      const letter = letterOf(event);
      if (key === "?" || key === "؟") {
        event.preventDefault();
        model.dialog.value = "shortcuts";
      } else if (isKey(letter) && !event.shiftKey) {
        event.preventDefault();
        actions[letter](model);
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [model]);
}

export function ShortcutsDialog() {
  const { dialog } = useModel();
  const open = dialog.value === "shortcuts";
  return (
    <Dialog
      title={strings.title}
      open={open}
      kind="narrow"
      testId="shortcuts"
      onClose={() => {
        if (dialog.value === "shortcuts") {
          dialog.value = null;
        }
      }}
    >
      {open && (
        <>
          <dl class="shortcuts">
            {(Object.keys(actions) as Key[]).map((key) => (
              <Line key={key} keys={key.toUpperCase()} words={strings.words(key)} />
            ))}
            <Line keys="Esc" words={strings.close} />
            <Line keys="?" words={strings.sheet} />
          </dl>
          <Switch label={strings.on} on={!off.value} testId="shortcuts-toggle" onClick={toggle} />
        </>
      )}
    </Dialog>
  );
}

function Line({ keys, words }: { keys: string; words: string }) {
  return (
    <div>
      <dt>
        <kbd dir="ltr">{keys}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
