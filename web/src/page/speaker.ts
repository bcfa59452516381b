// Whom to look at: who spoke last. A word thrown in, a cough or a "yes" changes
// nothing: the picture goes on to another person only once the first has been
// still for a while. Pure.

/** So long must one have been still before another takes the place. */
const STILL_MS = 1200;
const MOST_RECENT = 30;

export interface Floor {
  speaker: number | null;
  /** When the speaker was heard last; while `speaks`, that goes on. */
  at: number;
  speaks: boolean;
  /** Who spoke, the latest first. */
  recent: readonly number[];
}

export const SILENCE: Floor = { speaker: null, at: 0, speaks: false, recent: [] };

/** `speaking`: who is heard now, oneself left out; `here`: who is in the meeting. */
export function hear(
  floor: Floor,
  speaking: readonly number[],
  here: ReadonlySet<number>,
  nowMs: number,
): Floor {
  const old = floor.recent.filter((id) => here.has(id) && !speaking.includes(id));
  const fresh = speaking.filter((id) => here.has(id));
  // Who goes on speaking keeps the place: no order changes for it.
  const going = floor.recent.filter((id) => fresh.includes(id));
  const recent = [...fresh.filter((id) => !going.includes(id)), ...going, ...old];
  const kept = floor.speaker !== null && here.has(floor.speaker) ? floor.speaker : null;
  const rest = { recent: recent.slice(0, MOST_RECENT) };
  if (kept !== null && fresh.includes(kept)) {
    return { ...rest, speaker: kept, at: nowMs, speaks: true };
  }
  const at = floor.speaks ? nowMs : floor.at;
  const next = kept === null || nowMs - at >= STILL_MS ? fresh[0] : undefined;
  return next === undefined
    ? { ...rest, speaker: kept, at, speaks: false }
    : { ...rest, speaker: next, at: nowMs, speaks: true };
}

/** When it is to be looked again although nobody begins or stops: never, or then. */
export function lookAgainAt({ speaker, at, speaks }: Floor, speaking: readonly number[]) {
  return speaker !== null && !speaks && speaking.length > 0 ? at + STILL_MS : null;
}
