// The two ways in which browsers let a worker have the encoded frames, behind
// one small interface. Which one is decided by what is there, never by the
// browser's name. A browser with neither gets no call.
import type { ToMedia, TransformOptions } from "../session/messages.ts";

/** The older API (Chromium before 141), not in TypeScript's libraries. */
interface EncodedStreams {
  readable: ReadableStream;
  writable: WritableStream;
}
interface WithEncodedStreams {
  createEncodedStreams(): EncodedStreams;
}

export interface Transforms {
  /** What RTCPeerConnection has to be told beforehand. */
  readonly configuration: RTCConfiguration;
  /**
   * Leads the line's frames through the media worker. To be called before the
   * line is negotiated: Chromium ignores what is attached later.
   */
  attach(end: RTCRtpSender | RTCRtpReceiver, line: number): void;
}

/** Numbers of lines are never used twice: the media worker outlives connections. */
let nextLine = 0;

/** Leads a line's frames through the media worker; the number that it has there. */
export function attach(transforms: Transforms, end: RTCRtpSender | RTCRtpReceiver): number {
  const line = nextLine;
  nextLine += 1;
  transforms.attach(end, line);
  return line;
}

/** null: this browser has neither way. */
export function findTransforms(worker: Worker): Transforms | null {
  if (hasScriptTransform()) {
    return scriptTransforms(worker);
  }
  return hasEncodedStreams() ? encodedStreams(worker) : null;
}

export function canTransform(): boolean {
  return hasScriptTransform() || hasEncodedStreams();
}

function hasScriptTransform(): boolean {
  return (
    typeof RTCRtpScriptTransform === "function" &&
    typeof RTCRtpSender === "function" &&
    "transform" in RTCRtpSender.prototype &&
    "transform" in RTCRtpReceiver.prototype
  );
}

function hasEncodedStreams(): boolean {
  return typeof RTCRtpSender === "function" && "createEncodedStreams" in RTCRtpSender.prototype;
}

function scriptTransforms(worker: Worker): Transforms {
  return {
    configuration: {},
    attach(end, line) {
      end.transform = new RTCRtpScriptTransform(worker, { line } satisfies TransformOptions);
    },
  };
}

function encodedStreams(worker: Worker): Transforms {
  return {
    // Also makes the browser hold back every frame until its streams are taken.
    configuration: { encodedInsertableStreams: true } as RTCConfiguration,
    attach(end, line) {
      const { readable, writable } = (end as unknown as WithEncodedStreams).createEncodedStreams();
      const message: ToMedia = { type: "streams", line, readable, writable };
      worker.postMessage(message, [readable, writable]);
    },
  };
}
