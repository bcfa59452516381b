// What the page and the session worker say to each other. The Rust side is
// `crates/client/src/page`; both are plain JSON, tagged by `type`.
// No key crosses here: only the link and a password while it is typed.

/** What a participant sends. */
export type TrackKind = "mic" | "camera" | "screen" | "screenAudio";

/** What an m-line of the peer connection is for (`docs/protocol.md`). */
export type LineRole =
  | TrackKind
  | "micSlot"
  | "cameraSlot"
  | "screenSlot"
  | "screenAudioSlot"
  | "previewSlot";

export interface Line {
  mid: string;
  role: LineRole;
}

/** A video slot that the page shows in a tile of this size in device pixels. */
export interface Tile {
  mid: string;
  person: number;
  track: "camera" | "screen";
  width: number;
  height: number;
}

/** From the page to the session worker. */
export type Command =
  /** Read the link and ask for the room's card. */
  | { type: "open"; fragment: string }
  /** Make a link. Answered by the event `link`. */
  | { type: "makeLink"; label: string; password: boolean }
  /** Show the link that makes its holder the host. Answered by the event `hostLink`. */
  | { type: "hostLink" }
  /** Check the password against the room card, before joining. */
  | { type: "password"; password: string }
  /** Join, or start the meeting when there is none. */
  | { type: "join"; name: string }
  | { type: "track"; track: TrackKind; on: boolean }
  | { type: "offer"; sdp: string; lines: Line[] }
  | { type: "tiles"; tiles: Tile[] }
  | { type: "chat"; text: string }
  | { type: "reaction"; emoji: string }
  | { type: "hand"; up: boolean }
  /** The state of the peer connection, and what the browser itself counts. */
  | { type: "peer"; state: "connecting" | "connected" | "failed" }
  | { type: "peerStats"; lines: LineStats[] }
  /** The browser says so, or the peer connection's path broke. */
  | { type: "networkChanged" }
  /** A transform could not be attached, or a frame passed beside it. */
  | { type: "unsealed"; mid: string }
  | { type: "leave" }
  /** Say something to one person alone. */
  | { type: "chatTo"; person: number; text: string }
  /** Ask for a microphone to be off; null: everybody's, which only a host may. */
  | { type: "askMute"; person: number | null }
  /** Offer a file, which the session worker knows by the number `local`. */
  | { type: "offerFile"; local: number; name: string; size: number; person: number | null }
  /** Save a file that somebody offers: the session worker is ready to write it. */
  | { type: "saveFile"; file: number }
  /** Stop saving a file, or offering it. */
  | { type: "stopFile"; file: number }

  /** Show the code that one compares with this person: `Person.code`. */
  | { type: "compare"; person: number }
  /** A code was compared; `person` null: the meeting's, with everybody in it. */
  | { type: "verify"; person: number | null; digits: string; ok: boolean }
  /** Whether media may go directly to the one other who is there, while there is but one. */
  | { type: "allowDirect"; on: boolean }
  /** This end of a direct connection, with all candidates. */
  | { type: "directMade"; attempt: number; sdp: string }
  /** The other is seen and heard by it, and all of one's own goes out by it. */
  | { type: "directReady"; attempt: number }
  /** It did not come about, or it broke. */
  | { type: "directBroke"; attempt: number }
  /** What a room that this link opens will be; before joining. */
  | { type: "options"; large: boolean; quiet: boolean }
  /** What only a host may: remove, shut the door, let in, hand on, change the password. */
  | { type: "remove"; person: number }
  | { type: "lobby"; on: boolean }
  | { type: "lock"; on: boolean }
  | { type: "admit"; knocker: number }
  | { type: "deny"; knocker: number }
  | { type: "makeHost"; person: number }
  | { type: "changePassword"; password: string };

/** What the browser counted on one m-line (from `getStats`). */
export interface LineStats {
  mid: string;
  /** Frames encoded and sent, or received and decoded. */
  frames: number;
  /** RTP bytes sent or received. */
  bytes: number;
}

/** From the session worker to the page. */
export type Event =
  | { type: "view"; view: View }
  | { type: "link"; fragment: string }
  /** Of this meeting, or of the link made last; null: one is not the host by key. */
  | { type: "hostLink"; fragment: string | null }
  | { type: "chat"; message: ChatMessage }
  | { type: "reaction"; person: number; emoji: string }
  /** Make an offer with this many camera slots; `fresh`: on a new peer connection. */
  | { type: "needOffer"; cameraSlots: number; fresh: boolean; quiet: boolean }
  | { type: "answer"; sdp: string }
  /**
   * Which layers of one's own track somebody watches; the others need not be
   * encoded. Bit 0 of `layers` is the smallest, 0: nobody watches. A hint of
   * the server: the newest counts, and no layer may go unsealed for it.
   */
  | { type: "encode"; track: "camera" | "screen"; layers: number }
  /** Something to say once: someone joined, left, the connection came back. */
  | { type: "notice"; notice: Notice }
  /** A host turned one's microphone off: close the device. */
  | { type: "micOff" }
  /** Make this end of a direct connection; `offer` null: make an offer. */
  | { type: "directCall"; attempt: number; offer: string | null }
  | { type: "directAnswer"; attempt: number; sdp: string }
  /** TURN over TLS at this port of the page's host; comes before `needOffer`. */
  | { type: "relay"; port: number; user: string; password: string };

