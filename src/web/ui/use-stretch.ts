import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { following, type Stretch, zoomed } from "../time-window.ts";

interface Stretching {
  readonly stretch: Stretch;
  /** px of the strip */
  readonly width: number;
  /** around a day, or the day chosen */
  zoom(times: number, around?: number): void;
  /** moves on where the day was dragged to an end of what is shown */
  settle(): void;
}

interface StretchOptions {
  readonly box: RefObject<HTMLElement>;
  readonly whole: Stretch;
  readonly day: number;
  readonly rtl: boolean;
  /** two fingers are on the strip: the first of them meant no day */
  onPinch(): void;
}

/** Part of the stretch at either end that a drag which ends there moves on from. */
const NEAR = 0.03;

/** What the strip of time shows of the period: it follows the day, and is magnified by wheel with Ctrl and by two fingers. */
export function useStretch(options: StretchOptions): Stretching {
  const { box, whole, day } = options;
  const [first, last] = whole;
  const kept = useRef<Stretch>(whole);
  const [, drawAgain] = useState(0);
  const [width, setWidth] = useState(0);
  const inside = Math.min(last, Math.max(first, day));
  kept.current = following(kept.current, whole, inside);
  const show = (stretch: Stretch): void => {
    kept.current = stretch;
    drawAgain((n) => n + 1);
  };
  const zoom = (times: number, around = inside): void => show(zoomed(kept.current, whole, times, around));
  const now = useRef({ zoom, options });
  now.current = { zoom, options };

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    setWidth(element.clientWidth);
    return () => watch.disconnect();
  }, [box]);
  useEffect(() => {
    const element = box.current;
    return element === null ? undefined : magnified(element, kept, now);
  }, [box]);
  return { stretch: kept.current, width, zoom, settle: () => show(following(kept.current, whole, inside, NEAR)) };
}

/** Listens to wheel and fingers; these listeners keep the page from being magnified instead, which those of an attribute cannot. */
function magnified(
  element: HTMLElement,
  kept: { readonly current: Stretch },
  now: { readonly current: { zoom(times: number, around: number): void; readonly options: StretchOptions } },
): () => void {
  const dayAt = (clientX: number): number => {
    const { left, right, width } = element.getBoundingClientRect();
    const part = (now.current.options.rtl ? right - clientX : clientX - left) / Math.max(1, width);
    return kept.current[0] + part * (kept.current[1] - kept.current[0]);
  };
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    now.current.zoom(2 ** (-event.deltaY / 200), dayAt(event.clientX));
  };
  let apart: number | undefined;
  const fingers = (event: TouchEvent): void => {
    const [a, b] = [event.touches[0], event.touches[1]];
    if (a === undefined || b === undefined) {
      apart = undefined;
      return;
    }
    event.preventDefault();
    const distance = Math.max(20, Math.abs(a.clientX - b.clientX));
    if (apart === undefined) now.current.options.onPinch();
    else now.current.zoom(distance / apart, dayAt((a.clientX + b.clientX) / 2));
    apart = distance;
  };
  const touches = ["touchstart", "touchmove", "touchend", "touchcancel"] as const;
  element.addEventListener("wheel", wheel, { passive: false });
  for (const name of touches) element.addEventListener(name, fingers, { passive: false });
  return () => {
    element.removeEventListener("wheel", wheel);
    for (const name of touches) element.removeEventListener(name, fingers);
  };
}
