// What page and workers post to each other. The page never sees a key: those
// go from the session worker to the media worker over a port of their own.
import type { Command, Event, LineRole } from "./types.ts";

/** The first message to either worker. */
export interface Start {
  type: "start";
  /** One end of the channel between the two workers. */
  port: MessagePort;
}

export type ToSession =
  | Start
  | { type: "command"; command: Command }
  /** One's own file, which a command will offer. */
  | { type: "file"; local: number; file: File }
  /**
   * Save a file: where the person chose, or in the browser's own storage, from
   * where it comes back by `saved`.
   */
  | { type: "save"; file: number; size: number; handle: FileSystemFileHandle | null }
  /** What came back by `saved` is where the person wants it. */
  | { type: "release"; file: number };

export type FromSession =
  | { type: "ready" }
  | { type: "event"; event: Event }
  /** A file is whole; null: it is where the person chose. */
  | { type: "saved"; file: number; blob: Blob | null }
  | { type: "saveFailed"; file: number; why: SaveProblem }
  /** WebAssembly did not load or broke: nothing more will come. */
  | { type: "broken" };

/** Why a file cannot be written here. */
export type SaveProblem =
  /** The browser keeps no file that large, or the disk is full. */
  "noSpace" | "failed";

/** An m-line, by a number that stays the same before and after it has a mid. */
export interface MediaLine {
  id: number;
  mid: string;
  role: LineRole;
}

/** To the server, or directly to the other of two. */
export type ConnectionKind = "server" | "direct";

export type ToMedia =
  | Start
  /** The m-lines of a connection that frames may flow on; those of an earlier one in
   * its place are forgotten. */
  | { type: "lines"; of: ConnectionKind; lines: MediaLine[] }
  /** Which simulcast layer a line's streams are, by SSRC. */
  | { type: "layers"; line: number; layers: [ssrc: number, layer: number][] }
  /** The older API's streams: what RTCRtpScriptTransform brings by itself. */
  | { type: "streams"; line: number; readable: ReadableStream; writable: WritableStream }
  /** Whether to send sealed frames of the Preview to the page. */
  | { type: "preview"; on: boolean }
  /** Answered by `counts`, after all frames that were there before it. */
  | { type: "count" };

/** What the worker saw of one line since it was made. */
export interface LineCounts {
  id: number;
  /** Frames that came into the transform. */
  seen: number;
  /** Frames that left it: sealed, or opened. */
  passed: number;
  /** Of a line that sends: the same for each of its streams. */
  streams: StreamCounts[];
}

export interface StreamCounts {
  ssrc: number;
  seen: number;
  passed: number;
}

export type FromMedia =
  | { type: "ready" }
  | { type: "counts"; lines: LineCounts[] }
  | {
      type: "preview";
      frames: number;
      decrypted: number;
      bytes: Uint8Array<ArrayBuffer>;
      meta: string;
    }
  | { type: "broken" };

/** Session worker to media worker. */
export type ToFrames =
  | {
      type: "keys";
      epoch: bigint;
      leaf: number;
      urgent: boolean;
      key: Uint8Array<ArrayBuffer>;
      live: Uint32Array;
    }
  | { type: "forget" }
  /** Answered by `account`, under the same key. */
  | { type: "account"; key: Uint8Array<ArrayBuffer> }
  /** What a member signed of its frames; `asOfMs` on the workers' clock, if known. */
  | {
      type: "judge";
      leaf: number;
      key: Uint8Array<ArrayBuffer>;
      asOfMs: number | undefined;
      follows: boolean;
      account: Uint8Array<ArrayBuffer>;
    }
  | { type: "sealing"; on: boolean };

/** Media worker to session worker. */
export type FromFrames =
  /** A `MediaReport` as JSON. */
  | { type: "report"; json: string }
  /** What it sealed, for the session worker to sign. */
  | { type: "account"; key: Uint8Array<ArrayBuffer>; account: Uint8Array<ArrayBuffer> };

/** To the worker that turns a password into a key, and its answer. */
export interface Stretch {
  password: Uint8Array<ArrayBuffer>;
  salt: Uint8Array;
}

/** Options of an RTCRtpScriptTransform. */
export interface TransformOptions {
  line: number;
}