export interface ChatMessage {
  person: number;
  name: string;
  text: string;
  self: boolean;
  /** Milliseconds since the epoch, the receiver's clock. */
  at: number;
  /** The message as the server relayed it, hex, at most the first 512 bytes. */
  sealed: string;
  /** Whom alone it is for; null: everybody. */
  to: Addressee | null;
  /** The file that it offers in place of a text. */
  file: number | null;
}

/** Whom a private message is for. */
export interface Addressee {
  /** While that person is there. */
  person: number | null;
  name: string;
}

/** A sentence is the page's business; this says which. */
export type Notice =
  | { what: "joined" | "left" | "lost"; name: string }
  | { what: "reconnecting" | "reconnected" }
  | { what: "chatTooLong" | "serverRefused" }
  | { what: "sendingStopped" | "sendingAgain" }
  /** A private message found nobody to go to. */
  | { what: "privateNotSent"; name: string }
  /** Somebody asked for a microphone to be off; `host`: so it is. */
  | {
      what: "muteAsked";
      by: string;
      bySelf: boolean;
      /** null: everybody's. */
      whom: string | null;
      /** Oneself, and oneself alone. */
      toSelf: boolean;
      host: boolean;
    }
  /** What hosts did; names are empty when unknown. */
  | { what: "lobbyChanged" | "lockChanged"; by: string; on: boolean }
  | { what: "personRemoved" | "madeHost"; name: string; by: string }
  | { what: "passwordChanged"; by: string }
  /** The last host is gone; more people than the suite was chosen for. */
  | { what: "noHost" | "grownLarge" }
  /** Somebody has the name of a person that one compared codes with, and another key. */
  | { what: "keyChanged"; name: string }
  /** Something is wrong with a file. */
  | { what: "fileProblem"; name: string; problem: FileProblem };

export type FileProblem =
  /** There is nothing in it. */
  | "empty"
  /** Over 1 GiB. */
  | "tooLarge"
  /** Too many are offered, or saved, already. */
  | "tooMany"
  /** A part came that its sender did not send; it was thrown away. */
  | "damaged"
  /** It was changed or removed since it was offered. */
  | "unreadable";

/** Everything the page shows, whole, whenever it changed. */
export interface View {
  phase: Phase;
  /** The room's label, once the link was read. */
  label: string | null;
  needsPassword: boolean;
  /** null: nobody looked yet. false: this link would start the meeting. */
  roomExists: boolean | null;
  /** How many the server says are there. */
  present: number;
  /**
   * Before joining: the names of the first of them, as far as they can be read.
   * By the word of whoever holds the link; not proven.
   */
  inside: string[];
  /** The result of the last `password` command. */
  passwordOk: boolean | null;
  people: Person[];
  slots: SlotView[];
  /** What one's link does not bear. */
  limits: LinkLimits;
  security: Security;
  /** How one gets in: before joining by the server's word, then by the group's. */
  mode: RoomMode;
  /** For a host: who waits to be let in. */
  knocks: Knocker[];
  /** A host is there, or the meeting has none by design. */
  hostPresent: boolean;
  /** One holds the host key: one may make others hosts, and show the host link. */
  hostKey: boolean;
  /** The password is another one than when the meeting began. */
  passwordChanged: boolean;
  /** Fragment of the link for others: it says that there is a password once there is one. */
  invitation: string | null;
  /** The files that were offered, oldest first. */
  files: FileView[];
  /** How the direct connection stands. */
  direct: DirectView;
}

export interface DirectView {
  /** One has allowed it. */
  allowed: boolean;
  /** 0: there is none. */
  attempt: number;
  stage: DirectStage;
}

export type DirectStage =
  /** There is none, or it is to end: what goes out goes through the server. */
  | "off"
  | "trying"
  /** Show and play what comes by it; what goes out goes both ways. */
  | "both"
  /** The way through the server rests. */
  | "alone";

/** `lobby`: a host lets in. `locked`: nobody new. */
export type RoomMode = "open" | "lobby" | "locked";

