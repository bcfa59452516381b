// The page's words by the names that the screens use. The words themselves are
// in ../lang/en.ftl and its translations: `home.lead` is the message `home-lead`.
// Here stands only what takes arguments, or chooses between messages.
//
// They are read at the moment of drawing, so never keep one in a constant.

import { group, has, isolate, list, number, t } from "../lang/speech.ts";
import type { Step, StepName } from "../media/check.ts";
import type { DeviceKind, DeviceProblem, QualityLine, Support } from "../media/meeting.ts";
import type { Grade, PathFigures } from "../media/quality.ts";
import type { SaveProblem } from "../session/messages.ts";
import type {
  EndReason,
  LineRole,
  Mark,
  Notice,
  Security,
  ShieldReason,
  TrackKind,
} from "../session/types.ts";
import type { Finding, Speed } from "./verdict.ts";

/** How the person's browser is told to give back a permission. */
export type BrowserName = "chrome" | "firefox" | "safari" | "ios" | "other";

/** What happened, and what to do about it. */
export interface Sentence {
  title: string;
  text: string;
}

export const common = group("common", {
  named: (name: string, self: boolean) => (self ? t("common-you", { name }) : isolate(name)),
});

export const home = group("home", {
  facts: () => [t("home-noAccount"), t("home-noCookies"), t("home-nothingKept")],
});

export const ready = group("ready", {
  present: (count: number) => t("ready-present", { count }),
  ahead: (count: number) => t("ready-ahead", { count }),
});

export const devices = group("devices", {
  named: (kind: DeviceKind) => t(`devices-${kind}`),
  numbered: (kind: DeviceKind, number: number) => t("devices-numbered", { kind, number }),
  none: (kind: DeviceKind) => t(`devices-none-${kind}`),
  sounds: group("devices-sounds"),
  screens: { text: group("devices-text"), motion: group("devices-motion") },
  replaced: (kind: DeviceKind, name: string) =>
    name === "" ? t("devices-replacedByStandard", { kind }) : t("devices-replaced", { kind, name }),
});

export const controls = group("controls", {
  mic: group("controls-mic"),
  camera: group("controls-camera"),
  share: group("controls-share"),
  hand: group("controls-hand"),
  people: (shown: string) => t("controls-people", { shown }),
  unread: (count: number, shown: string) => t("controls-unread", { count, shown }),
});

/** What one can react with, and the words for it. */
export const reactions = (): [emoji: string, words: string][] => [
  ["👍", t("reaction-thumbsUp")],
  ["❤️", t("reaction-heart")],
  ["👏", t("reaction-applause")],
  ["😂", t("reaction-laughter")],
  ["🎉", t("reaction-cheer")],
  ["😮", t("reaction-surprise")],
];

export const shortcuts = group("shortcuts", {
  words: (key: "m" | "v" | "h" | "c" | "p" | "s" | "l") => t(`shortcuts-key-${key}`),
});

export const stage = group("stage", {
  screenOf: (name: string, self: boolean) =>
    self ? t("stage-ownScreen") : t("stage-screenOf", { name }),
});

/** Who is shown where, for one's own eyes. */
export const view = group("view", {
  layouts: {
    auto: group("view-auto"),
    grid: group("view-grid"),
    speaker: group("view-speaker"),
  },
  hidden: (count: number) => t("view-hidden", { count }),
  movedTo: (name: string, place: number, of: number) => t("view-movedTo", { name, place, of }),
  page: (page: number, of: number) => t("view-page", { page, of }),
  pageShort: (page: number, of: number) => t("view-pageShort", { page, of }),
  speaks: (name: string) => t("view-speaks", { name }),
});

/** About one's own voice, and how loud others are. */
export const talking = group("talking", {
  volume: (name: string) => t("talking-volume", { name }),
  volumeValue: (value: number) => percent(value),
});

/** A figure with its unit. */
const unit = (value: number, name: string, digits = 0) =>
  number(value, {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  });

const percent = (share: number) =>
  number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 });

const UNKNOWN = "–";

export const quality = group("quality", {
  open: (words: string) => t("quality-open", { words }),
  grade: (grade: Grade) => t(`quality-grade-${grade}`),
  paths: (kind: PathFigures["kind"]) => (kind === null ? UNKNOWN : t(`quality-path-${kind}`)),
  detour: (kind: "tcp" | "relay" | "direct") => t(`quality-detour-${kind}`),
  fewerVoices: (count: number) => t("quality-fewerVoices", { count }),
  ms: (value: number | null) => (value === null ? UNKNOWN : unit(value, "millisecond")),
  rate: (bps: number | null) =>
    bps === null
      ? UNKNOWN
      : bps >= 1_000_000
        ? unit(bps / 1_000_000, "megabit-per-second", 1)
        : unit(bps / 1000, "kilobit-per-second"),
  figures: (line: QualityLine): string =>
    [
      quality.rate(line.bps),
      line.height !== null && pictureSize(`${line.width}×${line.height}`, line.fps),
      line.layers.length > 1 && t("quality-sizes", { count: line.layers.length }),
      line.lost !== null && t("quality-lost", { share: percent(line.lost) }),
      line.jitterMs !== null && t("quality-jitter", { time: quality.ms(line.jitterMs) }),
      line.video && !line.sent && t("quality-froze", { count: line.freezes }),
      line.limited === "network" && t("quality-byNetwork"),
      line.limited === "machine" && t("quality-byMachine"),
    ]
      .filter((part) => part !== false)
      .join(" · "),
});

