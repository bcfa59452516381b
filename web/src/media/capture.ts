// One's own microphone, camera and screen: what is on, what may be chosen, and
// which tracks are to be sent. Lives from the page before joining to the end.
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { TrackKind } from "../session/types.ts";
import { type Denoised, denoise } from "./denoise.ts";
import { type Input, Opener, openScreen, problemOf } from "./devices.ts";
import { Level, MutedSpeech } from "./level.ts";
import type {
  Device,
  DeviceKind,
  DeviceProblem,
  Devices,
  Local,
  ScreenHint,
  SoundChoice,
} from "./meeting.ts";

const METER_MS = 80;
/** A device that gives nothing for so long is told of; headsets that change their
 * mode are back sooner. */
const SILENT_MS = 2000;

export interface CaptureEvents {
  /** What to send on this line from now on; null: nothing. */
  source(track: TrackKind, source: MediaStreamTrack | null): void;
  /** Where sound is to come out. Rejects when it cannot. */
  speaker(id: string): Promise<void>;
  /** The microphone carries music from now on, or a voice. */
  music(on: boolean): void;
  /** A device went away, and this one was taken in its place. */
  replaced(kind: DeviceKind, name: string): void;
  /** Noise cannot be removed thoroughly here. */
  denoiseFailed(): void;
}

