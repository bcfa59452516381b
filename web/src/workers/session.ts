// The session worker: signalling, the MLS group and all that follows from them,
// in WebAssembly. This file gives it what it has not: a socket, a clock, and the
// port over which keys reach the media worker.

import init, { Session } from "../generated/session/session.js";
import type {
  FromFrames,
  FromSession,
  Start,
  Stretch,
  ToFrames,
  ToSession,
} from "../session/messages.ts";
import { startWorker } from "../session/trusted.ts";
import type { Command, Event } from "../session/types.ts";
import { nowMs } from "./clock.ts";
import { FileDesk } from "./files.ts";
import stretchUrl from "./stretch.ts?worker&url";

const wasm = new URL("../generated/session/session_bg.wasm", import.meta.url);

const SUBPROTOCOL = "securemeeting.v1";

/** What `Session.poll` returns; `crates/wasm` makes these objects. */
type Output =
  | { type: "connect" }
  | { type: "send"; bytes: Uint8Array<ArrayBuffer> }
  /** Behind everything else, as long as little waits. */
  | { type: "bulk"; bytes: Uint8Array<ArrayBuffer> }
  | { type: "read"; local: number; offset: number; length: number }
  | { type: "forgetFile"; local: number }
  | { type: "write"; file: number; index: number; last: boolean; bytes: Uint8Array<ArrayBuffer> }
  | { type: "drop"; file: number }
  | { type: "close" }
  | { type: "page"; json: string }
  | ({ type: "stretch" } & Stretch)
  | ToFrames;

/** Chunks of files are handed to the socket while less than this waits in it. */
const LITTLE_WAITS = 64 * 1024;
/** How often it is looked whether that is so. */
const LOOK_AGAIN_MS = 10;

function post(message: FromSession): void {
  self.postMessage(message);
}

