// A reload is a new person to the others, and the page says so. That there was a
// meeting before it stands in this entry of the tab's own history, nowhere else.
import { effect } from "@preact/signals";
import type { Model } from "./model.ts";
import { notices } from "./strings.ts";

interface Mark {
  entered: true;
}

export function watchReload({ entered, people, say }: Model): void {
  const [navigation] = performance.getEntriesByType("navigation");
  const before: Mark | null = history.state;
  const reloaded =
    navigation instanceof PerformanceNavigationTiming &&
    navigation.type === "reload" &&
    before?.entered === true;
  const stop = effect(() => {
    if (entered.value) {
      history.replaceState({ entered: true } satisfies Mark, "");
      if (reloaded && people.peek().length > 1) {
        say(notices.reloaded);
      }
      queueMicrotask(() => stop());
    }
  });
}
