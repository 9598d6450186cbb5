import { useEffect, useRef } from "preact/hooks";
import type { Camera } from "../../cartography/plane.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import { addressOf, viewOfAddress } from "../address.ts";
import type { View } from "../context.ts";

/** A drag over the time axis is one step back, not a hundred. */
const PAUSE = 900;

/** Keeps the address and the view in step. A new question is a step that Back undoes; a move of the map is none. Without `steps` none is: Back belongs to the page around. */
export function useAddress(
  model: AtlasModel,
  lang: string,
  view: View,
  camera: Camera,
  open: (view: View, camera: Camera) => void,
  steps = true,
): void {
  const before = useRef<View>();
  const written = useRef(0);
  useEffect(() => {
    const hash = addressOf(view, camera);
    const old = before.current;
    before.current = view;
    if (hash === location.hash) return;
    const asked =
      (old !== undefined && (["viewpoint", "layer", "sel", "all", "beside"] as const).some((key) => old[key] !== view[key])) ||
      old?.versus?.viewpoint !== view.versus?.viewpoint ||
      old?.versus?.day !== view.versus?.day ||
      old?.step?.n !== view.step?.n;
    const moved = old !== undefined && old.day !== view.day;
    const now = performance.now();
    if (steps && old !== undefined && (asked || (moved && now - written.current > PAUSE))) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
    if (asked || moved) written.current = now;
  }, [view, camera]);
  useEffect(() => {
    const listen = (): void => {
      const next = viewOfAddress(model, lang, location.hash);
      before.current = next.view;
      open(next.view, next.camera);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  }, [model, lang, open]);
}
