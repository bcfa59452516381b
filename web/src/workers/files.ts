// Files between the disk and the session, piece by piece: a file is never whole
// in memory here unless this browser leaves no other way. Nothing is written
// before the person saves something.

import type { SaveProblem } from "../session/messages.ts";

/** Without a disk to write to, a file larger than this is not taken. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
const FOLDER = "received";

export interface DeskListener {
  /** A piece of one's own file; empty when it cannot be read any more. */
  read(local: number, offset: number, bytes: Uint8Array): void;
  /** So many pieces of a file are written. */
  written(file: number, chunks: number): void;
  /** All of it is written; null: where the person wanted it. */
  saved(file: number, blob: Blob | null): void;
  failed(file: number, why: SaveProblem): void;
}

interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The whole file, unless it is where it should be already. */
  finish(): Promise<Blob | null>;
  drop(): Promise<void>;
}

export class FileDesk {
  readonly #own = new Map<number, File>();
  readonly #sinks = new Map<number, { sink: Sink; last: Promise<void> }>();
  /** What the browser's storage holds until it is handed over. */
  readonly #finished = new Map<number, Sink>();
  readonly #listener: DeskListener;
  readonly #folder = new Folder();

  constructor(listener: DeskListener) {
    this.#listener = listener;
    // There is no storage, or nothing in it.
    void this.#folder.sweep().catch(() => {});
  }

  offer(local: number, file: File): void {
    this.#own.set(local, file);
  }

  forget(local: number): void {
    this.#own.delete(local);
  }

  async read(local: number, offset: number, length: number): Promise<void> {
    const piece = this.#own.get(local)?.slice(offset, offset + length);
    let bytes = new Uint8Array();
    try {
      // Fails when the file was changed or removed meanwhile.
      if (piece !== undefined) {
        bytes = new Uint8Array(await piece.arrayBuffer());
      }
    } catch {}
    this.#listener.read(local, offset, bytes);
  }

  /** Makes room for a file; false, and a word to the listener, when there is none. */
  async open(file: number, size: number, picked: FileSystemFileHandle | null): Promise<boolean> {
    try {
      const sink = picked
        ? new Written(await picked.createWritable())
        : await this.#folder.sink(size);
      if (sink === null) {
        this.#listener.failed(file, "noSpace");
        return false;
      }
      this.drop(file);
      this.#sinks.set(file, { sink, last: Promise.resolve() });
      return true;
    } catch (error) {
      this.#listener.failed(file, problemOf(error));
      return false;
    }
  }

  /** Pieces come in order, and are written in order. */
  write(file: number, index: number, last: boolean, bytes: Uint8Array<ArrayBuffer>): void {
    const open = this.#sinks.get(file);
    if (open === undefined) {
      return;
    }
    open.last = open.last.then(async () => {
      if (this.#sinks.get(file) !== open) {
        return;
      }
      try {
        await open.sink.write(bytes);
        if (last) {
          const blob = await open.sink.finish();
          this.#sinks.delete(file);
          this.#finished.set(file, open.sink);
          this.#listener.saved(file, blob);
        }
        this.#listener.written(file, index + 1);
      } catch (error) {
        this.drop(file);
        this.#listener.failed(file, problemOf(error));
      }
    });
  }

  /** The person has it where they want it. */
  release(file: number): void {
    const sink = this.#finished.get(file);
    this.#finished.delete(file);
    void sink?.drop().catch(() => {});
  }

  drop(file: number): void {
    const open = this.#sinks.get(file);
    this.#sinks.delete(file);
    void open?.last.then(() => open.sink.drop()).catch(() => {});
  }
}

function problemOf(error: unknown): SaveProblem {
  return error instanceof DOMException && error.name === "QuotaExceededError"
    ? "noSpace"
    : "failed";
}

/** Where the person chose. */
class Written implements Sink {
  readonly #stream: FileSystemWritableFileStream;
  #closed = false;

  constructor(stream: FileSystemWritableFileStream) {
    this.#stream = stream;
  }

  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#stream.write(bytes);
  }

  async finish(): Promise<null> {
    this.#closed = true;
    await this.#stream.close();
    return null;
  }

  async drop(): Promise<void> {
    // Once it is closed, it is the person's.
    if (!this.#closed) {
      await this.#stream.abort();
    }
  }
}

/** In the browser's own storage for this page, until it is handed over as a download. */
class Stored implements Sink {
  readonly #folder: FileSystemDirectoryHandle;
  readonly #file: FileSystemFileHandle;
  readonly #access: FileSystemSyncAccessHandle;
  #at = 0;

  constructor(
    folder: FileSystemDirectoryHandle,
    file: FileSystemFileHandle,
    access: FileSystemSyncAccessHandle,
  ) {
    this.#folder = folder;
    this.#file = file;
    this.#access = access;
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const written = this.#access.write(bytes, { at: this.#at });
    if (written !== bytes.length) {
      throw new DOMException("the disk is full", "QuotaExceededError");
    }
    this.#at += written;
  }

  async finish(): Promise<Blob> {
    this.#access.flush();
    this.#access.close();
    return this.#file.getFile();
  }

  async drop(): Promise<void> {
    this.#access.close();
    await this.#folder.removeEntry(this.#file.name);
  }
}

/** Where there is no storage, as in some private windows. */
class InMemory implements Sink {
  #parts: Uint8Array<ArrayBuffer>[] = [];

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#parts.push(bytes);
  }

  async finish(): Promise<Blob> {
    return new Blob(this.#parts);
  }

  async drop(): Promise<void> {
    this.#parts = [];
  }
}

/**
 * A folder of this worker's own in the browser's storage for this page, which
 * holds a lock while it lives.
 */
class Folder {
  readonly #name = crypto.randomUUID();
  #opening: Promise<FileSystemDirectoryHandle> | null = null;
  #files = 0;

  /** null: no room for a file of this size. */
  async sink(size: number): Promise<Sink | null> {
    let folder: FileSystemDirectoryHandle;
    try {
      this.#opening ??= this.#open();
      folder = await this.#opening;
    } catch {
      return size <= MOST_IN_MEMORY ? new InMemory() : null;
    }
    const { quota, usage } = await navigator.storage.estimate();
    if (quota !== undefined && usage !== undefined && size > quota - usage) {
      return null;
    }
    this.#files += 1;
    const file = await folder.getFileHandle(String(this.#files), { create: true });
    return new Stored(folder, file, await file.createSyncAccessHandle());
  }

  /** Removes what other workers leave behind, each as soon as it is gone. */
  async sweep(): Promise<void> {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle(FOLDER);
    for await (const name of all.keys()) {
      if (name !== this.#name) {
        const remove = () => all.removeEntry(name, { recursive: true });
        void navigator.locks.request(name, remove).catch(() => {});
      }
    }
  }

  async #open(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle(FOLDER, { create: true });
    // Held until the worker ends.
    await new Promise<void>((resolve) => {
      void navigator.locks.request(this.#name, () => {
        resolve();
        return new Promise(() => {});
      });
    });
    return all.getDirectoryHandle(this.#name, { create: true });
  }
}
