import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { executable } from "./chromium.ts";

const folder = fileURLToPath(new URL("expected/", import.meta.url));

/** Whether this browser draws the pixels that the expected pictures were taken with. */
export const sameBrowser = (): boolean => /[\\/]\.cache[\\/]chromium-/.test(executable().path);

/** Share of pixels, 0 to 1, that differ visibly from `expected/<name>.png`; the browser itself compares. With DEJURE_UPDATE_SCREENSHOTS the picture is stored instead. */
export async function difference(browser: Browser, name: string, taken: Buffer): Promise<number> {
  const file = `${folder}${name}.png`;
  if (process.env.DEJURE_UPDATE_SCREENSHOTS || !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, taken);
    return 0;
  }
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ([a, b]) => {
        const pixels = async (base64: string): Promise<ImageData> => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
          pen.drawImage(image, 0, 0);
          return pen.getImageData(0, 0, image.width, image.height);
        };
        const [one, other] = [await pixels(a as string), await pixels(b as string)];
        if (one.width !== other.width || one.height !== other.height) return 1;
        let differing = 0;
        for (let i = 0; i < one.data.length; i += 4) {
          const far = [0, 1, 2].reduce((sum, k) => sum + Math.abs((one.data[i + k] as number) - (other.data[i + k] as number)), 0);
          if (far > 72) differing++;
        }
        return differing / (one.data.length / 4);
      },
      [taken.toString("base64"), readFileSync(file).toString("base64")],
    );
  } finally {
    await page.close();
  }
}
