// The ways in which a browser lets a page put a file on the disk.

/** Not yet in TypeScript's own libraries. */
interface WithPicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** For how long a download may take to copy a file before it is thrown away. */
const COPIED_AFTER_MS = 5 * 60_000;

/** Where the person wants a file; null where the browser does not ask. */
export async function askWhere(name: string): Promise<FileSystemFileHandle | null | "cancelled"> {
  const { showSaveFilePicker } = window as WithPicker;
  if (showSaveFilePicker === undefined) {
    return null;
  }
  try {
    return await showSaveFilePicker({ suggestedName: name });
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === "AbortError";
    return cancelled ? "cancelled" : null;
  }
}

/** Gives a whole file to the person as a download; `done` when it may be thrown away. */
export function handOver(name: string, blob: Blob, done: () => void): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
    done();
  }, COPIED_AFTER_MS);
}