const pictureSize = (size: string, fps: number | null) =>
  fps === null ? size : t("quality-fps", { size, fps: Math.round(fps) });

/** What stands at a step of the check; nothing at most steps that wait. */
function stepWords(name: StepName, is: Step["is"]): string {
  switch (name) {
    case "camera":
    case "mic":
      return is === "waiting" || is === "absent" ? "" : t(`check-${name}-${is}`);
    case "speaker":
      return is === "running" || is === "absent" ? "" : t(`check-speaker-${is}`);
    case "server":
      return is === "works" || is === "fails" ? t(`check-server-${is}`) : running(is);
    case "bandwidth":
      return is === "running"
        ? t("check-bandwidth-running")
        : is === "absent" || is === "fails"
          ? t("check-bandwidth-fails")
          : "";
    default:
      return is === "works" && name === "udp"
        ? t("check-udp-works")
        : is === "fails" && name === "relay"
          ? t("check-relay-fails")
          : is === "waiting" || is === "running"
            ? running(is)
            : t(`check-way-${is}`);
  }
}

const running = (is: Step["is"]) => (is === "running" ? t("check-running") : "");

export const check = group("check", {
  named: (name: StepName) => t(`check-name-${name}`),
  result: stepWords,
  roundTrip: (works: string, value: number) =>
    t("check-roundTrip", { works, time: quality.ms(value) }),
  speed: (bps: number, speed: Speed) => t(`check-speed-${speed}`, { rate: quality.rate(bps) }),
  finding: (finding: Finding) => t(`check-finding-${finding}`),
});

export const invite = group("invite");

export const people = group("people", {
  title: (count: number) => t("people-title", { count }),
  more: (name: string) => t("people-more", { name }),
});

/** What hosts do, and what the others see of it. */
export const hosts = group("hosts", {
  remove: (name: string) => t("hosts-remove", { name }),
  removeTitle: (name: string) => t("hosts-removeTitle", { name }),
  removeText: (name: string) => t("hosts-removeText", { name }),
  waiting: (count: number) => t("hosts-waiting", { count }),
  waits: (name: string, more: number) => t("hosts-waits", { name, more }),
  admitNamed: (name: string) => t("hosts-admitNamed", { name }),
  denyNamed: (name: string) => t("hosts-denyNamed", { name }),
});

export const chat = group("chat", {
  arrived: (name: string, text: string) => t("chat-arrived", { name, text }),
  arrivedPrivately: (name: string, text: string) => t("chat-arrivedPrivately", { name, text }),
  onlyTo: (name: string) => t("chat-onlyTo", { name }),
  inputPrivate: (name: string) => t("chat-inputPrivate", { name }),
});

export const files = group("files", {
  sizeOf: (size: string, state: string) => (state === "" ? size : `${size} · ${state}`),
  progress: (name: string) => t("files-progress", { name }),
  part: (done: string, size: string) => t("files-part", { done, size }),
  offeredBy: (name: string) => t("files-offeredBy", { name }),
  waiting: (name: string) => t("files-waiting", { name }),
  gone: (name: string) => t("files-gone", { name }),
  taken: (saved: number, saving: number) =>
    saving > 0
      ? t("files-saving", { count: saving })
      : saved > 0
        ? t("files-saved", { count: saved })
        : t("files-shared"),
  bytes: (size: number): string => {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
    const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
    const value = size / 1000 ** step;
    return unit(value, units[step] ?? "byte", step > 1 && value < 100 ? 1 : 0);
  },
});

/** A file could not be written on this device. */
export const saveFailed = (name: string, why: SaveProblem): string =>
  why === "noSpace" ? t("files-noSpace", { name }) : t("files-saveFailed", { name });

type Shield = Security["shield"];

