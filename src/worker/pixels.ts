/** Drawings as pixels, by resvg in WebAssembly with letters of our own: the same on every machine, with fonts or without. */
import { needing } from "../core/optional-package.ts";
import type { Draw } from "../publish/preview.tsx";
import { opaquePng } from "./encode-png.ts";

/** Letters for text as Latin, Cyrillic and Greek need them. */
const FONT_PACKAGE = "@expo-google-fonts/noto-sans";
const FONTS = ["400Regular/NotoSans_400Regular.ttf", "600SemiBold/NotoSans_600SemiBold.ttf"];
const ENGINE = "@resvg/resvg-wasm";
const FAMILY = "Noto Sans";

let started: Promise<Draw> | undefined;

/** Loads the engine when a picture is first asked for. `packageFile` reads a file of an npm package. */
export function drawer(packageFile: (path: string) => Promise<Uint8Array>): Promise<Draw> {
  // once for all: it cannot be started twice
  started ??= start(packageFile).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(packageFile: (path: string) => Promise<Uint8Array>): Promise<Draw> {
  const { Resvg, initWasm } = await needing(ENGINE, () => import("@resvg/resvg-wasm"));
  const engine = await needing(ENGINE, () => packageFile(`${ENGINE}/index_bg.wasm`));
  const fontBuffers = await needing(FONT_PACKAGE, () => Promise.all(FONTS.map((font) => packageFile(`${FONT_PACKAGE}/${font}`))));
  await initWasm(engine);
  return (svg, width) => {
    const drawing = new Resvg(svg, {
      fitTo: { mode: "width", value: width },
      font: { fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    });
    const picture = drawing.render();
    // the engine's own takes twice as long
    const bytes = opaquePng(picture.pixels, picture.width, picture.height) ?? picture.asPng();
    picture.free();
    drawing.free();
    return bytes;
  };
}
