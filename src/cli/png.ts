import { drawer } from "../worker/pixels.ts";
import type { World } from "./world.ts";

/** An SVG as PNG, `width` pixels wide; its height follows from its shape. */
export const pngOf = async (world: World, svg: string, width: number): Promise<Uint8Array> =>
  (await drawer((path) => world.packageFile(path)))(svg, width);
