import { useRef } from "preact/hooks";
import { useReading } from "../context.ts";

/** How high the panel stands on a phone. */
export const HEIGHTS = ["low", "half", "tall"] as const;
export type Height = (typeof HEIGHTS)[number];

const STEP = 40;

/** The grip of the panel on a phone: drag it, or press it to go to the next height. */
export function SheetHandle({ height, onHeight }: { height: Height; onHeight(height: Height): void }) {
  const { say } = useReading();
  const start = useRef<number>();
  const dragged = useRef(false);
  const at = HEIGHTS.indexOf(height);
  const go = (by: number): void => onHeight(HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, at + by))] as Height);
  return (
    <button
      type="button"
      class="handle"
      aria-label={say("panel.height")}
      aria-expanded={height !== "low"}
      onPointerDown={(event) => {
        start.current = event.clientY;
        dragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const by = (start.current ?? event.clientY) - event.clientY;
        start.current = undefined;
        dragged.current = Math.abs(by) >= STEP;
        if (dragged.current) go(Math.abs(by) > 320 ? Math.sign(by) * 2 : Math.sign(by));
      }}
      onClick={() => {
        if (dragged.current) dragged.current = false;
        else onHeight(HEIGHTS[(at + 1) % HEIGHTS.length] as Height);
      }}
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        go(event.key === "ArrowUp" ? 1 : -1);
      }}
    >
      <span />
    </button>
  );
}
