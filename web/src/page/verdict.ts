// What the results of the check mean for a call, as the sentences to say. Pure.
import type { StepName, Steps } from "../media/check.ts";

/** Bits per second: one's own picture in its full size, in a smaller one, and sound
 * with the smallest picture. */
const FULL_BPS = 2_000_000;
const MIDDLE_BPS = 650_000;
const LEAST_BPS = 250_000;

export type Speed = "full" | "middle" | "small" | "sound";

export function speedOf(bps: number): Speed {
  if (bps >= FULL_BPS) {
    return "full";
  }
  return bps >= MIDDLE_BPS ? "middle" : bps >= LEAST_BPS ? "small" : "sound";
}

/** What will work; `nothing` alone when there is no way to the server. */
export type Finding =
  | "all"
  | "nothing"
  | "noServer"
  | "seenNot"
  | "heardNot"
  | "hearsNot"
  | "detour"
  | "slow";

export function findings(steps: Steps): Finding[] {
  const works = (name: StepName) => steps[name].is === "works";
  const fails = (name: StepName) => steps[name].is === "fails";
  if (fails("server")) {
    return ["noServer"];
  }
  if (!works("udp") && !works("tcp") && !works("relay")) {
    return ["nothing"];
  }
  const { bandwidth } = steps;
  const bps = bandwidth.is === "works" ? (bandwidth.value ?? null) : null;
  const found: Finding[] = [];
  if (fails("camera")) {
    found.push("seenNot");
  }
  if (fails("mic")) {
    found.push("heardNot");
  }
  if (fails("speaker")) {
    found.push("hearsNot");
  }
  if (!works("udp")) {
    found.push("detour");
  }
  if (bps !== null && speedOf(bps) !== "full" && speedOf(bps) !== "middle") {
    found.push("slow");
  }
  return found.length === 0 ? ["all"] : found;
}

/** Nothing is tried any more. The speaker is for the person to try. */
export function isDone(steps: Steps): boolean {
  return (
    Object.entries(steps).every(
      ([name, { is }]) => name === "speaker" || (is !== "running" && is !== "waiting"),
    ) || steps.server.is === "fails"
  );
}
