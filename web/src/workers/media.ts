// The media worker: every frame that leaves or reaches the browser goes through
// here, and the keys stay here. What a frame says is decided in WebAssembly;
// this file moves frames between the browser's streams and that.
//
// No frame passes by default: one that is not sealed, or does not open, is
// dropped. So is every frame before the keys are there.
import init, { Frames, type Opened } from "../generated/media/media.js";
import type {
  ConnectionKind,
  FromFrames,
  FromMedia,
  LineCounts,
  MediaLine,
  StreamCounts,
  ToFrames,
  ToMedia,
  TransformOptions,
} from "../session/messages.ts";
import type { LineRole } from "../session/types.ts";
import { nowMs } from "./clock.ts";

const wasm = new URL("../generated/media/media_bg.wasm", import.meta.url);

/** How long a frame waits for the key of an epoch that has just begun. */
const HOLD_MS = 500;
/** More frames than any line gets in that time. */
const MAX_HELD = 64;
/** How often held frames and old keys are looked through. */
const TICK_MS = 50;
/** How often the session worker hears what was sealed and opened. */
const REPORT_MS = 250;
/** How often the page gets a sealed frame to paint, and how much of it. */
const PREVIEW_MS = 100;
const MAX_PREVIEW_BYTES = 64 << 10;
/** Most streams of a line that are told apart: three layers, and those of a
 * browser that began them anew. */
const MAX_STREAMS = 32;

type Frame = RTCEncodedVideoFrame | RTCEncodedAudioFrame;
type Sink = TransformStreamDefaultController<Frame>;

interface Held {
  frame: Frame;
  sink: Sink;
  until: number;
}

interface Line {
  of: ConnectionKind;
  role: LineRole;
  /** The number that `Frames` knows it by. */
  number: number;
  counts: LineCounts;
  /** Of a line that sends, by SSRC. */
  streams: Map<number, Stream>;
  held: Held[];
}

interface Stream {
  counts: StreamCounts;
  /** The lowest until the page says which: blank frames alone go out by then. */
  layer: number;
}

function post(message: FromMedia): void {
  self.postMessage(message);
}

function sends(role: LineRole): boolean {
  return role === "mic" || role === "camera" || role === "screen" || role === "screenAudio";
}

function codec(role: LineRole): string {
  return role.startsWith("mic") || role.startsWith("screenAudio") ? "opus" : "vp8";
}

class FrameWorker {
  readonly #frames: Frames;
  readonly #session: MessagePort;
  #lines = new Map<number, Line>();
  #preview = false;
  #previewAt = 0;
  #reportAt = 0;
  /** WebAssembly trapped: nothing passes any more. */
  #broken = false;

