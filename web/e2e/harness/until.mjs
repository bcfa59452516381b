// Waiting, always for something and never for longer than said.

const LOOK_AGAIN_MS = 60;

/**
 * Looks until `look` gives something true, and returns it. What it throws
 * counts as "not yet", but is told when time is up.
 */
export async function until(what, look, timeoutMs = 15_000) {
  const end = performance.now() + timeoutMs;
  let seen;
  for (;;) {
    try {
      seen = await look();
      if (seen) {
        return seen;
      }
    } catch (error) {
      seen = error;
    }
    if (performance.now() > end) {
      const last = seen instanceof Error ? seen.message : JSON.stringify(seen);
      throw new Error(`waited ${timeoutMs} ms in vain for: ${what} (last seen: ${last})`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Looks for the whole of `timeMs` and throws as soon as `look` gives something true. */
export async function never(what, look, timeMs) {
  const end = performance.now() + timeMs;
  while (performance.now() < end) {
    const seen = await look();
    if (seen) {
      throw new Error(`this must not happen: ${what} (${JSON.stringify(seen)})`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
