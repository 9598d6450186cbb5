import { rgb } from "./gl.ts";
import type { Layer } from "./gl-canvas.ts";

/** Water under everything: halos are blended by the lightest or the darkest, and need something to be lighter than. */
export const waterLayer = (colour: () => string): Layer => ({
  attach() {},
  draw({ gl }) {
    const [r, g, b] = rgb(colour()).map((part) => part / 255) as [number, number, number];
    gl.clearColor(r, g, b, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  },
});
