// The page without a network: the service worker opens it to say so, and it goes
// on by itself.
import { render } from "preact";
import { trustedScript } from "../session/trusted.ts";
import { Ending } from "./ended.tsx";
import { NetworkOffIcon } from "./icons.tsx";
import { offline } from "./strings.ts";

/** Whether the service worker opened this page, since the server could not be reached. */
export const isOffline = (): boolean => document.documentElement.hasAttribute("data-offline");

export function startOffline(root: HTMLElement): void {
  addEventListener("online", () => location.reload());
  root.replaceChildren();
  render(<Offline />, root);
}

function Offline() {
  return (
    <Ending sentence={{ title: offline.title, text: offline.text }} fault Icon={NetworkOffIcon}>
      <button
        type="button"
        class="button primary large"
        data-testid="offline-again"
        onClick={() => location.reload()}
      >
        {offline.again}
      </button>
    </Ending>
  );
}

/** Has the page open without a network from now on. It waits until the page itself is there. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) {
    return;
  }
  const register = () => {
    navigator.serviceWorker
      .register(trustedScript("/sw.js"), { updateViaCache: "none" })
      .catch(() => {
        // A private window, or storage is forbidden: the page works without.
      });
  };
  if (document.readyState === "complete") {
    register();
  } else {
    addEventListener("load", register, { once: true });
  }
}
