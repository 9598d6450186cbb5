/** `dejure build`: pictures for link previews as pixels. */
import { expect, test } from "vitest";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";
import { readPng } from "./png.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const folder = scratchAtlas(MORESNET);

const build = async (more: readonly string[] = [], world = {}) => {
  const done = await dejure(["build", folder(), "-o", "public", ...more], { cwd: "/", world });
  const pictures = [...done.bytes]
    .filter(([path]) => path.endsWith("preview.png"))
    .map(([path, bytes]) => [path.replace(/^.*?public[^/]*\//, ""), bytes] as const);
  return { ...done, pictures };
};

// before any that draws: the engine, once loaded, stays
test("where the package is not installed, pages go without pictures, and that is said once", async () => {
  const packageFile = async (path: string): Promise<Uint8Array> => {
    throw Object.assign(new Error(`Cannot find module '${path}'`), { code: "MODULE_NOT_FOUND" });
  };
  const { status, stderr, pictures } = await build([], { packageFile });
  expect(status).toBe(0);
  expect(stderr.match(/no pictures for link previews: the package @resvg\/resvg-wasm is not installed/g)).toHaveLength(1);
  expect(pictures).toEqual([]);
});

test("pictures are 1200 × 630, and the same in every build", async () => {
  const [one, other] = [await build(), await build()];
  expect([one.status, one.stderr]).toEqual([0, ""]);
  expect(one.pictures.map(([path]) => path)).toContain("treaties/aachen-1816/preview.png");
  for (const [path, bytes] of one.pictures) {
    const { width, height } = readPng(bytes);
    expect([path, width, height]).toEqual([path, 1200, 630]);
    expect(Buffer.compare(bytes, other.pictures.find(([same]) => same === path)?.[1] ?? new Uint8Array())).toBe(0);
  }
});

test("--no-previews leaves them out", async () => {
  const { status, pictures } = await build(["--no-previews"]);
  expect([status, pictures]).toEqual([0, []]);
});
