// What the screens know beyond the meeting itself: which panel is open, what was
// said lately, what has been read. Derived signals change only when what they
// hold has changed, so the session's frequent views do not redraw everything.
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Meeting, PageNotice, PictureTrack } from "../media/meeting.ts";
import type { Notice, Person, Security } from "../session/types.ts";
import {
  browserStorage,
  isHostLink,
  type RecentMeetings,
  recentMeetings,
} from "./invite/recent.ts";
import { createStage, type StageModel } from "./stage-model.ts";
import * as strings from "./strings.ts";
import { talking } from "./strings.ts";
import { cleanName } from "./text.ts";

export type PanelName = "chat" | "people" | "security";
export type DialogName =
  | "invite"
  | "plan"
  | "preview"
  | "devices"
  | "reactions"
  | "compare"
  | "password"
  | "quality"
  | "shortcuts"
  | "view";

/** Whose menu is open; `tile`: it was opened from this one, on the stage. */
export interface PersonMenu {
  person: number;
  track: PictureTrack;
  tile: boolean;
}

/** Something said once, for a few seconds. */
export interface Toast {
  id: number;
  text: string;
  /** Of a chat message: gone as soon as the chat is opened. */
  chat: boolean;
}

/** Whose codes are to be compared: one person's, or everybody's. */
export interface Comparison {
  person: number | null;
  /** As it was when the dialog opened. */
  name: string;
}

/** How long a notice stays, in milliseconds: enough to read a short line twice. */
const TOAST_MS = 5000;
const MOST_TOASTS = 3;
const LONGEST_TOAST = 140;

/** A person that one writes to privately. */
export interface OnlyTo {
  person: number;
  name: string;
}

export interface Model {
  readonly meeting: Meeting;
  /** What follows the `#` of this page; empty on the home screen. */
  readonly fragment: Signal<string>;
  readonly people: ReadonlySignal<Person[]>;
  readonly security: ReadonlySignal<Security>;
  readonly panel: Signal<PanelName | null>;
  readonly dialog: Signal<DialogName | null>;
  readonly toasts: ReadonlySignal<Toast[]>;
  /** Chat messages that came while the chat was closed. */
  readonly unread: ReadonlySignal<number>;
  /** What was typed in the chat and not yet sent. */
  readonly draft: Signal<string>;
  /** Whom alone the next message is for; null: everybody. */
  readonly onlyTo: Signal<OnlyTo | null>;
  /** Who, not being a host, asked for one's microphone to be off; null: nobody. */
  readonly askedToMute: Signal<string | null>;
  readonly personMenu: Signal<PersonMenu | null>;
  /** Who is shown where. */
  readonly stage: StageModel;
  /** The meeting is in a small window of its own too. */
  readonly smallWindow: Signal<boolean>;
  /** The space bar is held: one is heard for so long. */
  readonly held: Signal<boolean>;
  /** A password typed on the home screen, until the session has it. */
  readonly newPassword: Signal<string>;
  /** What was chosen there for the meeting, until the session has it. */
  readonly newOptions: Signal<{ large: boolean; quiet: boolean } | null>;
  /** Whom one is asked about: to be removed, or not. */
  readonly removing: Signal<number | null>;
  /** This meeting is, or was, open in another tab of this browser. */
  readonly otherTab: Signal<"none" | "there" | "left">;
  /** Another tab took one's place in the meeting. */
  readonly movedAway: Signal<boolean>;
  /** Asks the other tab to leave. */
  leaveOtherTab: () => void;
  /** One was let in: a lost connection is no way back to the door. */
  readonly entered: ReadonlySignal<boolean>;
  /** The invitation that a person alone sees was put away. */
  readonly inviteClosed: Signal<boolean>;
  /** The browser has a network at all, by its own word. */
  readonly online: ReadonlySignal<boolean>;
  /** The link was made on this page: that nobody is there yet is no surprise. */
  readonly madeHere: Signal<boolean>;
  /** Meetings that this browser was asked to keep. */
  readonly recent: RecentMeetings;
  /** What the dialog "compare" is about. */
  readonly comparison: Signal<Comparison>;
  say(text: string, chat?: boolean): void;
  openPanel(name: PanelName): void;
  /** Closes the panel; the focus goes back to what opened it. */
  closePanel(): void;
  /** The name to show for a participant, whatever it calls itself. */
  nameOf(person: number | null): string;
  /** The link for others, whole. */
  link(): string;
}

