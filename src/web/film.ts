import { applyPalette, GIFEncoder, quantize } from "gifenc";
import { type Drawing, pixelsOf } from "./drawing.tsx";

/** ms that each picture stands, and the last one */
const [STANDS, STANDS_LAST] = [700, 2500];
const COLOURS = 256;

/** Drawings as an animated GIF that begins again. One is drawn, and told of, at a time; undefined where it was stopped. */
export async function filmOf(
  drawings: Iterable<Drawing>,
  count: number,
  stop: AbortSignal,
  onFrame: (done: number) => void,
): Promise<Blob | undefined> {
  const gif = GIFEncoder();
  let done = 0;
  for (const drawing of drawings) {
    const canvas = await pixelsOf(drawing, 1);
    if (stop.aborted) return undefined;
    const { data, width, height } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(1, 1);
    const palette = quantize(data, COLOURS);
    done++;
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay: done === count ? STANDS_LAST : STANDS });
    onFrame(done);
    // the page answers in between
    await new Promise((next) => setTimeout(next));
    if (stop.aborted) return undefined;
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: "image/gif" });
}
