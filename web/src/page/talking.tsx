// What the page says about one's own voice: that one speaks and nobody hears it,
// and that one is heard for as long as the space bar is held.
import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { MicIcon, MicOffIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { CloseButton } from "./parts.tsx";
import { talking as strings } from "./strings.ts";

/** For how long the hint stays after the voice, and is not given again. */
const STAYS_MS = 4000;
const AGAIN_MS = 30_000;

/** Whether there is a space bar to hold, as far as one can tell. */
const hasKeys = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

export function TalkHint() {
  const { meeting, held } = useModel();
  const shown = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const quietUntil = useRef(0);
  useSignalEffect(() => {
    if (meeting.local.value.mic) {
      clearTimeout(timer.current);
      shown.value = false;
      return;
    }
    if (meeting.speakingMuted.value && performance.now() >= quietUntil.current) {
      clearTimeout(timer.current);
      shown.value = true;
    } else if (shown.peek()) {
      timer.current = setTimeout(hide, STAYS_MS);
    }
  });
  const hide = () => {
    clearTimeout(timer.current);
    shown.value = false;
    quietUntil.current = performance.now() + AGAIN_MS;
  };
  if (held.value) {
    return (
      <div class="talk-hint held" role="status" data-testid="push-to-talk">
        <MicIcon size={1.25} />
        <p>{strings.held}</p>
      </div>
    );
  }
  return shown.value ? (
    <div class="talk-hint" role="status" data-testid="speaking-muted">
      <MicOffIcon size={1.25} />
      <p>{hasKeys() ? strings.mutedHold : strings.muted}</p>
      <button
        type="button"
        class="button quiet small"
        data-testid="unmute"
        onClick={() => void meeting.setMic(true)}
      >
        {strings.turnOn}
      </button>
      <CloseButton onClick={hide} />
    </div>
  ) : null;
}
