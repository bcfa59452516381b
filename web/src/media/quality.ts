// How well a call goes, in figures, out of the browser's own statistics. Nothing
// of it leaves the browser. Pure: reports and the time go in.

export type Grade = "good" | "fair" | "poor";

/** How packets travel. `relay`: through a relay, over whatever it takes. */
export type PathKind = "udp" | "tcp" | "relay";

/** `direct`: to the other one of two, without the server. */
export interface PathFigures {
  kind: PathKind | "direct" | null;
  /** Round trip to the server in milliseconds. */
  rttMs: number | null;
  /** What the browser believes it could send, in bits per second. */
  sendBps: number | null;
}

/** One m-line over the last seconds. */
export interface LineFigures {
  mid: string;
  video: boolean;
  sent: boolean;
  bps: number;
  /** Share of packets that did not arrive, 0 to 1; of what is sent, by the server's word. */
  lost: number | null;
  jitterMs: number | null;
  /** Of pictures. */
  width: number | null;
  height: number | null;
  fps: number | null;
  /** Layers that go out, smallest first; empty where there are none. */
  layers: string[];
  /** How often the picture stood still in these seconds, and since the call began. */
  freezesNow: number;
  freezes: number;
  /** Share of sound that had to be made up, 0 to 1. */
  concealed: number | null;
  /** The browser sends less than it could, because of the network or the machine. */
  limited: "network" | "machine" | null;
  /** How long what arrives waits before it is played, in milliseconds. */
  delayMs: number | null;
}

export interface Figures {
  path: PathFigures;
  lines: LineFigures[];
}

/** Figures are over this long. */
const WINDOW_MS = 5000;

/** What is still good, and what is still fair; above that it is poor. */
const LIMITS = {
  /** Opus and retransmission hide 2 %; from 8 % on words are missed. */
  lost: [0.02, 0.08],
  /** People begin to talk over each other from 250 ms on. */
  rttMs: [250, 500],
  jitterMs: [40, 100],
  freezesNow: [0, 1],
  concealed: [0.01, 0.05],
} as const;

/** The fields of `getStats` used here; engines differ in which they have. */
interface Stats {
  id: string;
  type: string;
  kind?: string;
  mid?: string;
  ssrc?: number;
  rid?: string;
  active?: boolean;
  bytesSent?: number;
  bytesReceived?: number;
  packetsSent?: number;
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
  fractionLost?: number;
  roundTripTime?: number;
  frameWidth?: number;
  frameHeight?: number;
  framesEncoded?: number;
  framesDecoded?: number;
  freezeCount?: number;
  concealedSamples?: number;
  silentConcealedSamples?: number;
  totalSamplesReceived?: number;
  qualityLimitationReason?: string;
  jitterBufferDelay?: number;
  jitterBufferEmittedCount?: number;
  totalDecodeTime?: number;
  nominated?: boolean;
  selected?: boolean;
  state?: string;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
  localCandidateId?: string;
  localId?: string;
  candidateType?: string;
  protocol?: string;
}

type Sample = Map<string, Stats>;

export class QualityWatch {
  #samples: { at: number; stats: Sample }[] = [];

  observe(nowMs: number, report: Iterable<[string, unknown]>): Figures {
    const stats: Sample = new Map([...report].map(([id, entry]) => [id, entry as Stats]));
    this.#samples.push({ at: nowMs, stats });
    while (this.#samples.length > 2 && nowMs - (this.#samples[0]?.at ?? 0) > WINDOW_MS) {
      this.#samples.shift();
    }
    const first = this.#samples[0];
    const seconds = first ? (nowMs - first.at) / 1000 : 0;
    const lines = new Map<string, LineFigures>();
    for (const [id, now] of stats) {
      if (now.mid === undefined) {
        continue;
      }
      const before = first?.stats.get(id);
      if (now.type === "inbound-rtp") {
        lines.set(now.mid, received(now.mid, now, before, seconds));
      } else if (now.type === "outbound-rtp") {
        const line = sent(now.mid, now, before, seconds, stats);
        lines.set(now.mid, together(lines.get(now.mid), line));
      }
    }
    return { path: pathOf(stats), lines: [...lines.values()] };
  }
}

/** How one line goes. A path's figures count for what is sent on it. */
export function gradeOf(line: LineFigures, path: PathFigures): Grade {
  const rttMs = line.sent ? path.rttMs : null;
  const worst = worstOf([
    level(line.lost, LIMITS.lost),
    level(rttMs, LIMITS.rttMs),
    level(line.jitterMs, LIMITS.jitterMs),
    level(line.freezesNow, LIMITS.freezesNow),
    level(line.concealed, LIMITS.concealed),
  ]);
  return worst === "good" && line.limited !== null ? "fair" : worst;
}

/** The worst of these; good of none. */
export function worstOf(grades: readonly Grade[]): Grade {
  return grades.includes("poor") ? "poor" : grades.includes("fair") ? "fair" : "good";
}

function level(value: number | null, [good, fair]: readonly [number, number]): Grade {
  return value === null || value <= good ? "good" : value <= fair ? "fair" : "poor";
}

