// The one object that the screens use. It holds no key and knows no protocol:
// what is said comes from the session worker (`session/types.ts`), pictures and
// sound from the peer connection. Everything here is a signal, so a component
// reads it and is drawn again when it changes.
import type { ReadonlySignal } from "@preact/signals";
import type { SaveProblem } from "../session/messages.ts";
import type { ChatMessage, FileView, LineRole, Notice, View } from "../session/types.ts";
import type { Cue } from "./cues.ts";
import type { Grade, LineFigures, PathFigures } from "./quality.ts";

/** What a device is for. */
export type DeviceKind = "mic" | "camera" | "speaker";

/** A microphone, camera or speaker to choose from. */
export interface Device {
  id: string;
  /** Empty until the browser was allowed to use one of its kind. */
  label: string;
}

/** Why a device or a shared screen gives nothing. The page has the sentence. */
export type DeviceProblem =
  /** The person or the browser's settings said no. */
  | "refused"
  /** There is none. */
  | "missing"
  /** Another program has it. */
  | "inUse"
  /** It was there and is gone: unplugged, or taken away by the system. */
  | "lost"
  /** It is open and gives nothing: the system, a key on it or another program holds it. */
  | "silent"
  /** The page is not served over HTTPS or from this machine. */
  | "insecure"
  /** This browser cannot do it (screen sharing on a phone, choosing a speaker). */
  | "unsupported"
  | "failed";

/** Whether a sealed call is possible here. Anything but `ok` ends at a sentence. */
export type Support =
  | "ok"
  /** Neither RTCRtpScriptTransform nor createEncodedStreams, or no WebAssembly. */
  | "notSupported"
  /** Camera, microphone and workers need HTTPS or localhost. */
  | "insecure"
  /** A worker did not start or died; reloading the page is the way out. */
  | "workerFailed";

/** One's own devices. */
export interface Local {
  /** The microphone is on: what it hears is sent. */
  mic: boolean;
  /** The camera is on, and its light with it. */
  camera: boolean;
  /** A screen is being shared. */
  screen: boolean;
  /** One's own camera, for the self-view; null while it is off. */
  cameraStream: MediaStream | null;
  /** One's own shared screen; null while none is. */
  screenStream: MediaStream | null;
  /** A device is being opened: the permission question may be on the screen. */
  opening: { mic: boolean; camera: boolean; screen: boolean };
  sound: SoundChoice;
  /** Short sounds say who comes and goes. */
  cues: boolean;
  screenHint: ScreenHint;
  problems: {
    mic: DeviceProblem | null;
    camera: DeviceProblem | null;
    speaker: DeviceProblem | null;
    screen: DeviceProblem | null;
  };
}

/** What is done to one's own sound before it is sent. */
export interface SoundChoice {
  /** Leaves out what comes out of the speaker. */
  echo: boolean;
  /** Leaves out fans, keys and streets, as well as the browser can. */
  noise: boolean;
  /** Does so thoroughly, in our own code, at the cost of some work and delay. */
  strong: boolean;
  /** Keeps the loudness the same. */
  gain: boolean;
  /** Music: stereo, at a higher rate, and nothing of the above. */
  music: boolean;
}

/** What a shared screen is sent for: sharp letters, or smooth motion. */
export type ScreenHint = "text" | "motion";

/** What there is to choose from, and what is chosen (empty: the browser's own choice). */
export interface Devices {
  mics: Device[];
  cameras: Device[];
  speakers: Device[];
  chosen: { mic: string; camera: string; speaker: string };
  /** False where the browser alone decides where sound comes out. */
  canChooseSpeaker: boolean;
}

/** What a person shows. */
export type PictureTrack = "camera" | "screen";

/** A tile on the screen. The order says who is dropped first when slots run out: the last. */
export interface WantedTile {
  person: number;
  track: PictureTrack;
  /** Size of the tile in device pixels. */
  width: number;
  height: number;
}

/** What a tile shows: found by the key that opened the frames, not by what was asked for. */
export interface Picture {
  /** Video only; sound is played by the meeting itself. */
  stream: MediaStream;
  /** No frame opened for 2 s. */
  stale: boolean;
}

/** The key of `pictures`. */
export type PictureKey = `${number}:${PictureTrack}`;

/** A hand clap and the like, shown for a few seconds. */
export interface Reaction {
  id: number;
  person: number;
  emoji: string;
}

/** What the page itself has to say once. */
export type PageNotice =
  | { what: "saveFailed"; name: string; why: SaveProblem }
  /** This browser cannot remove noise thoroughly: it goes on as before. */
  | { what: "denoiseFailed" }
  /** A device went away and this one took over; its name is empty when unknown. */
  | { what: "deviceReplaced"; kind: DeviceKind; name: string };

/** A notice with a number to tell it from the next of its kind. */
export type NumberedNotice = (Notice | PageNotice) & { id: number };

/** The clear metadata of a sealed frame, as the server can read it. */
export interface FrameMeta {
  /** The sender's leaf in the group: a number, not a name. */
  leaf: number;
  /** The lowest 8 bits of the group's epoch. */
  epoch: number;
  /** What kind of track. */
  context: string;
  counter: number;
  keyframe: boolean;
  /** Bytes of the whole frame, and how many of them are left clear for the codec. */
  length: number;
  clear: number;
}

