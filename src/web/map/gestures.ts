import type { Stage } from "./stage.ts";

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
/** Pixels of one notch of a wheel, at least; trackpads tell of less at a time. */
const NOTCH = 40;
const STEP = 100;
/** ms without another turn of the wheel after which the movement is over */
const PAUSE = 150;
/** ms for which a hint is shown */
const READ = 1500;
/** ms of a step by keys or by two clicks, and of a notch of the wheel */
const [STEPPED, TURNED] = [300, 160];
/** ms for which a map that was thrown goes on; px/ms from which it was thrown; ms without a movement after which it was not */
const [GLIDE, THROWN, HELD] = [500, 0.3, 60];

type XY = { readonly x: number; readonly y: number };

/** Moves a stage by pointer, fingers, wheel and keys, and asks for the places that are clicked. `words`: of a stage that is cooperative. */
export function handle(stage: Stage, words: GestureWords | undefined): void {
  const { element } = stage;
  const hint = hintIn(element);
  const at = (event: MouseEvent): XY => {
    const frame = element.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  pointers(stage, at, () => hint(words?.touch));
  wheel(stage, at, () => hint(/mac|iphone|ipad/i.test(navigator.platform) ? words?.mac : words?.windows));
  element.addEventListener("dblclick", (event) => {
    const { x, y } = at(event);
    stage.zoomAt(x, y, event.shiftKey ? -1 : 1, STEPPED);
  });
  element.addEventListener("keydown", (event) => key(stage, event));
}

/** How fast what is dragged goes just now, px/ms. */
class Speed {
  #x = 0;
  #y = 0;
  #last = 0;

  moved(dx: number, dy: number, now: number): void {
    const ms = Math.max(1, now - this.#last);
    // what came before counts for less the longer ago it was
    const old = ms > HELD ? 0 : 0.5;
    [this.#x, this.#y] = [this.#x * old + (dx / ms) * (1 - old), this.#y * old + (dy / ms) * (1 - old)];
    this.#last = now;
  }
  /** Pixels that it still goes when let go. */
  thrown(now: number): XY | undefined {
    if (now - this.#last > HELD || Math.hypot(this.#x, this.#y) < THROWN) return undefined;
    // so far that it starts at its speed and slows evenly
    return { x: (this.#x * GLIDE) / 2, y: (this.#y * GLIDE) / 2 };
  }
}

function pointers(stage: Stage, place: (event: MouseEvent) => XY, onLeft: () => void): void {
  const { element } = stage;
  const down = new Map<number, XY>();
  let speed = new Speed();
  let travelled = 0;
  let several = false;
  const spread = (): XY & { readonly apart: number } => {
    const [a = { x: 0, y: 0 }, b = a] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) [travelled, several, speed] = [0, false, new Speed()];
    stage.halt();
    down.set(event.pointerId, place(event));
    several ||= down.size > 1;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const before = spread();
    down.set(event.pointerId, place(event));
    const after = spread();
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    travelled += Math.hypot(dx, dy);
    speed.moved(dx, dy, event.timeStamp);
    if (stage.cooperative && event.pointerType === "touch" && down.size < 2) return;
    if (travelled > SLACK || several) stage.pan(dx, dy);
    if (down.size > 1 && before.apart > 0 && after.apart > 0) stage.zoomAt(after.x, after.y, Math.log2(after.apart / before.apart));
  });
  const up = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    // the page around has taken the finger for its own scrolling
    if (event.type === "pointercancel" && stage.cooperative && !several) onLeft();
    if (down.size > 0 || (travelled <= SLACK && !several)) return;
    const on = several || !stage.smooth ? undefined : speed.thrown(event.timeStamp);
    if (on === undefined) stage.settle();
    else stage.pan(on.x, on.y, GLIDE);
  };
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  // two fingers are the map's, also where one scrolls the page around
  const take = (event: TouchEvent): void => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  element.addEventListener("touchmove", take, { passive: false });
  element.addEventListener("click", (event) => {
    if (travelled > SLACK || several) return;
    const { x, y } = place(event);
    stage.ask(...stage.unproject(x, y));
  });
}

function wheel(stage: Stage, place: (event: MouseEvent) => XY, onLeft: () => void): void {
  let over: ReturnType<typeof setTimeout> | undefined;
  const turn = (event: WheelEvent): void => {
    if (stage.cooperative && !event.ctrlKey && !event.metaKey) return onLeft();
    event.preventDefault();
    const turned = event.deltaY * (UNITS[event.deltaMode] ?? 1);
    const { x, y } = place(event);
    const steps = -turned / (event.ctrlKey && Math.abs(turned) < TRACKPAD / 4 ? TRACKPAD : WHEEL);
    clearTimeout(over);
    if (stage.smooth && Math.abs(turned) >= NOTCH) return stage.zoomAt(x, y, steps, TURNED);
    stage.zoomAt(x, y, steps);
    over = setTimeout(() => stage.settle(), PAUSE);
  };
  stage.element.addEventListener("wheel", turn, { passive: false });
  stage.on("remove", () => clearTimeout(over));
}

function key(stage: Stage, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
  const nearer = { "+": 1, "=": 1, "-": -1, _: -1 }[event.key];
  if (by === undefined && nearer === undefined) return;
  event.preventDefault();
  if (by !== undefined) stage.pan(by[0] as number, by[1] as number, STEPPED);
  else stage.zoomBy((nearer as number) * (event.shiftKey && event.key !== "+" && event.key !== "_" ? 2 : 1), STEPPED);
}

/** Says over the map for a moment how it is moved. */
function hintIn(element: HTMLElement): (text: string | undefined) => void {
  const note = document.createElement("p");
  note.className = "gesture-hint";
  note.hidden = true;
  element.append(note);
  let gone: ReturnType<typeof setTimeout> | undefined;
  return (text = "") => {
    note.textContent = text;
    note.hidden = false;
    clearTimeout(gone);
    gone = setTimeout(() => {
      note.hidden = true;
    }, READ);
  };
}
