// Files in the chat: a card for each, and the button that sends one.
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { FileView } from "../session/types.ts";
import { AttachIcon, CheckIcon, DownloadIcon, FileIcon } from "./icons.tsx";
import { type OnlyTo, useModel } from "./model.ts";
import { common, files as strings } from "./strings.ts";
import { cleanName } from "./text.ts";

export function AttachButton({ to }: { to: OnlyTo | null }) {
  const { meeting } = useModel();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        data-testid="file-input"
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) {
            meeting.offerFile(file, to?.person ?? null);
          }
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="button quiet icon-only attach"
        aria-label={strings.attach}
        title={strings.attachTip}
        data-testid="attach-file"
        onClick={() => input.current?.click()}
      >
        <AttachIcon size={1.25} />
      </button>
    </>
  );
}

export function FileCard({ file: id }: { file: number }) {
  const { meeting } = useModel();
  const found = useComputed(() => meeting.view.value.files.find((file) => file.id === id));
  const file = found.value;
  if (file === undefined) {
    return null;
  }
  const name = cleanName(file.name);
  return (
    <div class="file" data-testid="file" data-name={file.name} data-state={file.state}>
      <span class="file-icon">
        {file.state === "saved" ? <CheckIcon size={1.5} /> : <FileIcon size={1.5} />}
      </span>
      <div class="file-words">
        <p class="file-name" title={name}>
          <bdi>{name}</bdi>
        </p>
        <p class="hint">{strings.sizeOf(sizeOf(file), stateOf(file))}</p>
        {(file.state === "saving" || file.state === "waiting") && (
          <progress
            class="file-progress"
            max={file.size}
            value={file.done}
            aria-label={strings.progress(name)}
          />
        )}
      </div>
      <FileActions file={file} />
    </div>
  );
}

function FileActions({ file }: { file: FileView }) {
  const { meeting } = useModel();
  const stop = (label: string) => (
    <button
      type="button"
      class="button secondary small"
      data-testid="file-stop"
      onClick={() => meeting.stopFile(file.id)}
    >
      {label}
    </button>
  );
  if (file.self) {
    return file.state === "offered" ? stop(strings.stopOffering) : null;
  }
  switch (file.state) {
    case "offered":
    case "failed":
      return (
        <button
          type="button"
          class="button primary small"
          data-testid="file-save"
          onClick={() => void meeting.saveFile(file)}
        >
          <DownloadIcon size={1.125} />
          {file.state === "offered" ? strings.save : strings.saveAgain}
        </button>
      );
    case "saving":
    case "waiting":
      return stop(strings.stopSaving);
    default:
      return null;
  }
}

function sizeOf({ state, done, size }: FileView): string {
  const moves = state === "saving" || state === "waiting";
  return moves && done > 0
    ? strings.part(strings.bytes(done), strings.bytes(size))
    : strings.bytes(size);
}

function stateOf({ state, self, from, done, saved, saving }: FileView): string {
  const name = cleanName(from) || common.unknownPerson;
  switch (state) {
    case "offered":
      return self ? strings.taken(saved, saving) : "";
    case "saving":
      return done === 0 ? strings.begins : "";
    case "waiting":
      return strings.waiting(name);
    case "saved":
      return strings.savedHere;
    case "failed":
      return strings.failed;
    case "withdrawn":
      return strings.withdrawn;
    case "gone":
      return strings.gone(name);
  }
}
