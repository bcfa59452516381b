// All workers count time alike, so that a moment in a report of one means the
// same to the other.

/** Milliseconds since 1970, without the jumps of the wall clock. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
