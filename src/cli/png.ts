/** Drawings as pixels, by resvg in WebAssembly with letters of our own: the same on every machine, with fonts or without. */
import type { World } from "./world.ts";

/** Letters for text as Latin, Cyrillic and Greek need them. */
const FONTS = ["400Regular/NotoSans_400Regular.ttf", "600SemiBold/NotoSans_600SemiBold.ttf"].map(
  (file) => `@expo-google-fonts/noto-sans/${file}`,
);
const ENGINE = "@resvg/resvg-wasm";
const FAMILY = "Noto Sans";

let started: Promise<typeof import("@resvg/resvg-wasm")> | undefined;

/** The engine, loaded when a picture is first asked for; it cannot be started twice. */
function engine(world: World): Promise<typeof import("@resvg/resvg-wasm")> {
  started ??= (async () => {
    const resvg = await import("@resvg/resvg-wasm");
    await resvg.initWasm(await world.packageFile(`${ENGINE}/index_bg.wasm`));
    return resvg;
  })();
  return started;
}

/** An SVG as PNG, `width` pixels wide; its height follows from its shape. */
export async function pngOf(world: World, svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await engine(world);
  const fontBuffers = await Promise.all(FONTS.map((font) => world.packageFile(font)));
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  const picture = drawing.render();
  const bytes = picture.asPng();
  picture.free();
  drawing.free();
  return bytes;
}
