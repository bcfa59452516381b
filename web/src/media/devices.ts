// Asks the browser for cameras, microphones and screens, and says precisely why
// it gave none.
import type { DeviceProblem, ScreenHint, SoundChoice } from "./meeting.ts";

/** The size that the layers are cut from. */
const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};
const SCREEN_FRAME_RATE = 30;

export type Input = "mic" | "camera";

export type Opened = { track: MediaStreamTrack } | { problem: DeviceProblem };

/** The name of the DOMException that was thrown, by what it means to a person. */
export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "inUse";
    case "NotSupportedError":
      return "unsupported";
    default:
      return "failed";
  }
}

/** What the browser is to do to a voice; music is to be left as it is. */
function micConstraints(choice: SoundChoice): MediaTrackConstraints {
  const { echo, noise, strong, gain, music } = choice;
  return {
    channelCount: { ideal: music ? 2 : 1 },
    echoCancellation: echo && !music,
    // Once is enough: what is left of a voice does not bear it twice.
    noiseSuppression: noise && !strong && !music,
    autoGainControl: gain && !music,
  };
}

/** An empty id leaves the choice to the browser. */
function constraintsOf(input: Input, id: string, sound: SoundChoice): MediaTrackConstraints {
  const base = input === "mic" ? micConstraints(sound) : CAMERA;
  return id === "" ? base : { ...base, deviceId: { exact: id } };
}

/** Opens microphone or camera. */
async function openOne(input: Input, id: string, sound: SoundChoice): Promise<Opened> {
  if (!navigator.mediaDevices) {
    return { problem: isSecureContext ? "unsupported" : "insecure" };
  }
  const constraints = constraintsOf(input, id, sound);
  try {
    const stream = await navigator.mediaDevices.getUserMedia(
      input === "mic" ? { audio: constraints } : { video: constraints },
    );
    return trackOf(stream, input);
  } catch (error) {
    const gone = error instanceof Error && error.name === "OverconstrainedError";
    // The chosen one was unplugged: any other is better than none.
    return gone && id !== "" ? openOne(input, "", sound) : { problem: problemOf(error) };
  }
}

function trackOf(stream: MediaStream, input: Input): Opened {
  const [track] = input === "mic" ? stream.getAudioTracks() : stream.getVideoTracks();
  return track ? { track } : { problem: "failed" };
}

/**
 * Opens devices one after another, except that two asked for in the same turn
 * are opened together: then the browser asks one question instead of two.
 */
export class Opener {
  readonly #asked = new Map<Input, { id: string; answer: (opened: Opened) => void }>();
  #busy: Promise<void> = Promise.resolve();

  open(input: Input, id: string, sound: SoundChoice): Promise<Opened> {
    return new Promise((answer) => {
      this.#asked.get(input)?.answer({ problem: "failed" });
      this.#asked.set(input, { id, answer });
      this.#busy = this.#busy.then(() => this.#openAsked(sound));
    });
  }

  async #openAsked(sound: SoundChoice): Promise<void> {
    const asked = new Map(this.#asked);
    this.#asked.clear();
    const mic = asked.get("mic");
    const camera = asked.get("camera");
    if (mic && camera && navigator.mediaDevices) {
      try {
        const both = {
          audio: constraintsOf("mic", mic.id, sound),
          video: constraintsOf("camera", camera.id, sound),
        };
        const stream = await navigator.mediaDevices.getUserMedia(both);
        mic.answer(trackOf(stream, "mic"));
        camera.answer(trackOf(stream, "camera"));
        return;
      } catch (error) {
        // One of them may still work, unless the person said no to both.
        if (problemOf(error) === "refused" && !(await refusedOnlyOne())) {
          mic.answer({ problem: "refused" });
          camera.answer({ problem: "refused" });
          return;
        }
      }
    }
    for (const [input, { id, answer }] of asked) {
      answer(await openOne(input, id, sound));
    }
  }
}

/** Whether the browser remembers a no for exactly one of the two. */
async function refusedOnlyOne(): Promise<boolean> {
  try {
    const states = await Promise.all(
      ["camera", "microphone"].map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state === "denied";
      }),
    );
    return states[0] !== states[1];
  } catch {
    // Firefox before 131 does not know these names.
    return false;
  }
}

export type OpenedScreen =
  | { video: MediaStreamTrack; audio: MediaStreamTrack | null }
  | { problem: DeviceProblem };

/** Asks which screen, window or tab to share, with its sound where that is possible. */
export async function openScreen(hint: ScreenHint): Promise<OpenedScreen> {
  if (!navigator.mediaDevices?.getDisplayMedia) {
    return { problem: isSecureContext ? "unsupported" : "insecure" };
  }
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: SCREEN_FRAME_RATE } },
      audio: {
        channelCount: { ideal: 2 },
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
      },
    });
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (!video) {
      return { problem: "failed" };
    }
    video.contentHint = hint;
    return { video, audio: audio ?? null };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
