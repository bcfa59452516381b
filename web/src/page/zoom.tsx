// Somebody's screen, fitted into its tile or in its actual size: then one pixel of
// theirs is one of ours, and the picture is moved by dragging, scrolling or the
// arrow keys.
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ZoomInIcon, ZoomOutIcon } from "./icons.tsx";
import { Video } from "./parts.tsx";
import { stage as strings } from "./strings.ts";

interface ZoomableScreenProps {
  stream: MediaStream | null;
  name: string;
  hidden: boolean;
}

export function ZoomableScreen({ stream, name, hidden }: ZoomableScreenProps) {
  const zoomed = useSignal(false);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    const video = element?.querySelector("video");
    if (element == null || video == null) {
      return;
    }
    const fit = () => {
      const width = zoomed.value ? `${video.videoWidth / devicePixelRatio}px` : "";
      video.style.width = width;
    };
    fit();
    video.addEventListener("resize", fit);
    return () => video.removeEventListener("resize", fit);
  }, [zoomed.value]);
  const on = zoomed.value;
  return (
    <>
      <div
        ref={frame}
        class={`screen-frame ${on ? "zoomed" : ""}`}
        {...(on ? { tabIndex: 0, role: "region", "aria-label": name } : {})}
        onPointerDown={(event) => on && drag(event.currentTarget, event)}
      >
        <Video stream={stream} whole={!on} hidden={hidden} />
      </div>
      <button
        type="button"
        class="tile-zoom"
        hidden={hidden}
        aria-label={strings.zoom}
        aria-pressed={on}
        data-tip={on ? strings.zoomFit : strings.zoom}
        data-testid="screen-zoom"
        onClick={() => {
          zoomed.value = !on;
        }}
      >
        {on ? <ZoomOutIcon size={1.25} /> : <ZoomInIcon size={1.25} />}
      </button>
    </>
  );
}

/** A finger scrolls by itself. */
function drag(frame: HTMLElement, start: PointerEvent): void {
  if (start.pointerType === "touch" || start.button !== 0) {
    return;
  }
  start.preventDefault();
  frame.focus({ preventScroll: true });
  const { scrollLeft, scrollTop } = frame;
  const move = (event: PointerEvent) => {
    frame.scrollLeft = scrollLeft - (event.clientX - start.clientX);
    frame.scrollTop = scrollTop - (event.clientY - start.clientY);
  };
  frame.setPointerCapture(start.pointerId);
  frame.addEventListener("pointermove", move);
  frame.addEventListener(
    "lostpointercapture",
    () => frame.removeEventListener("pointermove", move),
    {
      once: true,
    },
  );
}
