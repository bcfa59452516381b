// Hold the space bar to be heard for as long as it is held. Not where the space
// bar has work of its own: in a text, or on a control that the keyboard led to.
import type { Model } from "./model.ts";

const TEXT = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select";
const CONTROL = "a, button, input, summary, [tabindex='0']";

export function listenForSpace({ meeting, entered, held }: Model): void {
  /** A click leaves the focus on a button, where nobody means it to be. */
  let byMouse = true;
  const free = (target: EventTarget | null): boolean => {
    if (!(target instanceof Element) || document.querySelector("dialog:modal") !== null) {
      return false;
    }
    return target.closest(TEXT) === null && (byMouse || target.closest(CONTROL) === null);
  };
  const release = () => {
    if (held.peek()) {
      held.value = false;
      void meeting.setMic(false);
    }
  };
  /** The space bar went down as ours: a button under it must not hear it go up. */
  let ours = false;
  addEventListener("pointerdown", () => {
    byMouse = true;
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab" || event.key.startsWith("Arrow")) {
        byMouse = false;
      }
      if (event.key !== " " || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      if (ours) {
        event.preventDefault();
        return;
      }
      const inMeeting = entered.peek() && meeting.view.peek().phase.is === "joined";
      if (inMeeting && !event.repeat && !meeting.local.peek().mic && free(event.target)) {
        event.preventDefault();
        ours = true;
        held.value = true;
        void meeting.setMic(true);
      }
    },
    { capture: true },
  );
  addEventListener(
    "keyup",
    (event) => {
      if (event.key === " " && ours) {
        event.preventDefault();
        ours = false;
        release();
      }
    },
    { capture: true },
  );
  // What goes up while another window has the keyboard is never told.
  addEventListener("blur", () => {
    ours = false;
    release();
  });
}