/** One's own camera as the server has it. */
export interface Preview {
  /** A decoder's honest attempt at the sealed frames: usually nothing. */
  decoder: MediaStream;
  /** The latest sealed frame, up to its first 64 KiB; null until one came. */
  bytes: Uint8Array | null;
  meta: FrameMeta | null;
  /** Sealed frames that came back, and how many of them the worker opened: none, if all is well. */
  frames: number;
  decrypted: number;
}

/** How well the call goes, measured here and told to nobody. */
export interface Quality {
  path: PathFigures;
  /** By person; one's own is that of what one sends. Who sends nothing has none. */
  grades: ReadonlyMap<number, Grade>;
  lines: QualityLine[];
}

/** One track: whose it is, and its figures. */
export interface QualityLine extends LineFigures {
  person: number;
  role: LineRole;
  grade: Grade;
}

/** A meeting, from the link to the last word. One per page. */
export interface Meeting {
  readonly support: ReadonlySignal<Support>;
  /** Everything the session worker says; `phase` decides the screen. */
  readonly view: ReadonlySignal<View>;
  readonly chat: ReadonlySignal<ChatMessage[]>;
  /** The latest few, oldest first. The page decides for how long one is seen. */
  readonly notices: ReadonlySignal<NumberedNotice[]>;
  /** Those of the last few seconds. */
  readonly reactions: ReadonlySignal<Reaction[]>;
  readonly local: ReadonlySignal<Local>;
  readonly devices: ReadonlySignal<Devices>;
  /** Others' pictures. One's own are in `local`. */
  readonly pictures: ReadonlySignal<ReadonlyMap<PictureKey, Picture>>;
  /** Whose voice is heard now, oneself included. */
  readonly speaking: ReadonlySignal<ReadonlySet<number>>;
  /** Loudness of one's own microphone, 0 to 1; 0 while it is off. */
  readonly micLevel: ReadonlySignal<number>;
  /** One speaks, and the microphone is off. */
  readonly speakingMuted: ReadonlySignal<boolean>;
  /** How loud others are for oneself, 0 to 1; who is not in it: 1. */
  readonly volumes: ReadonlySignal<ReadonlyMap<number, number>>;
  /** The browser waits for a click before it plays sound: call `allowSound` from one. */
  readonly soundBlocked: ReadonlySignal<boolean>;
  readonly preview: ReadonlySignal<Preview | null>;
  /** null: no connection. */
  readonly quality: ReadonlySignal<Quality | null>;
  /** The server has no address of the only kind that may be used. */
  readonly notOffered: ReadonlySignal<boolean>;
  /** The address asks for the relay and nothing else, and the server has none. */
  readonly noRelay: ReadonlySignal<boolean>;

  /** Reads the link (what follows the `#`) and asks whether its room is there. */
  open(fragment: string): void;
  /** Makes a link; resolves to what follows its `#`. */
  makeLink(label: string, password: boolean): Promise<string>;
  /** What follows the `#` of the link that makes its holder the host; null: one is not. */
  hostLink(): Promise<string | null>;
  /** The answer is `view.passwordOk`. */
  checkPassword(password: string): void;
  join(name: string): void;
  /** Stops devices, connection and workers' keys. A new meeting needs a new page. */
  leave(): void;

  /** Ask for the device when it goes on. What went wrong is in `local.problems`. */
  setMic(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Call from a click: the browser asks which screen. */
  shareScreen(on: boolean): Promise<void>;
  selectDevice(kind: DeviceKind, id: string): Promise<void>;
  setSound(choice: SoundChoice): Promise<void>;
  setScreenHint(hint: ScreenHint): void;
  allowSound(): void;

  /** A short sound, unless they are switched off. */
  playCue(cue: Cue): void;
  setCues(on: boolean): void;

  /** How loud somebody's voice and shared sound are for oneself, 0 to 1. */
  setVolume(person: number, volume: number): void;

  /** What the page shows now, whole. One's own tiles are left out. */
  setTiles(tiles: WantedTile[]): void;

  sendChat(text: string): void;
  /** To one person alone. */
  sendPrivately(person: number, text: string): void;
  /** Asks for a microphone to be off; null: everybody's. A host's wish is done at once. */
  askMute(person: number | null): void;
  /** To everyone, or to one person alone. */
  offerFile(file: File, person: number | null): void;
  /** Call from a click: the browser may ask where to. */
  saveFile(file: FileView): Promise<void>;
  /** Stops saving a file, or offering it. */
  stopFile(file: number): void;
  /** Whether media may go directly to the one other who is there, while there is but one. */
  allowDirect(on: boolean): void;
  react(emoji: string): void;
  raiseHand(up: boolean): void;

  openPreview(on: boolean): void;

  /** What a room that this link opens will be. Between `open` and `join`. */
  setOptions(options: { large: boolean; quiet: boolean }): void;
  /** The rest is for hosts. From a removal on, newcomers wait for a host. */
  remove(person: number): void;
  /** Newcomers wait until a host lets them in. */
  setLobby(on: boolean): void;
  /** Nobody new gets in. */
  setLock(on: boolean): void;
  admit(knocker: number): void;
  deny(knocker: number): void;
  makeHost(person: number): void;
  /** Those inside stay. */
  changePassword(password: string): void;

  /** Asks for the code to compare with a person: it comes with the view. */
  compare(person: number): void;
  /** What came of comparing these digits; `person` null: with everybody. */
  verify(person: number | null, digits: string, ok: boolean): void;
}

/** The key of a person's picture in `pictures`. */
export function pictureKey(person: number, track: PictureTrack): PictureKey {
  return `${person}:${track}`;
}
