// Finds out whether a call will work from here: opens the devices, and makes real
// sealed meetings of one over each way to the server, which end with the test.
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createMeeting } from "./call.ts";
import type { DeviceProblem, Meeting } from "./meeting.ts";
import type { PathKind } from "./quality.ts";

export type StepName =
  | "camera"
  | "mic"
  | "speaker"
  | "server"
  | "udp"
  | "tcp"
  | "relay"
  | "bandwidth";

export type Step =
  | { is: "waiting" | "running" }
  /** It works; a round trip in milliseconds, or bits per second. */
  | { is: "works"; value?: number }
  /** This server has none of it. */
  | { is: "absent" }
  | { is: "fails"; problem?: DeviceProblem };

export type Steps = Record<StepName, Step>;

/** Longest that anything may take. The device question is a person's to answer. */
const SERVER_MS = 15_000;
const PATH_MS = 12_000;
const BANDWIDTH_MS = 8000;
const MIC_MS = 30_000;
const LOOK_MS = 100;
/** On the meter's scale: a word spoken at the desk. */
const HEARD = 0.08;
/** Sealed pictures of one's own that came back. */
const CAME_BACK = 10;

export class Check {
  readonly steps: ReadonlySignal<Steps>;
  /** Shows one's own camera and the loudness of the microphone while it runs. */
  readonly meeting: ReadonlySignal<Meeting | null>;
  readonly #steps: Signal<Steps> = signal(WAITING);
  readonly #meeting: Signal<Meeting | null> = signal(null);

  constructor() {
    this.steps = this.#steps;
    this.meeting = this.#meeting;
  }

  /** Call from a click. */
  async run(): Promise<void> {
    this.#steps.value = { ...WAITING, speaker: this.#steps.value.speaker };
    const meeting = createMeeting("udp");
    this.#meeting.value = meeting;
    try {
      this.#set("camera", { is: "running" });
      this.#set("mic", { is: "running" });
      await Promise.all([meeting.setMic(true), meeting.setCamera(true)]);
      const { camera, mic, problems } = meeting.local.value;
      this.#set("camera", camera ? { is: "works" } : failed(problems.camera));
      if (!mic) {
        this.#set("mic", failed(problems.mic));
      }
      const heard = mic ? this.#listen(meeting) : Promise.resolve();
      await this.#network(meeting, camera);
      await heard;
    } finally {
      meeting.leave();
      this.#meeting.value = null;
    }
  }

  /** What the person heard. */
  setHeard(heard: boolean): void {
    this.#set("speaker", { is: heard ? "works" : "fails" });
  }

  async #listen(meeting: Meeting): Promise<void> {
    const loud = await until(MIC_MS, () => meeting.micLevel.value >= HEARD || null);
    this.#set("mic", { is: loud ? "works" : "fails" });
  }

  async #network(meeting: Meeting, camera: boolean): Promise<void> {
    this.#set("server", { is: "running" });
    const inside = await enter(meeting);
    this.#set("server", { is: inside ? "works" : "fails" });
    if (!inside) {
      return;
    }
    this.#set("udp", { is: "running" });
    const udp = await tryPath(meeting, camera);
    this.#set("udp", udp);
    if (udp.is === "works") {
      this.#set("bandwidth", { is: "running" });
      this.#set("bandwidth", await bandwidth(meeting));
    }
    for (const kind of ["tcp", "relay"] as const) {
      this.#set(kind, { is: "running" });
      this.#set(kind, await this.#other(kind));
    }
    if (udp.is !== "works") {
      this.#set("bandwidth", { is: "absent" });
    }
  }

  async #other(kind: PathKind): Promise<Step> {
    const meeting = createMeeting(kind);
    try {
      return (await enter(meeting)) ? await tryPath(meeting, false) : { is: "fails" };
    } finally {
      meeting.leave();
    }
  }

  #set(name: StepName, step: Step): void {
    this.#steps.value = { ...this.#steps.value, [name]: step };
  }
}

function failed(problem: DeviceProblem | null): Step {
  return problem === null ? { is: "fails" } : { is: "fails", problem };
}

/** Opens a room that nobody else has the link of. */
async function enter(meeting: Meeting): Promise<boolean> {
  const link = await Promise.race([
    meeting.makeLink("", false),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), SERVER_MS)),
  ]);
  if (link === null) {
    return false;
  }
  meeting.open(link);
  const phase = () => meeting.view.value.phase.is;
  await until(SERVER_MS, () => phase() === "ready" || phase() === "ended" || null);
  meeting.join(NOBODY);
  const ended = await until(SERVER_MS, () =>
    phase() === "joined" || phase() === "ended" ? phase() : null,
  );
  return ended === "joined";
}

/** A name for the room of one. */
const NOBODY = "Check";

/** Whether packets go there and, with a camera, sealed pictures come back. */
async function tryPath(meeting: Meeting, camera: boolean): Promise<Step> {
  const connected = await until(PATH_MS, () => {
    if (meeting.notOffered.value) {
      return "absent";
    }
    return meeting.quality.value?.path.kind ?? null;
  });
  if (connected === "absent") {
    return { is: "absent" };
  }
  if (connected === null) {
    return { is: "fails" };
  }
  if (camera) {
    // What comes back is one's own camera, sealed: it went all the way.
    const back = await until(PATH_MS, () => {
      if (meeting.preview.value === null) {
        meeting.openPreview(true);
      }
      return (meeting.preview.value?.frames ?? 0) >= CAME_BACK || null;
    });
    if (!back) {
      return { is: "fails" };
    }
  }
  const rttMs = await until(3000, () => meeting.quality.value?.path.rttMs ?? null);
  return rttMs === null ? { is: "works" } : { is: "works", value: rttMs };
}

/** What the browser came to believe it could send while the camera was on. */
async function bandwidth(meeting: Meeting): Promise<Step> {
  let most: number | null = null;
  await until(BANDWIDTH_MS, () => {
    const now = meeting.quality.value?.path.sendBps ?? null;
    most = now === null ? most : Math.max(most ?? 0, now);
    return null;
  });
  return most === null ? { is: "absent" } : { is: "works", value: most };
}

/** What `look` gives, once it is not null; null after a while. */
async function until<T>(forMs: number, look: () => T | null): Promise<T | null> {
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const found = look();
    if (found !== null) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

const WAITING: Steps = {
  camera: { is: "waiting" },
  mic: { is: "waiting" },
  speaker: { is: "waiting" },
  server: { is: "waiting" },
  udp: { is: "waiting" },
  tcp: { is: "waiting" },
  relay: { is: "waiting" },
  bandwidth: { is: "waiting" },
};
