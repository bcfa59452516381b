// Sentences for devices that do nothing, and the way to a device that was refused.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { browserName } from "./browser.ts";
import { CameraOffIcon, LockIcon, TuneIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { ErrorLine } from "./parts.tsx";
import { type BrowserName, deviceProblem, deviceProblemBoth, trouble } from "./strings.ts";

/** One alert with all that is wrong with one's devices, or nothing. */
export function DeviceErrors({ closable = false }: { closable?: boolean }) {
  const { meeting } = useModel();
  const closed = useSignal("");
  const { mic, camera, speaker, screen } = meeting.local.value.problems;
  const browser = browserName();
  const refused = mic === "refused" || camera === "refused";
  useGranted(refused);
  const sentences: (string | null)[] = [];
  const both = mic !== null && mic === camera ? deviceProblemBoth(mic, browser) : null;
  if (both !== null) {
    sentences.push(both);
  } else {
    sentences.push(mic && deviceProblem("mic", mic, browser));
    sentences.push(camera && deviceProblem("camera", camera, browser));
  }
  sentences.push(speaker && deviceProblem("speaker", speaker, browser));
  sentences.push(screen && deviceProblem("screen", screen, browser));
  const told = sentences.filter((sentence) => sentence !== null);
  const all = told.join(" ");
  if (told.length === 0 || (closable && closed.value === all)) {
    return null;
  }
  const again = () => {
    void Promise.all([mic && meeting.setMic(true), camera && meeting.setCamera(true)]);
  };
  return (
    <ErrorLine
      onClose={
        closable
          ? () => {
              closed.value = all;
            }
          : undefined
      }
    >
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {(mic !== null || camera !== null) && (
        <div class="mend ways-on">
          {refused && <Where browser={browser} />}
          <button
            type="button"
            class="button small secondary"
            data-testid="try-devices"
            onClick={again}
          >
            {trouble.tryAgain}
          </button>
        </div>
      )}
    </ErrorLine>
  );
}

/** Where the browser's own button is: a picture of the address, and the place in it. */
function Where({ browser }: { browser: BrowserName }) {
  if (browser === "other" || browser === "safari") {
    return null;
  }
  const Icon = { chrome: TuneIcon, firefox: CameraOffIcon, ios: LockIcon }[browser];
  return (
    <div class="where" role="img" aria-label={trouble.where} data-testid="where-to-click">
      <span class="where-icon">
        <Icon size={1} />
      </span>
      <span class="where-address">{location.host}</span>
    </div>
  );
}

/** What was refused and is allowed now goes on by itself, where the browser tells. */
function useGranted(refused: boolean): void {
  const { meeting } = useModel();
  useEffect(() => {
    if (!refused || navigator.permissions === undefined) {
      return;
    }
    const ended = new AbortController();
    const watch = async (name: string, open: () => Promise<void>) => {
      const status = await navigator.permissions.query({ name: name as PermissionName });
      status.addEventListener(
        "change",
        () => {
          if (status.state === "granted") {
            void open();
          }
        },
        { signal: ended.signal },
      );
    };
    const { problems } = meeting.local.peek();
    const watched = [
      problems.mic === "refused" && watch("microphone", () => meeting.setMic(true)),
      problems.camera === "refused" && watch("camera", () => meeting.setCamera(true)),
    ];
    // Not every browser knows these names; there the button is the way.
    Promise.all(watched).catch(() => {});
    return () => ended.abort();
  }, [refused, meeting]);
}