export const security = group("security", {
  shield: (state: Shield) => t(`security-shield-${state}`),
  shieldLabel: (state: Shield) =>
    t("security-shieldLabel", { state: t(`security-shield-${state}`) }),
  headline: (state: Shield) => t(`security-headline-${state}`),
  text: (state: Shield) => t(`security-text-${state}`),
  compared: (marked: number, others: number) =>
    marked === others ? t("security-comparedAll") : t("security-compared", { marked, others }),
  sealedFrames: (count: string) => t("security-sealedFrames", { count }),
  openedFrames: (count: string) => t("security-openedFrames", { count }),
  knows: (quiet: boolean, direct: boolean) => [
    t("security-knows-addresses"),
    t("security-knows-room"),
    t("security-knows-people"),
    t("security-knows-traffic"),
    // Of a direct call too: what is on says something of itself each second.
    t("security-knows-tracks"),
    ...(quiet || direct ? [] : [t("security-knows-loudness")]),
    t("security-knows-codec"),
  ],
  suite: (suite: string, epoch: number) => t("security-suite", { suite, epoch }),
});

export const compare = group("compare", {
  title: (name: string) => t("compare-title", { name }),
  openOne: (mark: Mark, name: string) =>
    t("compare-openOne", { mark: t(`compare-mark-${mark}`), name }),
  mark: (mark: Mark) => t(`compare-mark-${mark}`),
  emoji: (pictures: string[]) => t("compare-emoji", { pictures: pictures.join(" ") }),
  personGone: (name: string) => t("compare-personGone", { name }),
  verified: (name: string) => t("compare-verified", { name }),
  steps: (name: string) => [
    t("compare-checkPerson", { name }),
    t("compare-onceMore"),
    t("compare-stillDifferent"),
  ],
  stepsAll: () => [t("compare-checkAll"), t("compare-onceMore"), t("compare-stillDifferent")],
});

/** Why the shield is not green; `name` is empty for somebody without one. */
export const reasons = (reason: ShieldReason, name: string): string => {
  switch (reason.why) {
    case "connecting":
    case "unknownMember":
    case "notSealed":
    case "noMediaPath":
    case "unconfirmed":
      return t(`reason-${reason.why}`);
    case "keyChanged":
      return t("reason-keyChanged", { name });
    case "unproven":
      return reason.name === ""
        ? t("reason-unprovenUnknown")
        : t("reason-unproven", { name: reason.name });
    default:
      return name === "" ? t(`reason-${reason.why}Unknown`) : t(`reason-${reason.why}`, { name });
  }
};

const slotTracks: Record<LineRole, TrackKind> = {
  mic: "mic",
  camera: "camera",
  screen: "screen",
  screenAudio: "screenAudio",
  micSlot: "mic",
  cameraSlot: "camera",
  screenSlot: "screen",
  screenAudioSlot: "screenAudio",
  previewSlot: "camera",
};

/** "Your camera", "Ana's microphone". */
export const trackName = (role: LineRole, own: boolean, name: string): string => {
  const track = slotTracks[role];
  return own ? t(`track-own-${track}`) : t(`track-of-${track}`, { name });
};

export const preview = group("preview", {
  sizeValue: (length: string, clear: number) => t("preview-sizeValue", { length, clear }),
  senderValue: (leaf: number) => t("preview-senderValue", { leaf }),
});

export const notices = group("notice", {
  muteAsked: (name: string) => t("notice-muteAsked", { name }),
  handUp: (name: string) => t("notice-handUp", { name }),
  shareStarted: (name: string) => t("notice-shareStarted", { name }),
});

/** What is said once when something happened. Names in it are empty when unknown. */
export const notice = (what: Notice): string => {
  const name = ("name" in what && what.name) || common.unknownPerson;
  const by = ("by" in what && what.by) || t("notice-aHost");
  switch (what.what) {
    case "joined":
    case "left":
    case "lost":
    case "madeHost":
    case "keyChanged":
      return t(`notice-${what.what}`, { name });
    case "privateNotSent":
      return what.name === ""
        ? t("notice-privateNotSentUnknown")
        : t("notice-privateNotSent", { name });
    case "muteAsked":
      return muteAsked(what);
    case "fileProblem":
      return t(`files-problem-${what.problem}`, { name: what.name });
    case "lobbyChanged":
      return t(what.on ? "notice-lobbyOn" : "notice-lobbyOff", { by });
    case "lockChanged":
      return t(what.on ? "notice-lockOn" : "notice-lockOff", { by });
    case "personRemoved":
      return t("notice-personRemoved", { by, name });
    case "passwordChanged":
      return t("notice-passwordChanged", { by });
    default:
      return t(`notice-${what.what}`);
  }
};

type MuteAsked = Notice & { what: "muteAsked" };

