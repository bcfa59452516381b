// Sentences for devices that do nothing, and for sound that the browser holds back.
import { useSignal } from "@preact/signals";
import { browserName } from "./browser.ts";
import { useModel } from "./model.ts";
import { ErrorLine } from "./parts.tsx";
import { deviceProblem, deviceProblemBoth } from "./strings.ts";

/** One alert with all that is wrong with one's devices, or nothing. */
export function DeviceErrors({ closable = false }: { closable?: boolean }) {
  const { meeting } = useModel();
  const closed = useSignal("");
  const { mic, camera, speaker, screen } = meeting.local.value.problems;
  const browser = browserName();
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
    </ErrorLine>
  );
}
