import { useEffect, useMemo, useRef, useState } from "preact/hooks";

/** Whether a media query matches, now and as it changes. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  const [matches, setMatches] = useState(list.matches);
  useEffect(() => {
    const listen = (): void => setMatches(list.matches);
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, [list]);
  return matches;
}

/** A text once it has stood still for a moment, so that dragging does not flood screen readers. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 600);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** ms */
const REST = 150;

/** A value at once where it changes now and then; in a flood of changes, as of dragging, its last one when the flood has come to rest. */
export function useCalm<T>(value: T): T {
  const shown = useRef(value);
  const last = useRef({ value, at: Number.NEGATIVE_INFINITY });
  const [, drawAgain] = useState(0);
  if (last.current.value !== value) {
    const now = performance.now();
    if (now - last.current.at > REST) shown.current = value;
    last.current = { value, at: now };
  }
  useEffect(() => {
    const timer = setTimeout(() => {
      if (shown.current === value) return;
      shown.current = value;
      drawAgain((n) => n + 1);
    }, REST);
    return () => clearTimeout(timer);
  }, [value]);
  return shown.current;
}
