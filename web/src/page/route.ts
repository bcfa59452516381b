// The address decides what the page is: nothing after the `#` is the home screen,
// anything else is a link to a meeting. One page holds one meeting; going on to
// another one starts the page anew, so nothing of the last is left in memory.
import { effect } from "@preact/signals";
import { isHostLink } from "./invite/recent.ts";
import type { Model } from "./model.ts";

export function followAddress(model: Model): void {
  const { meeting, fragment } = model;
  if (fragment.value !== "") {
    meeting.open(fragment.value);
  }
  hideHostLink(model);
  addEventListener("hashchange", () => {
    const next = location.hash.slice(1);
    if (next === fragment.value) {
      return;
    }
    if (fragment.value === "") {
      fragment.value = next;
      meeting.open(next);
    } else {
      meeting.leave();
      location.reload();
    }
  });
}

/**
 * A host link stands in the address no longer than it takes to read it: what one
 * copies from there is the link for others.
 */
function hideHostLink({ meeting, fragment }: Model): void {
  effect(() => {
    const { invitation } = meeting.view.value;
    if (invitation !== null && isHostLink(fragment.value)) {
      history.replaceState(history.state, "", `#${invitation}`);
      fragment.value = invitation;
    }
  });
}

/** The address is that of the check. */
export function isCheck(): boolean {
  return /\/check\/?$/.test(location.pathname);
}

export function goTo(fragment: string): void {
  location.hash = fragment;
}

export function goHome(): void {
  // Without the `#` this would load the page anyway; with it, `hashchange` does.
  location.hash = "";
}