class SessionWorker {
  readonly #session: Session;
  readonly #frames: MessagePort;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #bulk: Uint8Array<ArrayBuffer>[] = [];
  #bulkTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #desk = new FileDesk({
    read: (local, offset, bytes) =>
      this.#input((now) => this.#session.fileRead(now, local, offset, bytes)),
    written: (file, chunks) => this.#input((now) => this.#session.fileWritten(now, file, chunks)),
    saved: (file, blob) => post({ type: "saved", file, blob }),
    failed: (file, why) => {
      this.#command({ type: "stopFile", file });
      post({ type: "saveFailed", file, why });
    },
  });

  constructor(session: Session, frames: MessagePort) {
    this.#session = session;
    this.#frames = frames;
    frames.onmessage = ({ data }: MessageEvent<FromFrames>) =>
      this.#input((now) => {
        if (data.type === "report") {
          session.mediaReport(now, data.json);
        } else {
          session.account(now, data.key, data.account);
        }
      });
  }

  async handle(message: Exclude<ToSession, Start>): Promise<void> {
    switch (message.type) {
      case "command":
        this.#command(message.command);
        break;
      case "file":
        this.#desk.offer(message.local, message.file);
        break;
      case "save":
        if (await this.#desk.open(message.file, message.size, message.handle)) {
          this.#command({ type: "saveFile", file: message.file });
        }
        break;
      case "release":
        this.#desk.release(message.file);
        break;
    }
  }

  #command(command: Command): void {
    this.#input((now) => this.#session.command(now, JSON.stringify(command)));
  }

  /** Every input goes through here: then what follows from it is done. */
  #input(act: (now: number) => void): void {
    try {
      act(nowMs());
      for (let next = this.#poll(); next; next = this.#poll()) {
        this.#output(next);
      }
      this.#setTimer();
    } catch (error) {
      // WebAssembly that trapped once cannot be trusted again.
      this.#socket?.close();
      clearTimeout(this.#timer);
      post({ type: "broken" });
      throw error;
    }
  }

  #poll(): Output | undefined {
    return this.#session.poll() as Output | undefined;
  }

  #output(output: Output): void {
    switch (output.type) {
      case "connect":
        this.#connect();
        break;
      case "send":
        if (this.#socket?.readyState === WebSocket.OPEN) {
          this.#socket.send(output.bytes);
        }
        break;
      case "bulk":
        this.#bulk.push(output.bytes);
        this.#sendBulk();
        break;
      case "read":
        void this.#desk.read(output.local, output.offset, output.length);
        break;
      case "forgetFile":
        this.#desk.forget(output.local);
        break;
      case "write":
        this.#desk.write(output.file, output.index, output.last, output.bytes);
        break;
      case "drop":
        this.#desk.drop(output.file);
        break;
      case "close":
        this.#socket?.close(1000);
        break;
      case "page":
        post({ type: "event", event: JSON.parse(output.json) as Event });
        break;
      case "stretch":
        this.#stretch(output);
        break;
      case "keys":
        // Moved, not copied: nothing of the key stays behind here.
        this.#frames.postMessage(output satisfies ToFrames, [output.key.buffer]);
        break;
      case "account":
        this.#frames.postMessage(output satisfies ToFrames, [output.key.buffer]);
        break;
      case "judge":
      case "sealing":
      case "forget":
        this.#frames.postMessage(output satisfies ToFrames);
        break;
    }
  }

  #sendBulk(): void {
    clearTimeout(this.#bulkTimer);
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      this.#bulk = [];
      return;
    }
    while (this.#bulk.length > 0 && socket.bufferedAmount < LITTLE_WAITS) {
      const bytes = this.#bulk.shift();
      if (bytes) {
        socket.send(bytes);
      }
    }
    if (this.#bulk.length > 0) {
      this.#bulkTimer = setTimeout(() => this.#sendBulk(), LOOK_AGAIN_MS);
    }
  }

  #connect(): void {
    this.#socket?.close();
    // Of the old one: asked for again on the new one.
    this.#bulk = [];
    const url = new URL("/api/v1/signal", self.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    // Events of a socket that was replaced meanwhile say nothing any more.
    const current = (act: (now: number) => void) => {
      if (this.#socket === socket) {
        this.#input(act);
      }
    };
    socket.onopen = () => current((now) => this.#session.socketOpened(now));
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) {
        current((now) => this.#session.socketMessage(now, new Uint8Array(data)));
      }
    };
    socket.onclose = () => {
      current((now) => {
        this.#socket = null;
        this.#session.socketClosed(now);
      });
    };
  }

  #stretch({ password, salt }: Stretch): void {
    const worker = startWorker(stretchUrl, "stretch");
    worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
      worker.terminate();
      this.#input((now) => this.#session.stretched(now, data));
      data.fill(0);
    };
    worker.onerror = () => {
      worker.terminate();
      post({ type: "broken" });
    };
    worker.postMessage({ password, salt } satisfies Stretch, [password.buffer]);
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const at = this.#session.nextTimeoutMs();
    if (at !== undefined) {
      const wait = Math.max(0, at - nowMs());
      this.#timer = setTimeout(() => this.#input((now) => this.#session.tick(now)), wait);
    }
  }
}

// Commands that come while WebAssembly loads wait here, in order.
let ready: Promise<SessionWorker | null> = Promise.resolve(null);

async function start(port: MessagePort): Promise<SessionWorker | null> {
  try {
    await init({ module_or_path: wasm });
    const worker = new SessionWorker(new Session(), port);
    post({ type: "ready" });
    return worker;
  } catch {
    post({ type: "broken" });
    return null;
  }
}

self.onmessage = ({ data }: MessageEvent<ToSession>) => {
  if (data.type === "start") {
    ready = start(data.port);
  } else {
    ready = ready.then((worker) => {
      // Not waited for: opening a file holds up nothing else.
      void worker?.handle(data);
      return worker;
    });
  }
};