/** What a counter grew by; one that started again counts from there. */
function grown(now: number | undefined, before: number | undefined): number {
  return Math.max(0, (now ?? 0) - Math.min(before ?? 0, now ?? 0));
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null;
}

function received(mid: string, now: Stats, before: Stats | undefined, seconds: number) {
  const video = now.kind === "video";
  const lost = grown(now.packetsLost, before?.packetsLost);
  const came = grown(now.packetsReceived, before?.packetsReceived);
  // What is made up while nobody speaks is silence, and nobody misses it.
  const audible = (stats?: Stats) =>
    (stats?.concealedSamples ?? 0) - (stats?.silentConcealedSamples ?? 0);
  const samples = grown(now.totalSamplesReceived, before?.totalSamplesReceived);
  const emitted = grown(now.jitterBufferEmittedCount, before?.jitterBufferEmittedCount);
  const waited = grown(now.jitterBufferDelay, before?.jitterBufferDelay);
  const decoded = grown(now.framesDecoded, before?.framesDecoded);
  const decoding = grown(now.totalDecodeTime, before?.totalDecodeTime);
  const delay =
    emitted > 0 ? (waited / emitted + (decoded > 0 ? decoding / decoded : 0)) * 1000 : null;
  return {
    mid,
    video,
    sent: false,
    bps: rate(grown(now.bytesReceived, before?.bytesReceived), seconds),
    lost: came > 0 ? share(lost, lost + came) : null,
    jitterMs: came > 0 && now.jitter !== undefined ? now.jitter * 1000 : null,
    width: now.frameWidth ?? null,
    height: now.frameHeight ?? null,
    fps: video && seconds > 0 ? decoded / seconds : null,
    layers: [],
    freezesNow: before ? grown(now.freezeCount, before.freezeCount) : 0,
    freezes: now.freezeCount ?? 0,
    concealed: video || came === 0 ? null : share(grown(audible(now), audible(before)), samples),
    limited: null,
    delayMs: delay,
  } satisfies LineFigures;
}

function sent(
  mid: string,
  now: Stats,
  before: Stats | undefined,
  seconds: number,
  all: Sample,
): LineFigures {
  const video = now.kind === "video";
  const frames = grown(now.framesEncoded, before?.framesEncoded);
  const packets = grown(now.packetsSent, before?.packetsSent);
  const remote = [...all.values()].find(
    ({ type, localId, ssrc }) =>
      type === "remote-inbound-rtp" && (localId === now.id || (ssrc === now.ssrc && !!ssrc)),
  );
  const flows = video ? frames > 0 : packets > 0;
  const reason = flows ? now.qualityLimitationReason : undefined;
  return {
    mid,
    video,
    sent: true,
    bps: rate(grown(now.bytesSent, before?.bytesSent), seconds),
    lost: flows ? (remote?.fractionLost ?? null) : null,
    jitterMs: flows && remote?.jitter !== undefined ? remote.jitter * 1000 : null,
    width: flows ? (now.frameWidth ?? null) : null,
    height: flows ? (now.frameHeight ?? null) : null,
    fps: video && flows && seconds > 0 ? frames / seconds : null,
    layers: flows && now.rid !== undefined ? [now.rid] : [],
    freezesNow: 0,
    freezes: 0,
    concealed: null,
    limited: reason === "bandwidth" ? "network" : reason === "cpu" ? "machine" : null,
    delayMs: null,
  };
}

/** Layers of one line are one line: rates are added up, the largest picture counts. */
function together(line: LineFigures | undefined, layer: LineFigures): LineFigures {
  if (line === undefined) {
    return layer;
  }
  const larger = (line.height ?? 0) >= (layer.height ?? 0) ? line : layer;
  const most = (one: number | null, other: number | null) =>
    one === null || other === null ? (one ?? other) : Math.max(one, other);
  const smallestFirst = (line.height ?? 0) <= (layer.height ?? 0);
  return {
    ...larger,
    bps: line.bps + layer.bps,
    lost: most(line.lost, layer.lost),
    jitterMs: most(line.jitterMs, layer.jitterMs),
    layers: smallestFirst ? [...line.layers, ...layer.layers] : [...layer.layers, ...line.layers],
    limited: line.limited ?? layer.limited,
  };
}

function rate(bytes: number, seconds: number): number {
  return seconds > 0 ? (bytes * 8) / seconds : 0;
}

function pathOf(stats: Sample): PathFigures {
  const pairs = [...stats.values()].filter(({ type }) => type === "candidate-pair");
  const pair =
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === "succeeded");
  if (pair === undefined) {
    return { kind: null, rttMs: null, sendBps: null };
  }
  const local = stats.get(pair.localCandidateId ?? "");
  const kind = local?.candidateType === "relay" ? "relay" : local?.protocol;
  const echoed = [...stats.values()].find(
    ({ type, roundTripTime }) => type === "remote-inbound-rtp" && roundTripTime !== undefined,
  );
  const rtt = pair.currentRoundTripTime ?? echoed?.roundTripTime;
  return {
    kind: kind === "relay" || kind === "udp" || kind === "tcp" ? kind : null,
    rttMs: rtt === undefined ? null : rtt * 1000,
    sendBps: pair.availableOutgoingBitrate ?? null,
  };
}
