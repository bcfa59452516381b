// The page's end of the two workers: starts them, joins them by a channel that
// the page cannot read, and hands on what they say.
import mediaUrl from "../workers/media.ts?worker&url";
import sessionUrl from "../workers/session.ts?worker&url";
import type { FromMedia, FromSession, SaveProblem, Start, ToMedia, ToSession } from "./messages.ts";
import { startWorker } from "./trusted.ts";
import type { Command, Event } from "./types.ts";

export interface SessionListener {
  event(event: Event): void;
  media(message: FromMedia): void;
  /** A file is whole; null: it is where the person chose. */
  saved(file: number, blob: Blob | null): void;
  saveFailed(file: number, why: SaveProblem): void;
  /** A worker did not start, or broke: this page cannot go on. */
  broken(): void;
}

/** What was to be sent when a meeting was left is sent by then. */
const LAST_WORDS_MS = 2000;

export class MeetingSession {
  /** Where transforms run. */
  readonly media: Worker;
  /** Both workers have loaded. A transform must not be made before. */
  readonly ready: Promise<void>;
  readonly #session: Worker;

  constructor(listener: SessionListener) {
    this.#session = startWorker(sessionUrl, "session");
    this.media = startWorker(mediaUrl, "media");

    let waiting = 2;
    let allReady: () => void;
    this.ready = new Promise((resolve) => {
      allReady = resolve;
    });
    const oneReady = () => {
      waiting -= 1;
      if (waiting === 0) {
        allReady();
      }
    };

    this.#session.onmessage = ({ data }: MessageEvent<FromSession>) => {
      if (data.type === "event") {
        listener.event(data.event);
      } else if (data.type === "ready") {
        oneReady();
      } else if (data.type === "saved") {
        listener.saved(data.file, data.blob);
      } else if (data.type === "saveFailed") {
        listener.saveFailed(data.file, data.why);
      } else {
        listener.broken();
      }
    };
    this.media.onmessage = ({ data }: MessageEvent<FromMedia>) => {
      if (data.type === "ready") {
        oneReady();
      } else if (data.type === "broken") {
        listener.broken();
      } else {
        listener.media(data);
      }
    };
    // A script that does not load or parse. What breaks later says so itself.
    this.#session.onerror = () => listener.broken();
    this.media.onerror = () => listener.broken();

    const { port1, port2 } = new MessageChannel();
    const start = (port: MessagePort): Start => ({ type: "start", port });
    this.#session.postMessage(start(port1), [port1]);
    this.media.postMessage(start(port2), [port2]);
  }

  offerFile(local: number, file: File, person: number | null): void {
    this.#tell({ type: "file", local, file });
    const { name, size } = file;
    this.send({ type: "offerFile", local, name, size, person });
  }

  saveFile(file: number, size: number, handle: FileSystemFileHandle | null): void {
    this.#tell({ type: "save", file, size, handle });
  }

  releaseFile(file: number): void {
    this.#tell({ type: "release", file });
  }

  /** Ends both workers, once the last words are out. */
  stop(): void {
    setTimeout(() => {
      this.#session.terminate();
      this.media.terminate();
    }, LAST_WORDS_MS);
  }

  #tell(message: ToSession): void {
    this.#session.postMessage(message);
  }

  send(command: Command): void {
    this.#session.postMessage({ type: "command", command } satisfies ToSession);
  }

  tellMedia(message: ToMedia, transfer: Transferable[] = []): void {
    this.media.postMessage(message, transfer);
  }
}
