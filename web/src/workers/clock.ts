// Both workers count time from the start of the page, so that a moment in a
// report of one means the same to the other.

/** Milliseconds since `origin`, which is the page's `performance.timeOrigin`. */
export function millisSince(origin: number): number {
  return Math.max(0, performance.timeOrigin + performance.now() - origin);
}