  constructor(frames: Frames, session: MessagePort) {
    this.#frames = frames;
    this.#session = session;
    session.onmessage = ({ data }: MessageEvent<ToFrames>) => this.#guard(() => this.#told(data));
    setInterval(() => this.#guard(() => this.#tick()), TICK_MS);
  }

  setLines(of: ConnectionKind, lines: MediaLine[]): void {
    this.#guard(() => {
      const ids = new Set(lines.map(({ id }) => id));
      for (const [id, line] of this.#lines) {
        if (line.of === of && !ids.has(id)) {
          this.#lines.delete(id);
          this.#frames.removeLine(line.number);
        }
      }
      for (const { id, mid, role } of lines) {
        if (!this.#lines.has(id)) {
          this.#lines.set(id, this.#newLine(of, id, mid, role));
        }
      }
    });
  }

  #newLine(of: ConnectionKind, id: number, mid: string, role: LineRole): Line {
    const number = this.#frames.addLine(mid, role);
    this.#frames.setCodec(number, codec(role));
    const counts = { id, seen: 0, passed: 0, streams: [] };
    return { of, role, number, counts, streams: new Map(), held: [] };
  }

  setLayers(id: number, layers: [ssrc: number, layer: number][]): void {
    const line = this.#lines.get(id);
    for (const [ssrc, layer] of line ? layers : []) {
      const stream = line && streamOf(line, ssrc);
      if (stream) {
        stream.layer = layer;
      }
    }
  }

  showPreview(on: boolean): void {
    this.#preview = on;
  }

  count(): void {
    const lines = [...this.#lines.values()]
      .filter((line) => line.role !== "previewSlot")
      .map((line) => {
        const streams = [...line.streams.values()].map(({ counts }) => ({ ...counts }));
        return { ...line.counts, streams };
      });
    post({ type: "counts", lines });
  }

  frame(id: number, frame: Frame, sink: Sink): void {
    const line = this.#lines.get(id);
    if (!line) {
      return;
    }
    line.counts.seen += 1;
    this.#guard(() => {
      if (sends(line.role)) {
        this.#seal(line, frame, sink);
      } else if (line.role === "previewSlot") {
        this.#look(line, frame, sink);
      } else {
        this.#receive(line, frame, sink);
      }
    });
  }

  #seal(line: Line, frame: Frame, sink: Sink): void {
    const stream = streamOf(line, frame.getMetadata().synchronizationSource ?? 0);
    if (!stream) {
      return;
    }
    stream.counts.seen += 1;
    const bytes = new Uint8Array(frame.data);
    const sealed = this.#frames.seal(line.number, stream.layer, nowMs(), bytes);
    if (sealed) {
      this.#pass(line, frame, sealed as Uint8Array<ArrayBuffer>, sink);
      stream.counts.passed += 1;
    }
  }

  #receive(line: Line, frame: Frame, sink: Sink): void {
    // Behind frames that wait, so that the order stays.
    if (line.held.length > 0 || this.#open(line, frame, sink) === "hold") {
      if (line.held.length < MAX_HELD) {
        line.held.push({ frame, sink, until: nowMs() + HOLD_MS });
      }
    }
  }

  #open(line: Line, frame: Frame, sink: Sink): Opened["status"] {
    const bytes = new Uint8Array(frame.data);
    const opened = this.#frames.open(line.number, nowMs(), bytes);
    if (opened.status === "opened" && opened.data) {
      this.#pass(line, frame, opened.data, sink);
      if (this.#frames.takeBindingChange()) {
        this.#report();
      }
    }
    return opened.status;
  }

  /** The Preview: nothing is opened; one's own sealed camera goes on as it is. */
  #look(line: Line, frame: Frame, sink: Sink): void {
    const bytes = new Uint8Array(frame.data);
    const meta = this.#frames.peek(line.number, bytes);
    if (!this.#preview || !meta || !(JSON.parse(meta) as { own: boolean }).own) {
      return;
    }
    const now = nowMs();
    if (now >= this.#previewAt) {
      this.#previewAt = now + PREVIEW_MS;
      const { seen, passed } = line.counts;
      const start = bytes.slice(0, MAX_PREVIEW_BYTES);
      post({ type: "preview", frames: seen, decrypted: passed, bytes: start, meta });
    }
    sink.enqueue(frame);
  }

  #pass(line: Line, frame: Frame, data: Uint8Array<ArrayBuffer>, sink: Sink): void {
    frame.data = data.buffer;
    sink.enqueue(frame);
    line.counts.passed += 1;
  }

  #told(message: ToFrames): void {
    switch (message.type) {
      case "keys": {
        const { epoch, leaf, urgent, key, live } = message;
        this.#frames.setKeys(nowMs(), epoch, leaf, urgent, key, live);
        key.fill(0);
        this.#retry();
        break;
      }
      case "account": {
        const { key } = message;
        const account = this.#frames.account(nowMs(), key) as Uint8Array<ArrayBuffer>;
        this.#session.postMessage({ type: "account", key, account } satisfies FromFrames, [
          key.buffer,
        ]);
        break;
      }
      case "judge": {
        const { leaf, key, asOfMs, follows, account } = message;
        this.#frames.judge(nowMs(), leaf, key, asOfMs, follows, account);
        break;
      }
      case "sealing":
        this.#frames.setSealing(message.on);
        break;
      case "forget":
        this.#frames.forget();
        break;
    }
  }

  #retry(): void {
    const now = nowMs();
    for (const line of this.#lines.values()) {
      let first = line.held[0];
      while (first) {
        const status = this.#open(line, first.frame, first.sink);
        if (status === "hold" && now < first.until) {
          break;
        }
        line.held.shift();
        first = line.held[0];
      }
    }
  }

  #tick(): void {
    this.#frames.tick(nowMs());
    this.#retry();
    if (nowMs() >= this.#reportAt) {
      this.#report();
    }
  }

  #report(): void {
    this.#reportAt = nowMs() + REPORT_MS;
    this.#session.postMessage({
      type: "report",
      json: this.#frames.report(nowMs()),
    } satisfies FromFrames);
  }

  #guard(act: () => void): void {
    if (this.#broken) {
      return;
    }
    try {
      act();
    } catch (error) {
      this.#broken = true;
      post({ type: "broken" });
      throw error;
    }
  }
}

/** null: there are too many, and what comes is dropped. */
function streamOf(line: Line, ssrc: number): Stream | null {
  const known = line.streams.get(ssrc);
  if (known || line.streams.size >= MAX_STREAMS) {
    return known ?? null;
  }
  const stream = { counts: { ssrc, seen: 0, passed: 0 }, layer: 0 };
  line.streams.set(ssrc, stream);
  return stream;
}

let worker: FrameWorker | null = null;

async function start(port: MessagePort): Promise<void> {
  try {
    await init({ module_or_path: wasm });
    worker = new FrameWorker(new Frames(), port);
    post({ type: "ready" });
  } catch {
    post({ type: "broken" });
  }
}

/** Leads a line's frames through the worker; both APIs end here. */
function lead(line: number, readable: ReadableStream, writable: WritableStream): void {
  const through = new TransformStream<Frame, Frame>({
    transform: (frame, sink) => worker?.frame(line, frame, sink),
  });
  // Ends when the connection does; there is nobody left to tell.
  readable
    .pipeThrough(through)
    .pipeTo(writable)
    .catch(() => {});
}

self.onrtctransform = ({ transformer }) => {
  const { line } = transformer.options as TransformOptions;
  lead(line, transformer.readable, transformer.writable);
};

self.onmessage = ({ data }: MessageEvent<ToMedia>) => {
  switch (data.type) {
    case "start":
      void start(data.port);
      break;
    case "lines":
      worker?.setLines(data.of, data.lines);
      break;
    case "layers":
      worker?.setLayers(data.line, data.layers);
      break;
    case "streams":
      lead(data.line, data.readable, data.writable);
      break;
    case "preview":
      worker?.showPreview(data.on);
      break;
    case "count":
      worker?.count();
      break;
  }
};
