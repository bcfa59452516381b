// The server's view of one's own camera, beside one's own. The server really sends
// it back, and nothing here has a key for it.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { number } from "../lang/speech.ts";
import { handOver } from "../media/download.ts";
import type { Preview } from "../media/meeting.ts";
import { DownloadIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { Dialog, Hex, Video } from "./parts.tsx";
import { souvenir } from "./souvenir.ts";
import { home, preview as strings, souvenir as words } from "./strings.ts";

/** The bytes are painted in this shape. */
const ASPECT = 16 / 9;

export function PreviewDialog() {
  const { dialog } = useModel();
  const open = dialog.value === "preview";
  return (
    <Dialog
      title={strings.title}
      open={open}
      kind="wide"
      testId="server-view"
      onClose={() => {
        if (dialog.value === "preview") {
          dialog.value = null;
        }
      }}
    >
      {open && <PreviewView />}
    </Dialog>
  );
}

function PreviewView() {
  const { meeting, security } = useModel();
  useEffect(() => {
    meeting.openPreview(true);
    return () => meeting.openPreview(false);
  }, [meeting]);
  const view = meeting.preview.value;
  const direct = meeting.view.value.direct.stage === "alone";
  const { camera, cameraStream } = meeting.local.value;
  const lastOwn = meeting.chat.value.filter((message) => message.self).at(-1);
  return (
    <>
      <p>{strings.text}</p>
      {!camera && (
        <div class="banner">
          <p>{strings.cameraOff}</p>
          <button type="button" class="button primary" onClick={() => meeting.setCamera(true)}>
            {strings.turnOn}
          </button>
        </div>
      )}
      <div class="preview-grid">
        <figure class="preview-own">
          <div class="preview-picture">
            <Video stream={cameraStream} mirrored testId="own-view-video" />
          </div>
          <figcaption>{strings.own}</figcaption>
        </figure>
        <figure>
          <div class="preview-picture">
            <Bytes bytes={view?.bytes ?? null} clear={view?.meta?.clear ?? 0} />
            {view?.bytes == null && (
              <p class="preview-wait">{direct ? strings.direct : strings.waiting}</p>
            )}
          </div>
          <figcaption>
            {strings.bytes}
            <span class="hint">{strings.bytesText}</span>
          </figcaption>
        </figure>
        <figure>
          <div class="preview-picture">
            <p class="preview-wait">{strings.nothing}</p>
            <Video stream={view?.decoder ?? null} testId="server-view-video" />
          </div>
          <figcaption>
            {strings.decoder}
            <span class="hint">{strings.decoderText}</span>
          </figcaption>
        </figure>
      </div>
      <Souvenir ready={camera && view?.bytes != null} />
      <div class="preview-more">
        <Clear view={view} quiet={security.value.quiet} />
        {lastOwn !== undefined && (
          <section class="preview-chat">
            <h3>{strings.chat}</h3>
            <p class="hint">{strings.chatText}</p>
            <p class="message-text" dir="auto">
              {lastOwn.text}
            </p>
            <Hex bytes={lastOwn.sealed} />
          </section>
        )}
      </div>
    </>
  );
}

/** Both pictures as one, to show to somebody. */
function Souvenir({ ready }: { ready: boolean }) {
  const { say } = useModel();
  const save = async () => {
    const own = document.querySelector<HTMLVideoElement>('[data-testid="own-view-video"]');
    const sealed = document.querySelector<HTMLCanvasElement>('[data-testid="server-view-canvas"]');
    const blob =
      own &&
      sealed &&
      (await souvenir(own, sealed, {
        title: words.title,
        own: strings.own,
        server: home.serverSees,
      }));
    if (blob) {
      handOver(words.file, blob, () => {});
    } else {
      say(words.failed);
    }
  };
  return (
    <p class="souvenir">
      <button
        type="button"
        class="button secondary"
        disabled={!ready}
        data-testid="save-souvenir"
        onClick={() => void save()}
      >
        <DownloadIcon size={1.25} />
        {words.save}
      </button>
      <span class="hint">{words.hint}</span>
    </p>
  );
}

function Bytes({ bytes, clear }: { bytes: Uint8Array | null; clear: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current !== null && bytes !== null) {
      paint(canvas.current, bytes, clear);
    }
  }, [bytes, clear]);
  return <canvas ref={canvas} class="bytes" data-testid="server-view-canvas" />;
}

/** One pixel for each byte; those left clear stand out. */
function paint(canvas: HTMLCanvasElement, bytes: Uint8Array, clear: number): void {
  const context = canvas.getContext("2d");
  if (context === null || bytes.length === 0) {
    return;
  }
  const columns = Math.max(1, Math.ceil(Math.sqrt(bytes.length * ASPECT)));
  const rows = Math.ceil(bytes.length / columns);
  canvas.width = columns;
  canvas.height = rows;
  const image = context.createImageData(columns, rows);
  for (const [index, byte] of bytes.entries()) {
    const shade = index < clear ? [255, 176, 32, 255] : [byte, byte, byte, 255];
    image.data.set(shade, index * 4);
  }
  context.putImageData(image, 0, 0);
}

function Clear({ view, quiet }: { view: Preview | null; quiet: boolean }) {
  const meta = view?.meta ?? null;
  const rows: [string, string][] = [
    [strings.frames, number(view?.frames ?? 0)],
    [strings.decrypted, number(view?.decrypted ?? 0)],
  ];
  if (meta !== null) {
    rows.push(
      [strings.size, strings.sizeValue(number(meta.length), meta.clear)],
      [strings.kind, meta.keyframe ? strings.key : strings.delta],
      [strings.sender, strings.senderValue(meta.leaf)],
      [strings.generation, number(meta.epoch)],
      [strings.counter, number(meta.counter)],
    );
  }
  rows.push([strings.loudness, quiet ? strings.loudnessKept : strings.loudnessTold]);
  return (
    <section class="preview-meta">
      <h3>{strings.meta}</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
