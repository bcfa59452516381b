// Which receive slot is asked to show what. A tile keeps its slot for as long as
// it is wanted: moving it would cost a keyframe and a flicker. Pure.
import type { SlotView, Tile } from "../session/types.ts";
import { type PictureKey, type PictureTrack, pictureKey, type WantedTile } from "./meeting.ts";

export interface VideoSlots {
  camera: string[];
  screen: string[];
}

export class SlotPlan {
  #slots: VideoSlots = { camera: [], screen: [] };
  #wanted: WantedTile[] = [];
  /** Tile to mid. */
  #given = new Map<PictureKey, string>();

  /** The slots that the connection has now. */
  setSlots(slots: VideoSlots): void {
    this.#slots = slots;
    this.#assign();
  }

  setWanted(wanted: WantedTile[]): void {
    this.#wanted = wanted;
    this.#assign();
  }

  /** What to ask the server for. */
  tiles(): Tile[] {
    const tiles: Tile[] = [];
    for (const { person, track, width, height } of this.#wanted) {
      const mid = this.#given.get(pictureKey(person, track));
      if (mid !== undefined) {
        tiles.push({ mid, person, track, width: Math.round(width), height: Math.round(height) });
      }
    }
    return tiles;
  }

  /**
   * The slot that shows each picture: the one whose frames opened under that
   * person's key. A slot that was asked to show somebody else meanwhile shows
   * neither until a frame of the other one opened: what it has is leaving. Of
   * two slots with one person a live one is better, then the one asked for.
   */
  shown(views: readonly SlotView[]): Map<PictureKey, SlotView> {
    const askedFor = new Map([...this.#given].map(([key, mid]) => [mid, key]));
    const shown = new Map<PictureKey, SlotView>();
    for (const view of views) {
      const track = pictureTrack(view);
      if (view.person === null || track === null) {
        continue;
      }
      const key = pictureKey(view.person, track);
      const asked = askedFor.get(view.mid);
      if (asked !== undefined && asked !== key) {
        continue;
      }
      const other = shown.get(key);
      const better = view.stale === other?.stale ? asked === key : !view.stale;
      if (!other || better) {
        shown.set(key, view);
      }
    }
    return shown;
  }

  #assign(): void {
    const wanted = new Map(this.#wanted.map((tile) => [pictureKey(tile.person, tile.track), tile]));
    const taken = new Set<string>();
    for (const [key, mid] of this.#given) {
      const tile = wanted.get(key);
      if (tile && this.#slots[tile.track].includes(mid)) {
        taken.add(mid);
      } else {
        this.#given.delete(key);
      }
    }
    for (const [key, { track }] of wanted) {
      const free = this.#slots[track].find((mid) => !taken.has(mid));
      if (!this.#given.has(key) && free !== undefined) {
        taken.add(free);
        this.#given.set(key, free);
      }
    }
  }
}

function pictureTrack({ role, track }: SlotView): PictureTrack | null {
  if (role === "cameraSlot" && track === "camera") {
    return "camera";
  }
  return role === "screenSlot" && track === "screen" ? "screen" : null;
}
