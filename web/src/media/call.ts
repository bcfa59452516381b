// Puts a meeting together: devices, workers and the peer connection, and tells
// each what the others say. It decides nothing about keys, people or security:
// that is the session worker's.
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { FromMedia } from "../session/messages.ts";
import { MeetingSession } from "../session/session.ts";
import type {
  ChatMessage,
  Command,
  Event,
  FileView,
  LineRole,
  Notice,
  TrackKind,
  View,
} from "../session/types.ts";
import { Capture } from "./capture.ts";
import { Connection, type ConnectionEvents } from "./connection.ts";
import { type Cue, Cues } from "./cues.ts";
import { Direct } from "./direct.ts";
import { askWhere, handOver } from "./download.ts";
import { Health } from "./health.ts";
import { OWN_VOICE_LEVEL } from "./level.ts";
import type {
  DeviceKind,
  Devices,
  FrameMeta,
  Local,
  Meeting,
  NumberedNotice,
  PageNotice,
  Picture,
  PictureKey,
  Preview,
  Quality,
  Reaction,
  ScreenHint,
  SoundChoice,
  Support,
  WantedTile,
} from "./meeting.ts";
import type { PathKind } from "./quality.ts";
import type { Relay } from "./relay.ts";
import { SlotPlan } from "./slots.ts";
import { Sound } from "./sound.ts";
import { canTransform, findTransforms, type Transforms } from "./transforms.ts";

/** How often it is looked who speaks, how loud that is, and for how long it counts. */
const VOICE_MS = 150;
const VOICE_LEVEL = 0.02;
const VOICE_HOLD_MS = 600;
const REACTION_MS = 5000;
const MAX_NOTICES = 20;
const MAX_CHAT = 1000;
/** The size that is asked for the Preview. */
const PREVIEW_SIZE = { width: 640, height: 360 };

/** Once for a page; `only`: packets may take this way and no other, to find out
 * whether it is open. */
export function createMeeting(only: PathKind | null = null): Meeting {
  return new Call(only);
}

class Call implements Meeting {
  readonly support: ReadonlySignal<Support>;
  readonly view: ReadonlySignal<View>;
  readonly chat: ReadonlySignal<ChatMessage[]>;
  readonly notices: ReadonlySignal<NumberedNotice[]>;
  readonly reactions: ReadonlySignal<Reaction[]>;
  readonly local: ReadonlySignal<Local>;
  readonly devices: ReadonlySignal<Devices>;
  readonly pictures: ReadonlySignal<ReadonlyMap<PictureKey, Picture>>;
  readonly speaking: ReadonlySignal<ReadonlySet<number>>;
  readonly micLevel: ReadonlySignal<number>;
  readonly speakingMuted: ReadonlySignal<boolean>;
  readonly volumes: ReadonlySignal<ReadonlyMap<number, number>>;
  readonly soundBlocked: ReadonlySignal<boolean>;
  readonly preview: ReadonlySignal<Preview | null>;
  readonly quality: ReadonlySignal<Quality | null>;
  readonly notOffered: ReadonlySignal<boolean>;
  readonly noRelay: ReadonlySignal<boolean>;

  readonly #support: Signal<Support>;
  readonly #view = signal<View>(EMPTY_VIEW);
  readonly #chat = signal<ChatMessage[]>([]);
  readonly #notices = signal<NumberedNotice[]>([]);
  readonly #reactions = signal<Reaction[]>([]);
  readonly #pictures = signal<ReadonlyMap<PictureKey, Picture>>(new Map());
  readonly #speaking = signal<ReadonlySet<number>>(new Set());
  readonly #volumes = signal<ReadonlyMap<number, number>>(new Map());
  readonly #soundBlocked = signal(false);
  readonly #preview = signal<Preview | null>(null);
  readonly #health = new Health();
  readonly #only: PathKind | null;
  readonly #notOffered = signal(false);
  readonly #noRelay = signal(false);

