// Tiles under a hand: a mouse or a pen carries one to another place, a finger
// that wipes across turns the page. The tile follows past Preact: it moves with
// every frame, and nothing else changes until it is over another.
import type { Signal } from "@preact/signals";
import type { Box } from "./layout.ts";
import type { StageModel } from "./stage-model.ts";

/** What a hand may tremble before it is a drag. */
const BEGINS_PX = 8;
/** How far a finger wipes for a page, and how much flatter than a scroll that is. */
const SWIPE_PX = 48;
const SWIPE_FLAT = 1.5;
const DROP_MS = 160;

type Held = Signal<{ key: string; box: Box } | null>;

/** Follows this pointer if it carries a tile away. */
export function dragTile(start: PointerEvent, stage: StageModel, held: Held): void {
  const target = start.target instanceof Element ? start.target : null;
  const item = target?.closest("li");
  const carried = stage.plan.peek().tiles.find(({ key }) => key === item?.getAttribute("data-key"));
  const movable =
    start.button === 0 &&
    start.pointerType !== "touch" &&
    item instanceof HTMLElement &&
    carried?.movable &&
    target?.closest("button, .zoomed") === null;
  if (!movable) {
    return;
  }
  const { key, person, box } = carried;
  const before = stage.choice.peek().order;
  const frame = item.parentElement?.getBoundingClientRect();
  let over: number | null = null;
  let offset = { x: 0, y: 0 };

  const move = (event: PointerEvent) => {
    offset = { x: event.clientX - start.clientX, y: event.clientY - start.clientY };
    if (held.peek() === null) {
      if (Math.hypot(offset.x, offset.y) < BEGINS_PX) {
        return;
      }
      held.value = { key, box: boxOf(item, box) };
      item.setPointerCapture(event.pointerId);
    }
    item.style.translate = `${offset.x}px ${offset.y}px`;
    const left = event.clientX - (frame?.left ?? 0);
    const mirrored = document.documentElement.dir === "rtl";
    const x = mirrored ? (frame?.width ?? 0) - left : left;
    const y = event.clientY - (frame?.top ?? 0);
    const under = stage.plan
      .peek()
      .tiles.find((tile) => tile.key !== key && tile.movable && isIn(tile.box, x, y));
    const next = under?.person.id ?? null;
    // The tile that gave way now stands under the hand perhaps: once is enough.
    if (next !== over) {
      over = next;
      if (next !== null) {
        stage.move(person.id, next);
      }
    }
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    removeEventListener("keydown", cancel, true);
    if (held.peek() !== null) {
      held.value = null;
      item.style.translate = "";
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
        const from = `${offset.x}px ${offset.y}px`;
        item.animate({ translate: [from, "0px 0px"] }, { duration: DROP_MS, easing: "ease-out" });
      }
    }
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key === "Escape" && held.peek() !== null) {
      event.stopPropagation();
      stage.choose({ order: before });
      end();
    }
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("keydown", cancel, true);
}

/** Where the tile is drawn: mirrored, in a page that reads from the right. */
function boxOf(item: HTMLElement, { width, height }: Box): Box {
  const { e: x, f: y } = new DOMMatrixReadOnly(getComputedStyle(item).transform);
  return { x, y, width, height };
}

const isIn = (box: Box, x: number, y: number) =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

/** Whether the pointer is a finger; then it may turn the page. */
export function swipePages(start: PointerEvent, turn: (by: 1 | -1) => void): boolean {
  if (start.pointerType !== "touch") {
    return false;
  }
  const end = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) {
      return;
    }
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    const x = event.clientX - start.clientX;
    const y = event.clientY - start.clientY;
    if (event.type === "pointerup" && Math.abs(x) > Math.max(SWIPE_PX, SWIPE_FLAT * Math.abs(y))) {
      const forward = document.documentElement.dir === "rtl" ? x > 0 : x < 0;
      turn(forward ? 1 : -1);
    }
  };
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  return true;
}