function muteAsked(asked: MuteAsked): string {
  const { bySelf, toSelf, host } = asked;
  const by = asked.by || common.unknownPerson;
  const whom = asked.whom || common.unknownPerson;
  if (!host) {
    return toSelf
      ? t("notice-askedYou", { by })
      : bySelf
        ? t("notice-youAsked", { whom })
        : t("notice-asked", { by, whom });
  }
  if (asked.whom === null) {
    return bySelf ? t("notice-youMutedAll") : t("notice-mutedAll", { by });
  }
  return toSelf
    ? t("notice-mutedYou", { by })
    : bySelf
      ? t("notice-youMuted", { whom })
      : t("notice-muted", { by, whom });
}

/** How a meeting can end. `left` alone is no fault. */
export const ended = (why: EndReason): Sentence => {
  // The server may know ends that this page does not.
  const known = has(`ended-${why}-title`) ? why : "protocol";
  return { title: t(`ended-${known}-title`), text: t(`ended-${known}-text`) };
};

/** The one button below it. */
export const wayOn = (why: EndReason): string =>
  has(`wayOn-${why}`) ? t(`wayOn-${why}`) : t("wayOn-protocol");

/** What else helps when something is wrong. */
export const trouble = group("trouble");

export const support = (why: Exclude<Support, "ok">): Sentence => ({
  title: t(`support-${why}-title`),
  text: t(`support-${why}-text`),
});

export const offline = group("offline");

/** More ways to hand on a link. */
export const ways = group("ways", {
  subject: (label: string) =>
    label === "" ? t("ways-subject") : t("ways-subjectNamed", { label }),
  zone: (zone: string) => t("ways-zone", { zone }),
  lengths: (minutes: number) =>
    minutes < 60 ? time(minutes, "minute") : time(minutes / 60, "hour"),
  calendarTitle: (label: string) => (label === "" ? t("ways-meeting") : label),
});

const time = (value: number, name: "minute" | "hour") =>
  number(value, { style: "unit", unit: name, unitDisplay: "long" });

/** A link as words, read aloud and typed. */
export const spoken = group("spoken", {
  soFar: (count: number) => t("spoken-soFar", { count }),
  count: (count: number, wanted: readonly number[]) =>
    t("spoken-count", { count, wanted: list(wanted.map(String), "disjunction") }),
  unknown: (place: number, word: string) => t("spoken-unknown", { place, word }),
  unknownNear: (place: number, word: string, near: string[]) => {
    const quoted = near.map((one) => t("spoken-quoted", { word: one }));
    return t("spoken-unknownNear", { place, word, near: list(quoted, "disjunction") });
  },
  wrong: (place: number, word: string, instead: string) =>
    t("spoken-wrong", { place, word, instead }),
  mend: (word: string) => t("spoken-mend", { word }),
});

export const plan = group("plan");

export const hostLink = group("hostLink");

export const recent = group("recent", {
  kept: (date: string) => t("recent-kept", { date }),
  forget: (name: string) => t("recent-forget", { name }),
});

/** A pasted link that leads to another server. */
export const elsewhere = group("elsewhere", {
  text: (host: string) => t("elsewhere-text", { host }),
});

/** Before joining. */
export const before = group("before", {
  here: (names: string[], more: number): string => {
    const all = more === 0 ? names : [...names, t("before-others", { count: more })];
    const count = names.length + more;
    return t("before-here", { names: list(all.map(isolate), "conjunction"), count });
  },
});

/** Why a meeting is safe: one short sentence each. */
export const why = group("why", {
  opened: (count: number) => (count < 2 ? t("why-alone") : t("why-opened", { count })),
});

/** Comparing codes with one person, step by step. */
export const act = group("act", {
  open: (name: string) => t("act-open", { name }),
  theyRead: (name: string) => t("act-theyRead", { name }),
});

/** A picture of the Preview, to show to somebody. */
export const souvenir = group("souvenir");

/** Why a device does nothing, and what to do. */
export const deviceProblem = (
  kind: "mic" | "camera" | "speaker" | "screen",
  problem: DeviceProblem,
  browser: BrowserName,
): string | null => {
  if (kind === "screen") {
    switch (problem) {
      case "refused":
        return null; // The person closed the browser's own question: no fault.
      case "unsupported":
        return t("problem-screenUnsupported");
      default:
        return t("problem-screenFailed");
    }
  }
  if (kind === "speaker") {
    return t("problem-speaker");
  }
  return problem === "refused" ? refused(kind, browser) : t(`problem-${problem}`, { kind });
};

const refused = (kind: "mic" | "camera" | "both", browser: BrowserName) =>
  t("problem-refused", { kind, allow: t(`allow-${browser}`, { kind }) });

/** The same is wrong with both microphone and camera: said once. */
export const deviceProblemBoth = (problem: DeviceProblem, browser: BrowserName): string | null => {
  switch (problem) {
    case "refused":
      return refused("both", browser);
    case "missing":
    case "insecure":
      return t(`problem-${problem}`, { kind: "both" });
    default:
      return null;
  }
};