  readonly #audio = new AudioContext();
  readonly #sound = new Sound((blocked) => {
    this.#soundBlocked.value = blocked;
  });
  readonly #cues = new Cues();
  readonly #capture: Capture;
  readonly #session: MeetingSession | null;
  readonly #transforms: Transforms | null;
  readonly #plan = new SlotPlan();
  #connection: Connection | null = null;
  readonly #direct: Direct | null;
  /** Which layers of one's own tracks somebody watches, where that was said. */
  readonly #watched = new Map<TrackKind, number>();
  #relay: Relay | null = null;
  #links: ((fragment: string) => void)[] = [];
  #hostLinks: ((fragment: string | null) => void)[] = [];
  #number = 0;
  #tiles = "";
  readonly #heard = new Map<number, number>();
  #voiceTimer: ReturnType<typeof setInterval> | undefined;

  constructor(only: PathKind | null) {
    this.#only = only;
    this.#support = signal(supportHere());
    this.#capture = new Capture(this.#audio, {
      source: (track, source) => {
        void this.#connection?.setSource(track, source);
        void this.#direct?.peer?.setSource(track, source);
      },
      speaker: async (id) => {
        await this.#sound.setSpeaker(id);
        this.#cues.setSpeaker(id);
      },
      music: (on) => {
        void this.#connection?.setMusic(on);
        this.#direct?.giveUp();
      },
      replaced: (kind, name) => this.#say({ what: "deviceReplaced", kind, name }),
      denoiseFailed: () => this.#say({ what: "denoiseFailed" }),
    });
    this.#session = this.#support.value === "ok" ? this.#startSession() : null;
    this.#transforms = this.#session && findTransforms(this.#session.media);
    this.#direct = this.#makeDirect();

    this.support = this.#support;
    this.view = this.#view;
    this.chat = this.#chat;
    this.notices = this.#notices;
    this.reactions = this.#reactions;
    this.local = this.#capture.local;
    this.devices = this.#capture.devices;
    this.pictures = this.#pictures;
    this.speaking = this.#speaking;
    this.micLevel = this.#capture.micLevel;
    this.speakingMuted = this.#capture.speakingMuted;
    this.volumes = this.#volumes;
    this.soundBlocked = this.#soundBlocked;
    this.preview = this.#preview;
    this.quality = this.#health.quality;
    this.notOffered = this.#notOffered;
    this.noRelay = this.#noRelay;

    // A headset that changes its mode can stop what makes the silence of a
    // muted microphone.
    this.#audio.onstatechange = () => this.#resumeAudio();
    // Browsers start sound only after the person has touched the page.
    for (const touch of ["pointerdown", "keydown"]) {
      addEventListener(touch, () => this.#resumeAudio(), { capture: true, passive: true });
    }
    addEventListener("online", () => this.#networkChanged());
    // Not in every browser.
    const { connection } = navigator as Navigator & { connection?: EventTarget };
    connection?.addEventListener("change", () => this.#networkChanged());
    // A page that is closed leaves at once, rather than after a silence.
    addEventListener("pagehide", () => this.#send({ type: "leave" }));
  }

  open(fragment: string): void {
    this.#send({ type: "open", fragment });
  }

  makeLink(label: string, password: boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#links.push(resolve);
      this.#send({ type: "makeLink", label, password });
    });
  }

  hostLink(): Promise<string | null> {
    return new Promise((resolve) => {
      this.#hostLinks.push(resolve);
      this.#send({ type: "hostLink" });
    });
  }

  checkPassword(password: string): void {
    // The same letters typed on another keyboard are the same password.
    this.#send({ type: "password", password: password.normalize("NFC") });
  }

  join(name: string): void {
    this.#resumeAudio();
    this.#send({ type: "join", name });
  }

  leave(): void {
    this.#send({ type: "leave" });
    this.#end();
  }

  setMic(on: boolean): Promise<void> {
    return this.#capture.set("mic", on && !this.#broken());
  }

  setCamera(on: boolean): Promise<void> {
    return this.#capture.set("camera", on && !this.#broken());
  }

  shareScreen(on: boolean): Promise<void> {
    return this.#capture.shareScreen(on && !this.#broken());
  }

  selectDevice(kind: DeviceKind, id: string): Promise<void> {
    return this.#capture.select(kind, id);
  }

  setSound(choice: SoundChoice): Promise<void> {
    return this.#capture.setSound(choice);
  }

  setScreenHint(hint: ScreenHint): void {
    this.#capture.setScreenHint(hint);
  }

  allowSound(): void {
    this.#resumeAudio();
    this.#sound.allow();
  }

  playCue(cue: Cue): void {
    if (this.local.value.cues) {
      this.#cues.play(cue);
    }
  }

  setCues(on: boolean): void {
    this.#capture.setCues(on);
  }

  setVolume(person: number, volume: number): void {
    const volumes = new Map(this.#volumes.value);
    volumes.set(person, Math.min(1, Math.max(0, volume)));
    this.#volumes.value = volumes;
    this.#sound.setVolumes(this.#trackVolumes(this.#view.value));
  }

  setTiles(tiles: WantedTile[]): void {
    const self = this.#self();
    this.#plan.setWanted(tiles.filter(({ person }) => person !== self));
    this.#askForTiles();
  }

  sendChat(text: string): void {
    this.#send({ type: "chat", text });
  }

  sendPrivately(person: number, text: string): void {
    this.#send({ type: "chatTo", person, text });
  }

  askMute(person: number | null): void {
    this.#send({ type: "askMute", person });
  }

  setOptions({ large, quiet }: { large: boolean; quiet: boolean }): void {
    this.#send({ type: "options", large, quiet });
  }

  remove(person: number): void {
    this.#send({ type: "remove", person });
  }

  setLobby(on: boolean): void {
    this.#send({ type: "lobby", on });
  }

  setLock(on: boolean): void {
    this.#send({ type: "lock", on });
  }

  admit(knocker: number): void {
    this.#send({ type: "admit", knocker });
  }

  deny(knocker: number): void {
    this.#send({ type: "deny", knocker });
  }

  makeHost(person: number): void {
    this.#send({ type: "makeHost", person });
  }

  changePassword(password: string): void {
    this.#send({ type: "changePassword", password });
  }

  offerFile(file: File, person: number | null): void {
    this.#session?.offerFile(this.#next(), file, person);
  }

  async saveFile({ id, name, size }: FileView): Promise<void> {
    const handle = await askWhere(name);
    if (handle !== "cancelled") {
      this.#session?.saveFile(id, size, handle);
    }
  }

  stopFile(file: number): void {
    this.#send({ type: "stopFile", file });
  }

  allowDirect(on: boolean): void {
    // Who has media go one way alone wants no other.
    this.#send({ type: "allowDirect", on: on && this.#direct !== null });
  }

  react(emoji: string): void {
    this.#send({ type: "reaction", emoji });
  }

  raiseHand(up: boolean): void {
    this.#send({ type: "hand", up });
  }

  openPreview(on: boolean): void {
    const slot = this.#connection?.preview();
    this.#preview.value =
      on && slot
        ? { decoder: slot.stream, bytes: null, meta: null, frames: 0, decrypted: 0 }
        : null;
    this.#session?.tellMedia({ type: "preview", on: this.#preview.value !== null });
    this.#askForTiles();
  }

  compare(person: number): void {
    this.#send({ type: "compare", person });
  }

  verify(person: number | null, digits: string, ok: boolean): void {
    this.#send({ type: "verify", person, digits, ok });
  }

  /** An open Preview moves to the slot of a new connection. */
  #renewPreview(): void {
    const slot = this.#connection?.preview();
    if (this.#preview.value && slot) {
      this.#preview.value = { ...this.#preview.value, decoder: slot.stream };
    }
  }

  #startSession(): MeetingSession {
    return new MeetingSession({
      event: (event) => this.#event(event),
      media: (message) => this.#media(message),
      saved: (file, blob) => {
        if (blob !== null) {
          handOver(this.#fileName(file), blob, () => this.#session?.releaseFile(file));
        }
      },
      saveFailed: (file, why) => this.#say({ what: "saveFailed", name: this.#fileName(file), why }),
      broken: () => {
        this.#support.value = "workerFailed";
        this.#end();
      },
    });
  }

  #send(command: Command): void {
    this.#session?.send(command);
  }

  #event(event: Event): void {
    switch (event.type) {
      case "view":
        this.#setView(event.view);
        break;
      case "link":
        this.#links.shift()?.(event.fragment);
        break;
      case "hostLink":
        this.#hostLinks.shift()?.(event.fragment);
        break;
      case "chat":
        this.#chat.value = [...this.#chat.value, event.message].slice(-MAX_CHAT);
        break;
      case "reaction":
        this.#showReaction({ id: this.#next(), person: event.person, emoji: event.emoji });
        break;
      case "notice":
        this.#say(event.notice);
        break;
      case "needOffer":
        void this.#offer(event.cameraSlots, event.fresh, event.quiet);
        break;
      case "directCall":
      case "directAnswer":
        this.#direct?.event(event, this.local.value.sound.music);
        break;
      case "answer":
        void this.#connection?.answer(event.sdp);
        break;
      case "encode":
        this.#watched.set(event.track, event.layers);
        void this.#connection?.setWatched(event.track, event.layers);
        break;
      case "relay":
        this.#relay = event;
        break;
      case "micOff":
        void this.#capture.set("mic", false);
        break;
    }
  }

  #say(notice: Notice | PageNotice): void {
    const numbered = { ...notice, id: this.#next() };
    this.#notices.value = [...this.#notices.value, numbered].slice(-MAX_NOTICES);
  }

  #fileName(file: number): string {
    return this.#view.value.files.find(({ id }) => id === file)?.name ?? "file";
  }

  #setView(view: View): void {
    const before = this.#view.value.phase.is;
    const wasBroken = this.#broken();
    this.#view.value = view;
    this.#direct?.update(view);
    this.#showPictures();
    this.#sound.mute(this.#unheard(view));
    this.#sound.setVolumes(this.#trackVolumes(view));
    if (this.#broken() && !wasBroken) {
      // Whoever found it, the page's gate or the session: no device goes on.
      for (const role of ["mic", "camera", "screen"] as const) {
        this.#close(role);
      }
    }
    if (view.phase.is === "ended") {
      this.#end();
    } else if (before === "reconnecting" && view.phase.is === "joined") {
      // An answer may have been lost with the old socket, or the path with the
      // old network.
      if (this.#connection && !this.#connection.settled) {
        void this.#connection.restart();
      }
      this.#askForTiles(true);
    }
  }

  /** The tracks that bring what somebody else made in a person's name, or what
   * comes by another way as well. */
  #unheard({ people, slots }: View): Set<MediaStreamTrack> {
    const forged = new Set(people.filter((person) => person.forged).map(({ id }) => id));
    const tracks = slots
      .filter(({ person }) => person !== null && forged.has(person))
      .concat(this.#direct?.unheard() ?? [])
      .flatMap(({ mid }) => this.#stream(mid)?.getAudioTracks() ?? []);
    return new Set(tracks);
  }

  /** By whose frames each slot opened last. */
  #trackVolumes({ slots }: View): Map<MediaStreamTrack, number> {
    return new Map(
      slots.flatMap(({ mid, person }) => {
        const volume = person === null ? undefined : this.#volumes.value.get(person);
        const tracks = this.#connection?.lines.stream(mid)?.getAudioTracks() ?? [];
        return volume === undefined
          ? []
          : tracks.map((track): [MediaStreamTrack, number] => [track, volume]);
      }),
    );
  }

  async #offer(cameraSlots: number, fresh: boolean, quiet: boolean): Promise<void> {
    await this.#session?.ready;
    if (fresh && this.#connection) {
      this.#direct?.close();
      this.#connection.close();
      this.#connection = null;
      this.#sound.stop();
    }
    this.#connection ??= this.#connect();
    await this.#connection?.offer(cameraSlots, quiet);
  }

  /** Neither socket nor path may lead anywhere any more. */
  #networkChanged(): void {
    if (this.#connection) {
      this.#send({ type: "networkChanged" });
      void this.#connection.networkChanged();
    }
  }

  #connect(): Connection | null {
    if (!this.#session || !this.#transforms) {
      return null;
    }
    this.#notOffered.value = false;
    this.#noRelay.value = false;
    const events: ConnectionEvents = {
      offer: (sdp, lines) => this.#send({ type: "offer", sdp, lines }),
      state: (state) => this.#send({ type: "peer", state }),
      stats: (lines) => this.#send({ type: "peerStats", lines }),
      unsealed: (mid, role) => this.#unsealed(mid, role),
      live: (track, on) => this.#send({ type: "track", track, on }),
      figures: (figures) => {
        if (!this.#direct?.showing) {
          this.#health.measured(connection.lines, figures, this.#view.value.slots, this.#self());
        }
      },
      broke: () => this.#networkChanged(),
      slots: () => {
        this.#renewPreview();
        this.#planSlots();
      },
      notOffered: () => {
        this.#notOffered.value = true;
      },
      noRelay: () => {
        this.#noRelay.value = true;
      },
    };
    const connection = new Connection(
      this.#session,
      this.#transforms,
      this.#audio,
      this.#relay,
      events,
      this.#only,
    );
    void connection.setMusic(this.local.value.sound.music);
    for (const [track, layers] of this.#watched) {
      void connection.setWatched(track, layers);
    }
    for (const track of TRACKS) {
      void connection.setSource(track, this.#capture.track(track));
    }
    for (const track of connection.lines.sounds()) {
      this.#sound.play(track);
    }
    clearInterval(this.#voiceTimer);
    this.#voiceTimer = setInterval(() => this.#listen(), VOICE_MS);
    return connection;
  }

  #makeDirect(): Direct | null {
    if (!this.#session || !this.#transforms || this.#only !== null) {
      return null;
    }
    const parts = { session: this.#session, transforms: this.#transforms, audio: this.#audio };
    return new Direct(parts, {
      began: (peer) => {
        for (const track of TRACKS) {
          void peer.setSource(track, this.#capture.track(track));
        }
      },
      hears: (track) => this.#sound.play(track),
      ended: (peer) => {
        for (const track of peer.lines.sounds()) {
          this.#sound.drop(track);
        }
      },
      rest: (on) => void this.#connection?.rest(on),
      turned: () => this.#planSlots(),
      unsealed: (mid, role) => this.#unsealed(mid, role),
      figures: (peer, figures) =>
        this.#health.measured(peer.lines, figures, this.#view.value.slots, this.#self()),
    });
  }

  /** The slots of the connection that is shown are those to ask for. */
  #planSlots(): void {
    const shown = this.#direct?.showing ? this.#direct.peer : this.#connection;
    if (shown) {
      this.#plan.setSlots(shown.videoSlots());
      this.#askForTiles(true);
    }
  }

  /** What a slot of either connection receives. */
  #stream(mid: string): MediaStream | null {
    return this.#direct?.peer?.lines.stream(mid) ?? this.#connection?.lines.stream(mid) ?? null;
  }

  /** What could go out unsealed is not even opened any more. */
  #unsealed(mid: string, role: LineRole): void {
    this.#send({ type: "unsealed", mid });
    this.#close(role);
  }

  #close(role: LineRole): void {
    if (role === "mic" || role === "camera") {
      void this.#capture.set(role, false);
    } else if (role === "screen" || role === "screenAudio") {
      void this.#capture.shareScreen(false);
    }
  }

  #broken(): boolean {
    return this.#view.value.security.shield === "broken";
  }

  #media(message: FromMedia): void {
    if (message.type === "counts") {
      this.#connection?.lines.counts(message.lines);
      this.#direct?.counts(message.lines);
    } else if (message.type === "preview" && this.#preview.value) {
      const { frames, decrypted, bytes, meta } = message;
      const parsed = JSON.parse(meta) as FrameMeta;
      this.#preview.value = { ...this.#preview.value, frames, decrypted, bytes, meta: parsed };
    }
  }

  /** Sends the tiles when they are others than last time. */
  #askForTiles(again = false): void {
    const tiles = this.#plan.tiles();
    const self = this.#self();
    const preview = this.#connection?.preview();
    if (this.#preview.value && preview && self !== null) {
      tiles.push({ mid: preview.mid, person: self, track: "camera", ...PREVIEW_SIZE });
    }
    const json = JSON.stringify(tiles);
    if (this.#connection && (again || json !== this.#tiles)) {
      this.#tiles = json;
      this.#send({ type: "tiles", tiles });
    }
    this.#showPictures();
  }

  #showPictures(): void {
    const before = this.#pictures.value;
    const pictures = new Map<PictureKey, Picture>();
    for (const [key, { mid, stale }] of this.#plan.shown(this.#view.value.slots)) {
      const stream = this.#stream(mid);
      if (stream) {
        pictures.set(key, { stream, stale });
      }
    }
    const same =
      before.size === pictures.size &&
      [...pictures].every(([key, { stream, stale }]) => {
        const old = before.get(key);
        return old?.stream === stream && old.stale === stale;
      });
    if (!same) {
      this.#pictures.value = pictures;
    }
  }

  /** Who speaks now: by the slot whose frames opened under a person's key. */
  #listen(): void {
    const now = performance.now();
    const { slots } = this.#view.value;
    const voices = [this.#connection, this.#direct?.peer].flatMap((from) => [
      ...(from?.lines.voices() ?? []),
    ]);
    for (const [mid, level] of voices) {
      const person = slots.find((slot) => slot.mid === mid && !slot.stale)?.person ?? null;
      if (person !== null && level >= VOICE_LEVEL) {
        this.#heard.set(person, now);
      }
    }
    const self = this.#self();
    if (self !== null && this.micLevel.value >= OWN_VOICE_LEVEL) {
      this.#heard.set(self, now);
    }
    const speaking = new Set<number>();
    for (const [person, at] of this.#heard) {
      if (now - at < VOICE_HOLD_MS) {
        speaking.add(person);
      } else {
        this.#heard.delete(person);
      }
    }
    const before = this.#speaking.value;
    if (speaking.size !== before.size || [...speaking].some((person) => !before.has(person))) {
      this.#speaking.value = speaking;
    }
  }

  #showReaction(reaction: Reaction): void {
    this.#reactions.value = [...this.#reactions.value, reaction];
    setTimeout(() => {
      this.#reactions.value = this.#reactions.value.filter(({ id }) => id !== reaction.id);
    }, REACTION_MS);
  }

  #self(): number | null {
    return this.#view.value.people.find(({ self }) => self)?.id ?? null;
  }

  #resumeAudio(): void {
    if (this.#audio.state !== "running" && this.#audio.state !== "closed") {
      void this.#audio.resume().catch(() => {});
    }
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** Devices, connection and sound stop; the last view stays to be read. */
  #end(): void {
    clearInterval(this.#voiceTimer);
    this.#direct?.close();
    this.#connection?.close();
    this.#connection = null;
    this.#health.clear();
    this.#sound.stop();
    this.#capture.end();
    this.#preview.value = null;
    this.#pictures.value = new Map();
    this.#speaking.value = new Set();
    if (this.#only !== null) {
      // One that only tried a way; the page goes on without it.
      this.#session?.stop();
      void this.#audio.close().catch(() => {});
    }
  }
}

/** Whether a sealed call is possible in this browser, on this page. */
export function supportHere(): Support {
  if (!isSecureContext) {
    return "insecure";
  }
  return canTransform() && typeof WebAssembly === "object" ? "ok" : "notSupported";
}

const TRACKS: readonly TrackKind[] = ["mic", "camera", "screen", "screenAudio"];

const EMPTY_VIEW: View = {
  phase: { is: "idle" },
  label: null,
  needsPassword: false,
  roomExists: null,
  present: 0,
  inside: [],
  passwordOk: null,
  people: [],
  slots: [],
  limits: { paused: [], voices: null },
  security: {
    shield: "connecting",
    reasons: [{ why: "connecting" }],
    digits: "",
    emoji: [],
    epoch: 0,
    suite: "",
    counts: [],
    hybrid: false,
    largeNotice: false,
    quiet: false,
  },
  files: [],
  mode: "open",
  knocks: [],
  hostPresent: true,
  hostKey: false,
  passwordChanged: false,
  invitation: null,
  direct: { allowed: false, attempt: 0, stage: "off" },
};