const Context = createContext<Model | null>(null);
export const ModelProvider = Context.Provider;

export function useModel(): Model {
  const model = useContext(Context);
  if (model === null) {
    throw new Error("a screen was drawn outside the page");
  }
  return model;
}

/** The address that opens this meeting on this server. */
export const wholeLink = (fragment: string): string =>
  `${location.origin}${location.pathname}#${fragment}`;

/** The name to show for a person. */
export function shownName(person: Person): string {
  return cleanName(person.name ?? "") || strings.common.unknownPerson;
}

export function togglePanel(model: Model, panel: PanelName): void {
  if (model.panel.value === panel) {
    model.closePanel();
  } else {
    model.openPanel(panel);
  }
}

export function createModel(meeting: Meeting, fragment: string): Model {
  let lastPeople: Person[] = [];
  const people = settled(() => {
    const { phase, people: now } = meeting.view.value;
    // While one is away, the others stay where they were.
    lastPeople = phase.is === "reconnecting" && now.length === 0 ? lastPeople : now;
    return lastPeople;
  });
  const entered = signal(false);
  effect(() => {
    entered.value = entered.peek() || meeting.view.value.phase.is === "joined";
  });
  const security = settled(() => meeting.view.value.security);
  const panel = signal<PanelName | null>(null);
  const toasts = signal<Toast[]>([]);
  const read = signal(0);
  const unread = computed(
    () => meeting.chat.value.slice(read.value).filter((message) => !message.self).length,
  );
  let opener: Element | null = null;
  let lastToast = 0;

  const say = (text: string, chat = false) => {
    lastToast += 1;
    const short = Array.from(text).slice(0, LONGEST_TOAST).join("");
    const toast = { id: lastToast, text: short, chat };
    toasts.value = [...toasts.peek(), toast].slice(-MOST_TOASTS);
    setTimeout(() => {
      toasts.value = toasts.peek().filter(({ id }) => id !== toast.id);
    }, TOAST_MS);
  };

  const model: Model = {
    meeting,
    fragment: signal(fragment),
    people,
    security,
    panel,
    dialog: signal<DialogName | null>(null),
    toasts,
    unread,
    draft: signal(""),
    onlyTo: signal<OnlyTo | null>(null),
    askedToMute: signal<string | null>(null),
    personMenu: signal<PersonMenu | null>(null),
    stage: createStage(meeting, people),
    smallWindow: signal(false),
    held: signal(false),
    newPassword: signal(""),
    newOptions: signal<{ large: boolean; quiet: boolean } | null>(null),
    removing: signal<number | null>(null),
    otherTab: signal<"none" | "there" | "left">("none"),
    movedAway: signal(false),
    leaveOtherTab: () => {},
    entered,
    inviteClosed: signal(false),
    online: watchOnline(),
    madeHere: signal(false),
    recent: recentMeetings(browserStorage()),
    comparison: signal<Comparison>({ person: null, name: "" }),
    say,
    openPanel(name) {
      opener = panel.value === null ? document.activeElement : opener;
      panel.value = name;
    },
    closePanel() {
      panel.value = null;
      const back = opener;
      opener = null;
      // What was behind a sheet can take the focus only once it is drawn again.
      requestAnimationFrame(() => {
        if (back instanceof HTMLElement && back.isConnected && panel.value === null) {
          back.focus();
        }
      });
    },
    nameOf(id) {
      const person = people.value.find((candidate) => candidate.id === id);
      return person === undefined ? "" : shownName(person);
    },
    link: () => {
      const { invitation } = meeting.view.value;
      const opened = isHostLink(model.fragment.value) ? "" : model.fragment.value;
      return wholeLink(invitation ?? opened);
    },
  };

  sayNotices(model);
  sayChat(model, read, () => {
    toasts.value = toasts.peek().filter(({ chat }) => !chat);
  });
  sayPeople(model);
  return model;
}

