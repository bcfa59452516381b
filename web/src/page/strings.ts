// Every word that the page says, in one place, so that it can be translated.
// Short, kind, no jargon. A sentence that tells of a fault also tells the way on.

import type { Step, StepName } from "../media/check.ts";
import type { DeviceKind, DeviceProblem, QualityLine, Support } from "../media/meeting.ts";
import type { Grade, PathFigures } from "../media/quality.ts";
import type { SaveProblem } from "../session/messages.ts";
import type {
  EndReason,
  FileProblem,
  LineRole,
  Mark,
  Notice,
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

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const common = {
  product: "SecureMeeting",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  home: "Back to the start",
  unknownPerson: "Unknown person",
  named: (name: string, self: boolean) => (self ? `${name} (you)` : name),
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  reload: "Reload the page",
};

export const home = {
  headline: "Meet without being overheard.",
  lead: "One link, no account. Every picture, word and message is sealed before it leaves your browser, so not even the server can look in.",
  startTitle: "Start a meeting",
  label: "Name of the meeting",
  labelHint: "Optional. Only those with the link can read it.",
  password: "Password",
  passwordHint: "Optional. Tell it to your guests in another way than the link.",
  choices: "More choices",
  large: "Large meeting",
  largeHint: "For more than 50 people: joining stays quick, with keys of today's kind only.",
  quiet: "Do not tell the server how loud anyone is",
  quietHint: "Up to eight microphones at a time.",
  start: "Start a meeting",
  starting: "Making your link…",
  joinTitle: "Join with a link",
  link: "Link to the meeting",
  linkPlaceholder: "Paste the link you were sent",
  join: "Join",
  notALink:
    "That is not a meeting link. Copy the whole link from your invitation and paste it here.",
  noSecret:
    "That link has lost its end, the part after the #. Copy the whole link from your invitation and paste it here.",
  makingFailed: "Your link could not be made. Reload the page and try again.",
  youSee: "What you see",
  serverSees: "What the server sees",
  illustration:
    "Two pictures side by side: a person in a call, and the same call as the server has it, which is only noise.",
  facts: ["No account", "No cookies", "Nothing is kept"],
};

export const ready = {
  opening: "Opening the link…",
  starting: "You are starting this meeting",
  startingText: "Nobody is here yet. Others can join as soon as you are in.",
  joining: "Ready to join?",
  present: (count: number) =>
    count === 0
      ? "Nobody is here at the moment."
      : plural(count, "One person is here.", `${count} people are here.`),
  name: "Your name",
  nameHint: "Sealed: the people in the meeting see it, the server does not.",
  nameMissing: "Type your name first, so that the others know who you are.",
  password: "Password of the meeting",
  passwordNew: "Password for this meeting",
  passwordHint: "Ask the person who invited you.",
  passwordNewHint: "Everyone who joins will have to type it.",
  passwordMissing: "This meeting has a password. Type it to go on.",
  passwordWrong:
    "That password is not right. Check the spelling, or ask the person who invited you.",
  passwordChecking: "Checking the password…",
  passwordRight: "That is the right password.",
  passwordSet: "Your password is set.",
  passwordChanged: "A host set a new password during the meeting. Ask for it.",
  lobby: "A host of this meeting lets people in. You may have to wait a moment.",
  askToJoin: "Ask to join",
  locked: "This meeting is locked: nobody new gets in for now.",
  knocking: "Waiting to be let in",
  knockingText:
    "The hosts see your name and that you are waiting. You are in as soon as one says yes.",
  stopWaiting: "Stop waiting",
  join: "Join now",
  otherTab:
    "You are in this meeting in another tab already. If you join here too, you are in it twice.",
  start: "Start the meeting",
  connecting: "Getting you in…",
  ahead: (count: number) =>
    plural(count, "One person is ahead of you…", `${count} people are ahead of you…`),
  preview: "How others will see you",
  devices: "Microphone, camera and speaker",
  cameraOff: "Your camera is off",
  cameraOpening: "Turning on your camera…",
  allow:
    "Your browser is asking for your microphone and camera. Choose “Allow” to be seen and heard.",
  level: "Loudness of your microphone",
  levelHint: "Say something: the bar moves when we hear you.",
  levelOff: "Your microphone is off.",
};

export const devices = {
  title: "Devices",
  mic: "Microphone",
  camera: "Camera",
  speaker: "Speaker",
  standard: "System default",
  numbered: (kind: DeviceKind, number: number) => `${devices[kind]} ${number}`,
  none: { mic: "No microphone found", camera: "No camera found", speaker: "Chosen by your system" },
  sound: "Your sound",
  sounds: {
    echo: "Remove echo",
    noise: "Remove background noise",
    gain: "Keep the loudness even",
    music: "Music",
  },
  musicHint: "Music is sent in stereo and left as it is. Wear headphones, or others hear an echo.",
  screen: "When you share your screen",
  screens: {
    text: { name: "Sharp text", hint: "For documents, slides and code." },
    motion: { name: "Smooth motion", hint: "For films and games." },
  },
  replaced: (kind: DeviceKind, name: string) => {
    const what = devices[kind].toLowerCase();
    return name === ""
      ? `Your ${what} was disconnected. Your system's own is used now.`
      : `Your ${what} was disconnected. ${name} is used now.`;
  },
};

export const controls = {
  bar: "Meeting controls",
  // A toggle keeps its name and is pressed or not; the tip says what a click does.
  mic: { name: "Microphone", on: "Turn off microphone", off: "Turn on microphone" },
  camera: { name: "Camera", on: "Turn off camera", off: "Turn on camera" },
  share: { name: "Share your screen", on: "Stop sharing", off: "Share your screen" },
  hand: { name: "Raise your hand", on: "Lower your hand", off: "Raise your hand" },
  reactions: "Reactions",
  react: (name: string) => `React with ${name}`,
  people: (shown: string) => `People, ${shown}`,
  chat: "Chat",
  unread: (count: number, shown: string) =>
    `Chat, ${shown} ${plural(count, "new message", "new messages")}`,
  invite: "Invite",
  leave: "Leave the meeting",
  devices: "Choose devices",
};

export const reactionNames: ReadonlyArray<readonly [emoji: string, name: string]> = [
  ["👍", "a thumbs up"],
  ["❤️", "a heart"],
  ["👏", "applause"],
  ["😂", "laughter"],
  ["🎉", "a cheer"],
  ["😮", "surprise"],
];

export const stage = {
  label: "Meeting",
  people: "Pictures of the people here",
  screenOf: (name: string, self: boolean) => (self ? "Your screen" : `${name}'s screen`),
  waiting: "Waiting for the picture…",
  waitingScreen: "Waiting for the screen…",
  forged: "This could not be proven to come from this person, so it is not shown or played.",
  micOff: "microphone off",
  cameraOff: "camera off",
  hand: "hand raised",
  speaking: "speaking",
  zoom: "Show in actual size",
  zoomFit: "Fit into the window",
};

/** A figure with its unit, in the reader's way of writing. */
const unit = (value: number, name: string, digits = 0) =>
  new Intl.NumberFormat([], {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);

const grades: Record<Grade, string> = {
  good: "good connection",
  fair: "fair connection",
  poor: "poor connection",
};

const UNKNOWN = "–";

export const quality = {
  title: "Connection",
  open: (words: string) => `Your connection: ${words}. Show figures`,
  show: "Connection in figures",
  grade: (grade: Grade) => grades[grade],
  none: "There is no connection yet.",
  path: "Way",
  paths: (kind: PathFigures["kind"]) =>
    kind === null
      ? UNKNOWN
      : { udp: "UDP", tcp: "TCP", relay: "Relay", direct: "Direct, without the server" }[kind],
  direct: "Connect directly when just two are here",
  directHint:
    "Picture and sound then go straight to the other person, who can see your network address. It happens only if both of you switch it on, and is just as encrypted.",
  detour: {
    tcp: "Your network does not let UDP through. The call goes over TCP, which is slower to recover when packets are lost.",
    relay:
      "Your network lets only web traffic through. The call goes through the server's relay, which takes a little longer.",
    direct: "Picture and sound go straight to the other person. The server gets none of it.",
  },
  roundTrip: "There and back",
  couldSend: "Could send",
  ms: (value: number | null) => (value === null ? UNKNOWN : unit(value, "millisecond")),
  rate: (bps: number | null) =>
    bps === null
      ? UNKNOWN
      : bps >= 1_000_000
        ? unit(bps / 1_000_000, "megabit-per-second", 1)
        : unit(bps / 1000, "kilobit-per-second"),
  sent: "What you send",
  received: "What you receive",
  figures: (line: QualityLine): string =>
    [
      quality.rate(line.bps),
      line.height !== null &&
        `${line.width}×${line.height}${line.fps === null ? "" : `, ${Math.round(line.fps)} a second`}`,
      line.layers.length > 1 && `in ${line.layers.length} sizes`,
      line.lost !== null && `${percent(line.lost)} lost`,
      line.jitterMs !== null && `${quality.ms(line.jitterMs)} jitter`,
      line.video &&
        !line.sent &&
        (line.freezes === 0
          ? "never froze"
          : `froze ${line.freezes} ${plural(line.freezes, "time", "times")}`),
      line.limited === "network" && "held back by the network",
      line.limited === "machine" && "held back by this computer",
    ]
      .filter((part) => part !== false)
      .join(" · "),
  local: "Measured in your browser over the last five seconds, and told to nobody.",
};

const percent = (share: number) =>
  new Intl.NumberFormat([], {
    style: "percent",
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  }).format(share);

type StepWords = Record<Step["is"], string>;

const unknownWay: StepWords = { waiting: "", running: "Trying…", works: "", absent: "", fails: "" };

export const check = {
  open: "Test devices and network",
  title: "Will it work here?",
  lead: "A short test of your camera, microphone, speaker and network. It takes about half a minute.",
  start: "Start the test",
  again: "Test again",
  steps: "What is tested",
  private:
    "The test opens a meeting of its own that nobody else has the link of, sealed like any other. Nothing of it is kept.",
  play: "Play a sound",
  heard: "I heard it",
  heardNot: "I heard nothing",
  names: {
    camera: "Camera",
    mic: "Microphone",
    speaker: "Speaker",
    server: "Server",
    udp: "Direct way (UDP)",
    tcp: "Way around strict networks (TCP)",
    relay: "Way through web-only networks (relay)",
    bandwidth: "Speed",
  } satisfies Record<StepName, string>,
  results: {
    camera: {
      ...unknownWay,
      running: "Your browser may ask for your camera. Choose “Allow”.",
      works: "Your camera works.",
      fails: "Your camera gives no picture.",
    },
    mic: {
      ...unknownWay,
      running: "Say a few words.",
      works: "Your microphone works.",
      fails: "Nothing was heard. Is the right microphone chosen, and turned on?",
    },
    speaker: {
      ...unknownWay,
      waiting: "Play a sound and say whether you hear it.",
      works: "You can hear others.",
      fails: "Turn up the volume, or choose another speaker in your system.",
    },
    server: {
      ...unknownWay,
      works: "The server answers.",
      fails: "The server cannot be reached. Check your internet connection.",
    },
    udp: {
      ...unknownWay,
      works: "Open: the best way for picture and sound.",
      absent: "This server does not offer it.",
      fails: "Closed by your network.",
    },
    tcp: {
      ...unknownWay,
      works: "Open.",
      absent: "This server does not offer it.",
      fails: "Closed by your network.",
    },
    relay: {
      ...unknownWay,
      works: "Open.",
      absent: "This server does not offer it.",
      fails: "Not offered by this server, or closed by your network.",
    },
    bandwidth: {
      ...unknownWay,
      running: "Measuring…",
      works: "",
      absent: "Could not be measured here.",
      fails: "Could not be measured here.",
    },
  } satisfies Record<StepName, StepWords>,
  roundTrip: (works: string, value: number) => `${works} There and back: ${quality.ms(value)}.`,
  speed: (bps: number, speed: Speed) =>
    `You can send about ${quality.rate(bps)}: ${
      {
        full: "enough for a sharp picture.",
        middle: "enough for a good picture.",
        small: "enough for sound and a small picture.",
        sound: "enough for sound. Turn your camera off if others hear you badly.",
      }[speed]
    }`,
  findings: {
    all: "Everything works. You can be seen and heard, and you will see and hear others.",
    noServer: "You cannot join from here now: the server does not answer.",
    nothing:
      "You can open meetings, but picture and sound find no way through your network. Try another network, such as your phone's.",
    seenNot: "Others will not see you: your camera does not work here.",
    heardNot: "Others will not hear you: your microphone does not work here.",
    hearsNot: "You may not hear others: check your speaker.",
    detour:
      "Picture and sound take a detour around your network's limits. It works, a little slower.",
    slow: "Your network is slow: others will see you small, and hear you well.",
  } satisfies Record<Finding, string>,
};

export const invite = {
  title: "Invite others",
  alone: "You are the only one here",
  text: "Send this link to those you want to meet. It is the key to the room, so share it with care.",
  link: "Link to this meeting",
  copy: "Copy link",
  copied: "The link is copied.",
  copyFailed: "The link could not be copied. Select it and copy it by hand.",
  qr: "QR code of the link. Scan it with a phone to join.",
  showQr: "Show as QR code",
  password: "Guests also need the password. Tell it to them in another way than the link.",
};

export const people = {
  title: (count: number) => `People (${count})`,
  list: "People in this meeting",
  host: "Host",
  unknown: "This person has not proven a name. If you do not know who it is, ask before you go on.",
  invite: "Invite others",
  more: (name: string) => `More about ${name}`,
  writePrivately: "Message privately",
  writePrivatelyHint: "Nobody else here can read it, or see that you wrote.",
  turnOffMic: "Turn off microphone",
  turnOffMicHint: "Everybody is told that you did. They can turn it on again.",
  askTurnOffMic: "Ask to turn off microphone",
  askTurnOffMicHint: "Everybody is told that you asked.",
  muteAll: "Mute everyone",
};

/** What hosts do, and what the others see of it. */
export const hosts = {
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (name: string) =>
    `${name} is out at once, and sees and hears nothing more. The link still works for ${name}, so from then on newcomers wait until a host lets them in.`,
  removeConfirm: "Remove",
  cancel: "Cancel",
  makeHost: "Make host",
  makeHostHint: "Hosts let people in, remove them, and lock the meeting.",
  waiting: (count: number) => plural(count, "Waits to be let in", `${count} wait to be let in`),
  waitingList: "People who wait to be let in",
  waits: (name: string, more: number) =>
    more === 0
      ? `${name} waits to be let in.`
      : `${name} and ${more} ${plural(more, "other", "others")} wait to be let in.`,
  look: "Show",
  admit: "Let in",
  deny: "No",
  denyNamed: (name: string) => `do not let ${name} in`,
  door: "Who gets in",
  lobby: "Newcomers wait for a host",
  lock: "Nobody new gets in",
  changePassword: "Change the password",
  setPassword: "Set a password",
  passwordText:
    "Everybody who is here stays. Who comes later needs the new password, so tell it to them in another way than the link.",
  newPassword: "New password",
  newPasswordMissing: "Type a password first.",
  lobbyOn: "Newcomers wait until a host lets them in.",
  lockOn: "The meeting is locked. Nobody new gets in.",
  noHost: "No host is here. The meeting goes on; only a host can change who gets in.",
};

export const chat = {
  title: "Chat",
  input: "Message to everyone",
  send: "Send",
  empty: "No messages yet. What you write is sealed, and gone when the meeting ends.",
  sealed: "As the server saw it",
  sealedText: "These are the bytes that the server passed on. Without a key they say nothing.",
  arrived: (name: string, text: string) => `${name}: ${text}`,
  arrivedPrivately: (name: string, text: string) => `${name}, only to you: ${text}`,
  onlyToYou: "Only to you",
  onlyTo: (name: string) => `Only to ${name}`,
  inputPrivate: (name: string) => `Message only to ${name}`,
  backToAll: "Write to everyone again",
  answer: "Answer privately",
  log: "Messages",
};

export const files = {
  attach: "Send a file",
  attachTip: "Send a file, up to 1 GB",
  save: "Save",
  saveAgain: "Try again",
  stopSaving: "Stop",
  stopOffering: "Stop sharing",
  sizeOf: (size: string, state: string) => (state === "" ? size : `${size} · ${state}`),
  progress: (name: string) => `Saving ${name}`,
  begins: "Starting…",
  part: (done: string, size: string) => `${done} of ${size}`,
  offeredBy: (name: string, self: boolean) => (self ? "You share a file" : `${name} shares a file`),
  waiting: (name: string) => `Waiting for ${name} to come back`,
  savedHere: "Saved",
  failed: "Not saved",
  withdrawn: "No longer shared",
  gone: (name: string) => `${name} is not here`,
  taken: (saved: number, saving: number) =>
    saving > 0
      ? plural(saving, "1 person is saving it", `${saving} people are saving it`)
      : saved > 0
        ? plural(saved, "1 person saved it", `${saved} people saved it`)
        : "Shared",
  bytes: (size: number): string => {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
    const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
    const value = size / 1000 ** step;
    return new Intl.NumberFormat([], {
      style: "unit",
      unit: units[step] ?? "byte",
      maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
    }).format(value);
  },
};

const fileProblems: Record<FileProblem, (name: string) => string> = {
  empty: (name) => `${name} is empty, so there is nothing to send.`,
  tooLarge: (name) => `${name} is larger than 1 GB. Send it in parts.`,
  tooMany: (name) => `${name} has to wait: too many files are on their way.`,
  damaged: (name) =>
    `A part of ${name} was not what its sender sent. It was thrown away and asked for again.`,
  unreadable: (name) => `${name} was changed or removed, so it is no longer shared.`,
};

/** A file could not be written on this device. */
export const saveFailed = (name: string, why: SaveProblem): string =>
  why === "noSpace"
    ? `There is not enough room here to save ${name}.`
    : `${name} could not be saved. Try again.`;

export const security = {
  title: "Security",
  shield: {
    secure: "Secure",
    connecting: "Connecting",
    warning: "Check",
    broken: "Not secure",
  },
  shieldLabel: (state: string) => `Security: ${state}`,
  headline: {
    secure: "Only the people here can see and hear this meeting.",
    connecting: "Your meeting is being sealed. This takes a moment.",
    warning: "Something needs your attention.",
    broken: "Do not say anything private now.",
  },
  text: {
    secure:
      "Everything is sealed before it leaves a browser, and opened only in the browsers of the people here. The server has no key.",
    connecting: "Nothing of you is sent until it can be sealed.",
    warning: "What you send is still sealed. Here is why the shield is amber:",
    broken: "Here is why the shield is red:",
  },
  codeTitle: "Is everybody who they say?",
  codeText:
    "Everybody here has this code, and it changes only when people come or go. If it is the same for all, nobody stands in between.",
  codeAlone: "This code is to be compared with the others, once they are here.",
  compare: "Compare codes",
  compared: (marked: number, others: number) =>
    marked === others
      ? "You have compared codes with everybody here."
      : `You have compared codes with ${marked} of ${others} others.`,
  codePending: "The code appears once you are in the meeting.",
  previewTitle: "What does the server see of you?",
  previewText: "Ask it for your own camera back, and look at what it has.",
  brokenAlert:
    "This browser did not seal what you send, so nothing more is sent. Leave, and join again with an up-to-date browser.",
  openPreview: "See what the server sees",
  countsTitle: "Sealed and opened, counted",
  countsText: "Counted in your browser, frame by frame.",
  countsCaption: "Sealed and opened frames of each track",
  track: "Track",
  frames: "Frames",
  failed: "Rejected",
  sealedFrames: (count: string) => `${count} sealed`,
  openedFrames: (count: string) => `${count} opened`,
  noTracks: "No pictures or sound yet.",
  knowsTitle: "What the server does see",
  knows: (quiet: boolean) => [
    "the network addresses of those who are connected",
    "a random number in place of the room's name",
    "how many people are here, and when they come and go",
    "when and how much data flows",
    "which microphones, cameras and screens are on",
    ...(quiet ? [] : ["how loud a microphone is, to find out who speaks"]),
    "the kind of encoding of picture and sound",
  ],
  quiet:
    "This is a quiet meeting: the server is not told how loud a microphone is. So it cannot pick who speaks, and passes on the eight microphones that were turned on first.",
  knowsNot: "It does not see names, faces, voices, screens, messages or the name of the meeting.",
  keysTitle: "For how long does it stay secret?",
  hybrid:
    "The keys are agreed in two ways at once, today's and one made for the time of quantum computers. Who records this meeting cannot open it later with such a computer.",
  hybridNot:
    "That somebody is who they prove to be rests on today's way alone, which has to hold only while you meet.",
  classical:
    "This is a large meeting, so its keys are agreed in today's way alone. Who records it, and has the link and one day a quantum computer, could open it.",
  largeNotice:
    "More than 50 people are here, so joining takes a little longer. Next time, choose “Large meeting” when you start.",
  suite: (suite: string, epoch: number) => `Keys: ${suite}, generation ${epoch}`,
};

export const compare = {
  title: (name: string) => `Is it really ${name}?`,
  titleAll: "Is everybody who they say?",
  openOne: (name: string) => `compare codes with ${name}`,
  mark: {
    none: "Compare codes",
    verified: "Verified by you",
    differs: "Codes did not match",
    changed: "A new person: compare again",
  } satisfies Record<Mark, string>,
  text: (name: string) =>
    `Read this to each other while you see and hear ${name}. On the other side it is behind “Compare codes” below your name, in the list of people.`,
  textAll:
    "Let everybody open their shield and read the digits aloud, one after the other, while you see and hear them.",
  pending: "One moment…",
  emoji: "Code as pictures",
  digits: "Code as digits",
  question: "Is every digit the same?",
  match: "They match",
  matchAll: "They match for all",
  differ: "They don't match",
  showQr: "Show as QR code",
  hideQr: "Hide the QR code",
  qr: "QR code of the digits",
  qrText:
    "Hold a phone's camera against this screen. It reads the digits, to compare with the other screen.",
  codeChanged: "Somebody came or left, so the code is another one now. Start again with that.",
  personGone: (name: string) => `${name} left, or came back as a new person.`,
  showNew: "Show the new code",
  verified: (name: string) => `It is ${name}`,
  verifiedAll: "Everybody is who they say",
  verifiedText:
    "Nobody stands in between. The mark stays for as long as this tab and theirs stay open. Who reloads the page comes back as a new person, and you are told.",
  done: "Done",
  differsTitle: "Say nothing private now",
  steps: (name: string) => [
    `Make sure that you both look at the right code: you at ${name}'s, and ${name} at yours.`,
    "Compare the digits once more, slowly.",
    "Still different? Somebody may stand in between. Leave, start a new meeting, and send its link in another way.",
  ],
  stepsAll: [
    "The code changes when somebody comes or goes. Wait until all are here.",
    "Compare the digits once more, slowly.",
    "Still different? Somebody may stand in between. Leave, start a new meeting, and send its link in another way.",
  ],
  again: "Compare again",
};

export const reasons = (reason: ShieldReason, name: string): string => {
  switch (reason.why) {
    case "connecting":
      return "The connection is still being made.";
    case "unknownMember":
      return "Somebody here has not proven a name. Look at the list of people.";
    case "framesFailing":
      return `Parts of ${name === "" ? "a" : `${name}'s`} picture or sound could not be opened and were thrown away.`;
    case "notSealed":
      return "Your browser tried to send or take in something unsealed. It was stopped. Leave, and use an up-to-date browser.";
    case "noMediaPath":
      return "Picture and sound find no way through your network. Try another network.";
    case "codesDiffer":
      return `${name === "" ? "The codes of this meeting" : `The codes of you and ${name}`} did not match. Say nothing private, and compare once more. If they still differ, leave, start a new meeting, and send its link in another way.`;
    case "keyChanged":
      return `${name} is not the one you compared codes with. It may be the same person after a reload, or somebody else under that name: compare codes again.`;
    case "forged":
      return `Something came in ${name === "" ? "somebody's" : `${name}'s`} name that ${name === "" ? "that person" : name} did not send. It is not shown or played. Somebody in this meeting may be pretending.`;
    case "forked":
      return `The server tells you and ${name === "" ? "somebody else" : name} two different stories of this meeting. Compare the security code, and do not trust who is here.`;
    case "digestsMissing":
      return `${name === "" ? "Somebody" : name} is seen or heard, but the signed proof of it does not arrive. The server may be holding it back.`;
    case "digestsLate":
      return `What ${name === "" ? "somebody" : name} says arrives several seconds late. The network is slow, or the server is holding it back.`;
    case "unheard":
      return `Nothing signed has come from ${name === "" ? "somebody here" : name} for a while. Their connection may be lost, or the server keeps you apart.`;
    case "unproven":
      return `Something was heard or seen in ${reason.name === "" ? "somebody's" : `${reason.name}'s`} name just before they left, with their microphone and camera off. It could not be confirmed that it was theirs.`;
    case "unconfirmed":
      return "Too few people have confirmed lately that they are still here, so nothing of you is sent. It goes on by itself once they do.";
  }
};

const trackNames: Record<TrackKind, string> = {
  mic: "microphone",
  camera: "camera",
  screen: "screen",
  screenAudio: "screen sound",
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
  const track = trackNames[slotTracks[role]];
  return own ? `Your ${track}` : `${name}'s ${track}`;
};

export const preview = {
  title: "What the server sees of you",
  text: "Your browser asked the server to send your own camera back. This is all that it has.",
  own: "You, in your browser",
  decoder: "A video player's attempt",
  decoderText: "It gets the sealed picture and no key, so there is nothing to show.",
  bytes: "The bytes, painted",
  bytesText:
    "One sealed frame, one square per byte. Amber squares are the few left clear for the player.",
  meta: "What stands beside it in the clear",
  waiting: "Waiting for the first sealed frame…",
  direct: "Your camera goes straight to the other person now. The server gets none of it.",
  nothing: "Nothing that it could show",
  cameraOff: "Turn on your camera to see what the server gets.",
  turnOn: "Turn on camera",
  frames: "Frames that came back",
  decrypted: "Of these, opened",
  size: "Size of this frame",
  sizeValue: (length: string, clear: number) => `${length} bytes, ${clear} of them clear`,
  kind: "Kind",
  key: "whole picture",
  delta: "change to the picture before",
  sender: "Sender",
  senderValue: (leaf: number) => `number ${leaf} (no name)`,
  generation: "Key generation",
  counter: "Frame number",
  loudness: "Loudness of your microphone",
  loudnessTold: "told, with each packet of sound",
  loudnessKept: "not told",
  chat: "Your last message",
  chatText: "The latest chat message, as the server passed it on.",
};

export const notices = {
  reconnecting: "Your connection was lost. Trying again…",
  micsFull:
    "Eight microphones are on, and this quiet meeting carries no more. Ask somebody to turn theirs off first.",
  soundBlocked: "Your browser holds back the sound.",
  allowSound: "Turn on sound",
  muteAsked: (name: string) => `${name} asks you to turn off your microphone.`,
  turnOff: "Turn off",
  handUp: (name: string) => `${name} raises a hand`,
  shareStarted: (name: string) => `${name} shares a screen`,
  reloaded:
    "You reloaded the page: to the others you are a new person, and all codes are to be compared again.",
};

export const notice = (what: Notice): string => {
  switch (what.what) {
    case "joined":
      return `${what.name || common.unknownPerson} joined`;
    case "left":
      return `${what.name || common.unknownPerson} left`;
    case "lost":
      return `${what.name || common.unknownPerson} lost the connection`;
    case "reconnecting":
      return notices.reconnecting;
    case "reconnected":
      return "You are connected again";
    case "chatTooLong":
      return "That message is too long. Send it in parts.";
    case "serverRefused":
      return "The server did not accept that. Try again in a moment.";
    case "sendingStopped":
      return "Nobody confirms that they are still here: nothing of you is sent for now";
    case "sendingAgain":
      return "You are seen and heard again";
    case "privateNotSent":
      return what.name === ""
        ? "That person is no longer here. Your private message was not sent."
        : `${what.name} is no longer here. Your private message was not sent.`;
    case "muteAsked":
      return muteAsked(what);
    case "fileProblem":
      return fileProblems[what.problem](what.name);
    case "keyChanged":
      return `${what.name} is here as a new person. Compare codes again before you rely on it.`;
    case "lobbyChanged":
      return what.on
        ? `${what.by || "A host"} turned on the lobby. Newcomers wait until a host lets them in.`
        : `${what.by || "A host"} turned off the lobby`;
    case "lockChanged":
      return what.on
        ? `${what.by || "A host"} locked the meeting. Nobody new gets in.`
        : `${what.by || "A host"} unlocked the meeting`;
    case "personRemoved":
      return `${what.by || "A host"} removed ${what.name || common.unknownPerson}`;
    case "madeHost":
      return `${what.name || common.unknownPerson} is a host now`;
    case "passwordChanged":
      return `${what.by || "A host"} set a new password. Everybody here stays in.`;
    case "noHost":
      return "The last host has left. The meeting goes on without one.";
    case "grownLarge":
      return "This is a large meeting now, so joining takes a little longer.";
  }
};

type MuteAsked = Notice & { what: "muteAsked" };

function muteAsked({ by, bySelf, whom, toSelf, host }: MuteAsked): string {
  const who = bySelf ? "You" : by || common.unknownPerson;
  const whose = whom === null ? null : whom || common.unknownPerson;
  if (!host) {
    const verb = bySelf ? "asked" : "asks";
    return toSelf
      ? `${who} ${verb} you to turn off your microphone`
      : `${who} asked ${whose} to turn off the microphone`;
  }
  if (whose === null) {
    return bySelf
      ? "You turned off everyone else's microphone"
      : `${who} turned off everyone else's microphone`;
  }
  return toSelf ? `${who} turned off your microphone` : `${who} turned off ${whose}'s microphone`;
}

/** How a meeting can end. `left` alone is no fault. */
export const ended: Record<EndReason, Sentence> = {
  left: { title: "You left the meeting", text: "Hope it was a good one." },
  badLink: {
    title: "This link is damaged",
    text: "A part of it is missing or changed. Ask for it again, and copy the whole link.",
  },
  roomEnded: {
    title: "This meeting has ended",
    text: "Everybody has left. Join again to open the room anew.",
  },
  roomFull: {
    title: "This meeting is full",
    text: "Wait until somebody has left, then try again.",
  },
  wrongPassword: {
    title: "That password is not right",
    text: "Ask the person who invited you, then try again.",
  },
  removed: {
    title: "You were removed from the meeting",
    text: "A host removed you. If it was a mistake, join again: a host has to let you in.",
  },
  replaced: {
    title: "You joined from another place",
    text: "This tab has left the meeting, and the other one goes on. Close this tab, or join again here.",
  },
  serverGone: {
    title: "The server cannot be reached",
    text: "Check your internet connection, then join again.",
  },
  serverShutdown: {
    title: "The server was switched off",
    text: "This ended the meeting for everybody. Wait a minute, then join again.",
  },
  notSealed: {
    title: "We stopped, to keep you safe",
    text: "Your browser was about to send something unsealed, and nothing of it left. Update your browser or use another one, then join again.",
  },
  protocol: {
    title: "Something went wrong between you and the server",
    text: "Reload the page and join again. If that does not help, the server may be newer or older than this page.",
  },
  denied: {
    title: "You were not let in",
    text: "A host of this meeting said no. Ask the person who invited you.",
  },
  locked: {
    title: "This meeting is locked",
    text: "Nobody new gets in for now. Ask somebody who is inside to unlock it.",
  },
  passwordChanged: {
    title: "There is a new password",
    text: "You were away when a host set it. Ask for it, then join again.",
  },
};

export const tryAgain = "Join again";

export const support: Record<Exclude<Support, "ok">, Sentence> = {
  notSupported: {
    title: "This browser is too old for a sealed meeting",
    text: "Open the link in an up-to-date Chrome, Edge, Firefox or Safari.",
  },
  insecure: {
    title: "This page was not opened securely",
    text: "Browsers give out camera and microphone only over https. Open the same address with https:// in front.",
  },
  workerFailed: {
    title: "The page could not start",
    text: "A part of it did not load. Reload the page; if that does not help, try another browser.",
  },
};

const allowAgain = (what: string, browser: BrowserName): string => {
  switch (browser) {
    case "chrome":
      return `Click the symbol to the left of the address, allow the ${what}, and turn on again here.`;
    case "firefox":
      return `Click the crossed-out ${what} to the left of the address, remove the block, and turn on again here.`;
    case "safari":
      return `Choose Safari, Settings for This Website in the menu, allow the ${what}, and turn on again here.`;
    case "ios":
      return `Tap the symbol beside the address, then Website Settings, allow the ${what}, and turn on again here.`;
    case "other":
      return `Allow the ${what} for this page in your browser's settings, and turn on again here.`;
  }
};

/** Why a device does nothing, and what to do. */
export const deviceProblem = (
  kind: "mic" | "camera" | "speaker" | "screen",
  problem: DeviceProblem,
  browser: BrowserName,
): string | null => {
  const what = { mic: "microphone", camera: "camera", speaker: "speaker", screen: "screen" }[kind];
  if (kind === "screen") {
    switch (problem) {
      case "refused":
        return null; // The person closed the browser's own question: no fault.
      case "unsupported":
        return "This browser cannot share a screen. Use a computer to share.";
      default:
        return "Your screen could not be shared. Try again, or choose another window.";
    }
  }
  if (kind === "speaker") {
    return "That speaker could not be used. Choose another one.";
  }
  switch (problem) {
    case "refused":
      return `Your browser does not let this page use your ${what}. ${allowAgain(what, browser)}`;
    case "missing":
      return `No ${what} was found. Plug one in and turn it on here, or go on without.`;
    case "inUse":
      return `Another program is using your ${what}. Close it there, then turn it on here again.`;
    case "lost":
      return `Your ${what} was disconnected. Plug it in again or choose another one.`;
    case "silent":
      return kind === "camera"
        ? "Your camera gives no picture. Another program may be using it, or its cover is closed."
        : "Your microphone gives no sound. It may be turned off on your headset or in your system.";
    case "insecure":
      return `Browsers give out the ${what} only over https. Open the same address with https:// in front.`;
    case "unsupported":
      return `This browser cannot use your ${what}. Try another browser.`;
    case "failed":
      return `Your ${what} could not be started. Turn it on again, or choose another one.`;
  }
};

/** The same is wrong with both microphone and camera: said once. */
export const deviceProblemBoth = (problem: DeviceProblem, browser: BrowserName): string | null => {
  switch (problem) {
    case "refused":
      return `Your browser does not let this page use your microphone and camera. ${allowAgain("microphone and camera", browser)}`;
    case "missing":
      return "No microphone and no camera were found. Plug them in and turn them on here, or go on without.";
    case "insecure":
      return "Browsers give out microphone and camera only over https. Open the same address with https:// in front.";
    default:
      return null;
  }
};
