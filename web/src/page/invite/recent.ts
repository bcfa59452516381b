// Meetings that the person asked this browser to keep. They stay in its local
// storage, are told to nobody, and go when they are deleted.
import { type ReadonlySignal, signal } from "@preact/signals";

/** What follows the `#` of a kept meeting's link, and how it is shown. */
export interface RecentMeeting {
  fragment: string;
  /** Empty when it has no name. */
  label: string;
  /** It is a host link. */
  host: boolean;
  /** When it was kept last, in milliseconds since the epoch. */
  at: number;
}

export interface RecentMeetings {
  /** The latest first. */
  readonly list: ReadonlySignal<RecentMeeting[]>;
  has(fragment: string): boolean;
  /** False when this browser keeps nothing. */
  keep(fragment: string, label: string, now: number): boolean;
  forget(fragment: string): void;
  forgetAll(): void;
}

const KEY = "securemeeting.meetings";
const MOST = 12;
const LONGEST_FRAGMENT = 2048;
const LONGEST_LABEL = 64;

export type KeptIn = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Local storage, where the browser has it and lets the page use it. */
export function browserStorage(): KeptIn | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function recentMeetings(storage: KeptIn | null): RecentMeetings {
  const list = signal(read(storage));
  const write = (meetings: RecentMeeting[]): boolean => {
    try {
      if (storage === null) {
        return false;
      }
      if (meetings.length === 0) {
        storage.removeItem(KEY);
      } else {
        storage.setItem(KEY, JSON.stringify(meetings));
      }
      list.value = meetings;
      return true;
    } catch {
      return false;
    }
  };
  const without = (fragment: string) =>
    list.value.filter((kept) => roomOf(kept.fragment) !== roomOf(fragment));
  return {
    list,
    has: (fragment) => list.value.some((kept) => roomOf(kept.fragment) === roomOf(fragment)),
    keep(fragment, label, now) {
      const host = isHostLink(fragment);
      const meeting = { fragment, label: label.slice(0, LONGEST_LABEL), host, at: now };
      return write([meeting, ...without(fragment)].slice(0, MOST));
    },
    forget: (fragment) => void write(without(fragment)),
    forgetAll: () => void write([]),
  };
}

/** What is there may be of another version, or of somebody's making. */
function read(storage: KeptIn | null): RecentMeeting[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isMeeting).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isMeeting(kept: unknown): kept is RecentMeeting {
  const { fragment, label, host, at } = (kept ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof fragment === "string" &&
    fragment.length <= LONGEST_FRAGMENT &&
    roomOf(fragment) !== null &&
    typeof label === "string" &&
    label.length <= LONGEST_LABEL &&
    typeof host === "boolean" &&
    Number.isFinite(at)
  );
}

/** What two links to one meeting share, whatever else stands in them. */
export function roomOf(fragment: string): string | null {
  return /(?:^|\.)([\w-]{43})(?:~|$)/.exec(fragment)?.[1] ?? null;
}

/** It carries the host key, and is not for others. */
export function isHostLink(fragment: string): boolean {
  return /~p?k[\w-]{43}p?$/.test(fragment);
}