function watchOnline(): ReadonlySignal<boolean> {
  const online = signal(navigator.onLine);
  for (const change of ["online", "offline"]) {
    addEventListener(change, () => {
      online.value = navigator.onLine;
    });
  }
  return online;
}

/** A signal of plain data that keeps its value while the data stays the same. */
function settled<T>(source: () => T): ReadonlySignal<T> {
  let text: string | null = null;
  let kept: T;
  return computed(() => {
    const value = source();
    const next = JSON.stringify(value);
    if (next !== text) {
      text = next;
      kept = value;
    }
    return kept;
  });
}

function sayNotices({ meeting, say, askedToMute }: Model): void {
  let last = 0;
  effect(() => {
    for (const { id, ...notice } of meeting.notices.value) {
      if (id <= last) {
        continue;
      }
      last = id;
      if (notice.what === "muteAsked" && notice.toSelf && !notice.host) {
        // Stands there until it is answered.
        askedToMute.value = cleanName(notice.by) || strings.common.unknownPerson;
        continue;
      }
      // While the connection is being made anew, a line stands there the whole time.
      if (notice.what !== "reconnecting") {
        // What this page has no words for, it passes over.
        const text: string | undefined = sentence(notice);
        if (text !== undefined) {
          say(text);
        }
      }
    }
  });
}

function sentence(notice: Notice | PageNotice): string {
  switch (notice.what) {
    case "saveFailed":
      return strings.saveFailed(cleanName(notice.name), notice.why);
    case "denoiseFailed":
      return talking.denoiseFailed;
    case "deviceReplaced":
      return strings.devices.replaced(notice.kind, cleanName(notice.name));
    default:
      return strings.notice(cleanNotice(notice));
  }
}

/** The names in it made safe to show. */
function cleanNotice(notice: Notice): Notice {
  if (notice.what === "muteAsked") {
    const whom = notice.whom === null ? null : cleanName(notice.whom);
    return { ...notice, by: cleanName(notice.by), whom };
  }
  const clean = "by" in notice ? { ...notice, by: cleanName(notice.by) } : notice;
  return "name" in clean ? { ...clean, name: cleanName(clean.name) } : clean;
}

function sayChat(
  { meeting, panel, say }: Model,
  read: Signal<number>,
  forgetChat: () => void,
): void {
  let told = 0;
  effect(() => {
    const messages = meeting.chat.value;
    if (panel.value === "chat") {
      read.value = messages.length;
      forgetChat();
    } else {
      for (const message of messages.slice(told)) {
        if (!message.self) {
          const arrived =
            message.to === null ? strings.chat.arrived : strings.chat.arrivedPrivately;
          const text =
            message.file === null ? message.text : strings.files.offeredBy(cleanName(message.name));
          say(message.file === null ? arrived(cleanName(message.name), text) : text, true);
        }
      }
    }
    told = messages.length;
  });
}

/** Raised hands and shared screens of others. */
function sayPeople({ people, say }: Model): void {
  let before = new Map<number, Person>();
  effect(() => {
    for (const person of people.value) {
      const was = before.get(person.id);
      if (was === undefined || person.self) {
        continue;
      }
      if (person.hand && !was.hand) {
        say(strings.notices.handUp(shownName(person)));
      }
      if (person.screen && !was.screen) {
        say(strings.notices.shareStarted(shownName(person)));
      }
    }
    before = new Map(people.value.map((person) => [person.id, person]));
  });
}
