import type { CustomLayerInterface } from "maplibre-gl";
import { rgb } from "./gl.ts";

/** Water under everything: halos are blended by the lightest or the darkest, and need something to be lighter than. */
export const waterLayer = (colour: () => string): CustomLayerInterface => ({
  id: "water",
  type: "custom",
  renderingMode: "2d",
  render(gl) {
    const [r, g, b] = rgb(colour()).map((part) => part / 255) as [number, number, number];
    gl.clearColor(r, g, b, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  },
});