export class Capture {
  readonly local: ReadonlySignal<Local>;
  readonly devices: ReadonlySignal<Devices>;
  readonly micLevel: ReadonlySignal<number>;
  readonly speakingMuted: ReadonlySignal<boolean>;
  readonly #local: Signal<Local>;
  readonly #devices: Signal<Devices>;
  readonly #events: CaptureEvents;
  readonly #opener = new Opener();
  readonly #level: Level;
  readonly #meter: ReturnType<typeof setInterval>;
  readonly #tracks: Record<TrackKind, MediaStreamTrack | null> = {
    mic: null,
    camera: null,
    screen: null,
    screenAudio: null,
  };
  /** What the meter hears: the microphone, also while nothing of it is sent. */
  #ear: MediaStreamTrack | null = null;
  /** What is sent in the microphone's place. */
  #denoised: Denoised | null = null;
  /** What the person wants, which a device that opens slowly may be behind of. */
  readonly #wanted = { mic: false, camera: false };
  #ended = false;

  constructor(audio: AudioContext, events: CaptureEvents) {
    this.#events = events;
    this.#level = new Level(audio);
    this.#local = signal(NOTHING_ON);
    this.#devices = signal(NO_DEVICES);
    const micLevel = signal(0);
    this.local = this.#local;
    this.devices = this.#devices;
    this.micLevel = micLevel;
    const speakingMuted = signal(false);
    this.speakingMuted = speakingMuted;
    const speech = new MutedSpeech();
    this.#meter = setInterval(() => {
      const { mic } = this.#local.value;
      const level = this.#level.read();
      micLevel.value = mic ? level : 0;
      speakingMuted.value = speech.hear(mic ? 0 : level);
    }, METER_MS);
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.#plugged());
    void this.#enumerate();
  }

  track(kind: TrackKind): MediaStreamTrack | null {
    if (kind === "mic") {
      return this.#local.value.mic ? (this.#denoised?.track ?? this.#tracks.mic) : null;
    }
    return this.#tracks[kind];
  }

  async set(input: Input, on: boolean): Promise<void> {
    this.#wanted[input] = on;
    if (!on) {
      // A camera that is off has its light off. A muted microphone stays open,
      // for the first word after it: nothing of it is sent. Its loudness is
      // looked at here, to say that one speaks and nobody hears it.
      if (input === "camera") {
        this.#release("camera");
      } else if (this.#tracks.mic) {
        this.#tracks.mic.enabled = false;
      }
      this.#show(input, false);
    } else if (this.#tracks[input]) {
      this.#tracks[input].enabled = true;
      this.#show(input, true);
    } else {
      await this.#open(input);
    }
  }

  async select(kind: DeviceKind, id: string): Promise<void> {
    if (kind === "speaker") {
      await this.#selectSpeaker(id);
      return;
    }
    this.#choose(kind, id);
    if (this.#tracks[kind]) {
      this.#release(kind);
      if (this.#wanted[kind]) {
        await this.#open(kind);
      }
    }
  }

  /** A microphone that is open is opened anew: not every browser changes an open one. */
  async setSound(sound: SoundChoice): Promise<void> {
    const { music } = this.#local.value.sound;
    this.#local.value = { ...this.#local.value, sound };
    if (sound.music !== music) {
      this.#events.music(sound.music);
    }
    if (this.#tracks.mic) {
      this.#release("mic");
      if (this.#wanted.mic) {
        await this.#open("mic");
      }
    }
  }

  setCues(cues: boolean): void {
    this.#local.value = { ...this.#local.value, cues };
  }

  /** Of the screen that is shared now, and of the next one. */
  setScreenHint(screenHint: ScreenHint): void {
    this.#local.value = { ...this.#local.value, screenHint };
    if (this.#tracks.screen) {
      this.#tracks.screen.contentHint = screenHint;
    }
  }

  async shareScreen(on: boolean): Promise<void> {
    if (!on) {
      this.#endScreen();
      return;
    }
    this.#opening("screen", true);
    const opened = await openScreen(this.#local.value.screenHint);
    this.#opening("screen", false);
    if ("problem" in opened) {
      this.#problem("screen", opened.problem);
      return;
    }
    if (this.#ended) {
      opened.video.stop();
      opened.audio?.stop();
      return;
    }
    this.#endScreen();
    this.#problem("screen", null);
    this.#tracks.screen = opened.video;
    this.#tracks.screenAudio = opened.audio;
    // The browser's own "stop sharing", or the window that was shared closed.
    opened.video.onended = () => this.#endScreen();
    this.#local.value = {
      ...this.#local.value,
      screen: true,
      screenStream: new MediaStream([opened.video]),
    };
    this.#events.source("screen", opened.video);
    this.#events.source("screenAudio", opened.audio);
  }

  /** Lets go of every device, for good. */
  end(): void {
    this.#ended = true;
    clearInterval(this.#meter);
    this.#wanted.mic = false;
    this.#wanted.camera = false;
    this.#endScreen();
    this.#release("mic");
    this.#release("camera");
    this.#show("mic", false);
    this.#show("camera", false);
  }

  async #open(input: Input): Promise<void> {
    this.#opening(input, true);
    const { sound } = this.#local.value;
    const opened = await this.#opener.open(input, this.#devices.value.chosen[input], sound);
    this.#opening(input, false);
    if ("problem" in opened) {
      if (this.#wanted[input]) {
        this.#problem(input, opened.problem);
        this.#wanted[input] = false;
        this.#show(input, false);
      }
      return;
    }
    if (!this.#wanted[input] || this.#tracks[input]) {
      opened.track.stop();
      return;
    }
    this.#problem(input, null);
    this.#tracks[input] = opened.track;
    this.#watch(input, opened.track);
    if (input === "mic") {
      this.#ear = opened.track.clone();
      this.#level.listen(this.#ear);
      await this.#denoise(opened.track);
      if (this.#tracks.mic !== opened.track || !this.#wanted.mic) {
        return;
      }
    }
    this.#show(input, true);
    // Only now does the browser tell the names.
    await this.#enumerate();
  }

  /** Puts our own noise suppression behind the microphone, if it is asked for. */
  async #denoise(track: MediaStreamTrack): Promise<void> {
    const { strong, music } = this.#local.value.sound;
    if (!strong || music) {
      return;
    }
    const without = () => {
      if (this.#tracks.mic === track) {
        this.#denoised?.stop();
        this.#denoised = null;
        const local = this.#local.value;
        this.#local.value = { ...local, sound: { ...local.sound, strong: false } };
        this.#events.denoiseFailed();
      }
    };
    try {
      const denoised = await denoise(track, () => {
        without();
        this.#show("mic", this.#local.value.mic);
      });
      if (this.#tracks.mic === track) {
        this.#denoised = denoised;
      } else {
        denoised.stop();
      }
    } catch {
      without();
    }
  }

  #watch(input: Input, track: MediaStreamTrack): void {
    const says = (problem: DeviceProblem | null) => {
      if (this.#tracks[input] === track) {
        this.#problem(input, problem);
      }
    };
    track.onended = () => void this.#lost(input, track);
    track.onmute = () =>
      setTimeout(() => {
        if (track.muted && track.readyState === "live") {
          says("silent");
        }
      }, SILENT_MS);
    track.onunmute = () => says(null);
  }

  /** The device went away in use: another one takes over, if there is one. */
  async #lost(input: Input, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks[input] !== track) {
      return;
    }
    this.#release(input);
    this.#choose(input, "");
    if (!this.#wanted[input]) {
      return;
    }
    await this.#open(input);
    const next = this.#tracks[input];
    if (next) {
      this.#events.replaced(input, next.label);
    } else if (this.#local.value.problems[input] === "missing") {
      this.#problem(input, "lost");
    }
  }

  /** Something was plugged in or out. */
  async #plugged(): Promise<void> {
    await this.#enumerate();
    const { mics, cameras, speakers, chosen } = this.#devices.value;
    const has = (devices: Device[], id: string) => devices.some((device) => device.id === id);
    for (const [input, devices] of [
      ["mic", mics],
      ["camera", cameras],
    ] as const) {
      // Not every system ends the track of a device that was pulled out.
      const track = this.#tracks[input];
      const used = track?.getSettings().deviceId ?? "";
      if (track && used !== "" && !has(devices, used)) {
        await this.#lost(input, track);
      } else if (chosen[input] !== "" && !has(devices, chosen[input])) {
        this.#choose(input, "");
      }
    }
    if (chosen.speaker !== "" && !has(speakers, chosen.speaker)) {
      await this.#selectSpeaker("");
      this.#events.replaced("speaker", "");
    }
  }

  #release(input: Input): void {
    const track = this.#tracks[input];
    if (track) {
      track.onended = null;
      track.onmute = null;
      track.onunmute = null;
      track.stop();
      this.#tracks[input] = null;
    }
    if (input === "mic") {
      this.#level.listen(null);
      this.#ear?.stop();
      this.#ear = null;
      this.#denoised?.stop();
      this.#denoised = null;
    }
  }

  #endScreen(): void {
    for (const kind of ["screen", "screenAudio"] as const) {
      const track = this.#tracks[kind];
      if (track) {
        track.onended = null;
        track.stop();
        this.#tracks[kind] = null;
        this.#events.source(kind, null);
      }
    }
    this.#local.value = { ...this.#local.value, screen: false, screenStream: null };
  }

  /** Shows the device as on or off and sends it or not. */
  #show(input: Input, on: boolean): void {
    const track = this.#tracks[input];
    const cameraStream = input === "camera" && on && track ? new MediaStream([track]) : null;
    this.#local.value = {
      ...this.#local.value,
      [input]: on,
      ...(input === "camera" ? { cameraStream } : {}),
    };
    this.#events.source(input, this.track(input));
  }

  #opening(what: keyof Local["opening"], now: boolean): void {
    const local = this.#local.value;
    this.#local.value = { ...local, opening: { ...local.opening, [what]: now } };
  }

  #problem(what: keyof Local["problems"], problem: DeviceProblem | null): void {
    const local = this.#local.value;
    this.#local.value = { ...local, problems: { ...local.problems, [what]: problem } };
  }

  #choose(kind: DeviceKind, id: string): void {
    const devices = this.#devices.value;
    this.#devices.value = { ...devices, chosen: { ...devices.chosen, [kind]: id } };
  }

  async #selectSpeaker(id: string): Promise<void> {
    try {
      await this.#events.speaker(id);
      this.#choose("speaker", id);
      this.#problem("speaker", null);
    } catch (error) {
      this.#problem("speaker", problemOf(error));
    }
  }

  async #enumerate(): Promise<void> {
    const found = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind): Device[] =>
      found
        .filter((device) => device.kind === kind && device.deviceId !== "")
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    this.#devices.value = {
      ...this.#devices.value,
      mics: of("audioinput"),
      cameras: of("videoinput"),
      speakers: of("audiooutput"),
    };
  }
}

const NOTHING_ON: Local = {
  mic: false,
  camera: false,
  screen: false,
  cameraStream: null,
  screenStream: null,
  opening: { mic: false, camera: false, screen: false },
  sound: { echo: true, noise: true, strong: false, gain: true, music: false },
  cues: true,
  screenHint: "text",
  problems: { mic: null, camera: null, speaker: null, screen: null },
};

const NO_DEVICES: Devices = {
  mics: [],
  cameras: [],
  speakers: [],
  chosen: { mic: "", camera: "", speaker: "" },
  canChooseSpeaker: "setSinkId" in HTMLMediaElement.prototype,
};