/** One who waits to be let in. */
export interface Knocker {
  id: number;
  name: string;
  /** Hue of its avatar, 0 to 359. */
  hue: number;
}

/** A file that was offered. */
export interface FileView {
  id: number;
  name: string;
  /** In bytes. */
  size: number;
  /** The name of who offers it. */
  from: string;
  self: boolean;
  state: FileState;
  /** How much of it is saved, in bytes, in steps. */
  done: number;
  /** Of one's own: how many are saving it, and how many were sent all of it. */
  saving: number;
  saved: number;
}

export type FileState =
  | "offered"
  | "saving"
  /** Being saved, and its sender is away. */
  | "waiting"
  | "saved"
  | "failed"
  | "withdrawn"
  /** Who offered it is not there. */
  | "gone";

export type Phase =
  | { is: "idle" }
  /** Link read, card known or absent: the page before joining. */
  | { is: "ready" }
  | { is: "joining"; ahead: number }
  /** Waiting for a host to let one in. */
  | { is: "knocking" }
  | { is: "joined" }
  | { is: "reconnecting" }
  | { is: "ended"; why: EndReason };

export type EndReason =
  | "left"
  | "badLink"
  | "roomEnded"
  | "roomFull"
  | "wrongPassword"
  | "removed"
  | "replaced"
  | "serverGone"
  | "serverShutdown"
  | "notSealed"
  | "protocol"
  | "denied"
  | "locked"
  | "passwordChanged";

export interface Person {
  /** The server's number of the participant; stable while it is there. */
  id: number;
  /** null: no valid profile; shown as unknown, and the shield is amber. */
  name: string | null;
  /** Hue of its avatar, 0 to 359. */
  hue: number;
  self: boolean;
  host: boolean;
  mic: boolean;
  camera: boolean;
  screen: boolean;
  hand: boolean;

  /** What came of comparing codes. */
  mark: Mark;
  /** What to compare with this person, once asked for. */
  code: PairCode | null;

  /** Something came in its name that somebody else sealed: show and play nothing of it. */
  forged: boolean;
}

/** Bound to the person's key; lasts as long as the tab. `changed`: somebody of this name had another key. */
export type Mark = "none" | "verified" | "differs" | "changed";

/** The code that two people compare. */
export interface PairCode {
  digits: string;
  emoji: string[];
}

/** Whose frames a slot opened last: by the key that opened them. */
export interface SlotView {
  mid: string;
  role: LineRole;
  person: number | null;
  track: TrackKind | null;
  /** No frame opened for 2 s. */
  stale: boolean;
}

/** What the server leaves out, as it says, because one's link does not bear it. */
export interface LinkLimits {
  /** These pictures are paused. */
  paused: PausedPicture[];
  /** Fewer voices come than there are, at most so many: the loudest. */
  voices: number | null;
}

export interface PausedPicture {
  person: number;
  track: TrackKind;
}

export interface Security {
  shield: "secure" | "connecting" | "warning" | "broken";
  /** Why it is not `secure`, worst first. */
  reasons: ShieldReason[];
  /** 30 digits, empty until joined. */
  digits: string;
  /** 7 emoji, empty until joined. */
  emoji: string[];
  epoch: number;
  suite: string;
  counts: TrackCount[];
  /** The keys withstand a later quantum computer. */
  hybrid: boolean;
  /** They do, and there are so many people that joining is slower. */
  largeNotice: boolean;

  /** The server is not told how loud a voice is. */
  quiet: boolean;
}

export type ShieldReason =
  | { why: "connecting" }
  | { why: "unknownMember" }
  | { why: "framesFailing"; person: number | null }
  | { why: "notSealed"; mid: string }
  | { why: "noMediaPath" }

  /** Codes were compared and are not the same; null: the meeting's. */
  | { why: "codesDiffer"; person: number | null }
  /** Somebody has the name of a person that one compared codes with, and another key. */
  | { why: "keyChanged"; person: number }

  /** Something came in this name that somebody else sealed. */
  | { why: "forged"; person: number }
  /** Was told another history of this meeting. */
  | { why: "forked"; person: number }
  /** Sends, and what it signs of that does not come, or comes late. */
  | { why: "digestsMissing" | "digestsLate"; person: number }
  /** Said to be here, and nothing signed has come for long. */
  | { why: "unheard"; person: number }
  /** Went, and what came in this name just before cannot be told to be its own. */
  | { why: "unproven"; name: string }
  /** Too few have confirmed lately what one sends: nothing is sent. */
  | { why: "unconfirmed" };

export interface TrackCount {
  mid: string;
  role: LineRole;
  person: number | null;
  direction: "sealed" | "opened";
  frames: number;
  failed: number;
  bytes: number;
}
