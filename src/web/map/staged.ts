import { cellAt } from "../../cartography/cell-shapes.ts";
import { crosshair } from "./crosshair.ts";
import { handle } from "./gestures.ts";
import { Labels } from "./labels.ts";
import type { MapOptions } from "./live-map.ts";
import { Stage } from "./stage.ts";

/** The camera of a map with the hands that move it and the names that lie over it; what draws is put into its element. */
export function staged(options: MapOptions, smooth: boolean): { readonly stage: Stage; readonly labels: Labels } {
  const { container, shapes, gestures } = options;
  const stage = new Stage(container, options.camera, options.label, smooth);
  const labels = new Labels(stage, container);
  stage.cooperative = gestures !== undefined;
  crosshair(stage, container);
  handle(stage, gestures);
  stage.element.addEventListener("pointermove", ({ offsetX, offsetY, buttons }) => {
    if (buttons === 0) stage.element.classList.toggle("on-land", cellAt(shapes, ...stage.unproject(offsetX, offsetY)) >= 0);
  });
  stage.on("ask", options.onClick);
  stage.on("moveend", () => options.onMove(stage.camera));
  return { stage, labels };
}
