import type { OwnStage } from "./stage.ts";

/** What to say where the wheel and one finger are left to the page around. */
export interface GestureWords {
  readonly windows: string;
  readonly mac: string;
  readonly touch: string;
}

/** Pixels that a pointer may move and still mean the place under it. */
const SLACK = 4;
/** Pixels of the wheel, and of a pinch on a trackpad, that come nearer by one step. */
const [WHEEL, TRACKPAD] = [450, 100];
/** Pixels of one line and one page of a wheel that counts in them. */
const UNITS = [1, 40, 400] as const;
const STEP = 100;
/** ms without another turn of the wheel after which the movement is over */
const PAUSE = 150;
/** ms for which a hint is shown */
const READ = 1500;

/** Moves a stage by pointer, fingers, wheel and keys, and tells of clicks. Returns the way to stop. */
export function handle(stage: OwnStage, words: GestureWords | undefined, onClick: (lon: number, lat: number) => void): () => void {
  const { element } = stage;
  const stop = new AbortController();
  const { signal } = stop;
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let several = false;
  let wheelOver: ReturnType<typeof setTimeout> | undefined;
  const hint = hintIn(element);
  element.style.touchAction = words === undefined ? "none" : "pan-x pan-y";
  const inside = (event: MouseEvent): { x: number; y: number } => {
    const frame = element.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const spread = (): { x: number; y: number; apart: number } => {
    const [a = { x: 0, y: 0 }, b = a] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      if (down.size === 0) [travelled, several] = [0, false];
      down.set(event.pointerId, inside(event));
      several ||= down.size > 1;
      element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      if (!down.has(event.pointerId)) return;
      const before = spread();
      down.set(event.pointerId, inside(event));
      const after = spread();
      travelled += Math.hypot(after.x - before.x, after.y - before.y);
      if (words !== undefined && event.pointerType === "touch" && down.size < 2) return;
      if (travelled > SLACK || several) stage.pan(after.x - before.x, after.y - before.y);
      if (down.size > 1 && before.apart > 0 && after.apart > 0) stage.zoomAt(after.x, after.y, Math.log2(after.apart / before.apart));
    },
    { signal },
  );
  const up = (event: PointerEvent): void => {
    const at = down.get(event.pointerId);
    if (at === undefined) return;
    down.delete(event.pointerId);
    if (event.type === "pointercancel") {
      // the page around has taken the finger for its own scrolling
      if (words !== undefined && !several) hint(words.touch);
    } else if (travelled <= SLACK && !several) onClick(...stage.unproject(at.x, at.y));
    if (down.size === 0 && (travelled > SLACK || several)) stage.settle();
  };
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", up, { signal });

  element.addEventListener(
    "wheel",
    (event) => {
      if (words !== undefined && !event.ctrlKey && !event.metaKey) {
        hint(/mac|iphone|ipad/i.test(navigator.platform) ? words.mac : words.windows);
        return;
      }
      event.preventDefault();
      const turned = event.deltaY * (UNITS[event.deltaMode] ?? 1);
      const { x, y } = inside(event);
      stage.zoomAt(x, y, -turned / (event.ctrlKey && Math.abs(turned) < TRACKPAD / 4 ? TRACKPAD : WHEEL));
      clearTimeout(wheelOver);
      wheelOver = setTimeout(() => stage.settle(), PAUSE);
    },
    { signal, passive: false },
  );
  element.addEventListener(
    "dblclick",
    (event) => {
      const { x, y } = inside(event);
      stage.zoomAt(x, y, event.shiftKey ? -1 : 1);
      stage.settle();
    },
    { signal },
  );
  element.addEventListener("keydown", (event) => key(stage, event), { signal });
  signal.addEventListener("abort", () => clearTimeout(wheelOver));
  return () => stop.abort();
}

function key(stage: OwnStage, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
  const nearer = { "+": 1, "=": 1, "-": -1, _: -1 }[event.key];
  if (by === undefined && nearer === undefined) return;
  event.preventDefault();
  if (by !== undefined) stage.pan(by[0] as number, by[1] as number);
  else stage.zoomBy((nearer as number) * (event.shiftKey && event.key !== "+" && event.key !== "_" ? 2 : 1));
  stage.settle();
}

/** Says over the map for a moment how it is moved. */
function hintIn(element: HTMLElement): (text: string) => void {
  const note = document.createElement("p");
  note.className = "gesture-hint";
  note.hidden = true;
  element.append(note);
  let gone: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    note.textContent = text;
    note.hidden = false;
    clearTimeout(gone);
    gone = setTimeout(() => {
      note.hidden = true;
    }, READ);
  };
}
