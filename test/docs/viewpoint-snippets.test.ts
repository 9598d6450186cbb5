/**
 * The snippets of docs/use-a-viewpoint.md, run on the files that they name, where their library can be had.
 * `DEJURE_MAP_LIBRARIES` names a folder with node_modules for those that this project does not itself depend on.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Worlds } from "../../src/export/world/world-file.ts";
import { compileCase } from "../atlases/questions.ts";
import { parseDay } from "../import/day.ts";
import { root, textOf } from "./markdown.ts";

const page = textOf("docs/use-a-viewpoint.md");
/** The first block below a heading. */
const snippet = (heading: string): string => /```\w+\n([\s\S]*?)```/.exec(page.slice(page.indexOf(`\n## ${heading}\n`)))?.[1] ?? "";

const more = process.env["DEJURE_MAP_LIBRARIES"];
const places = [root, ...(more === undefined ? [] : [more])];
/** What MapLibre itself reads a style by; it comes with it. */
const STYLES = "@maplibre/maplibre-gl-style-spec";

/** Where a library is installed; undefined where it is not. */
function pathOf(library: string): string | undefined {
  for (const place of places)
    try {
      return createRequire(join(place, "x.js")).resolve(library);
    } catch {}
  return undefined;
}
const load = async (library: string): Promise<Record<string, unknown>> => import(pathToFileURL(pathOf(library) ?? library).href);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-world-"));
  const { atlas, resolver } = compileCase("today");
  const worlds = new Worlds(atlas, resolver, parseDay("2025-06-30"));
  for (const [size, format] of [
    ["small", "topojson"],
    ["small", "geojson"],
    ["medium", "geojson"],
  ] as const)
    writeFileSync(join(folder, `india-${size}.${format}`), worlds.text({ viewpoint: "india", layer: "title", size, format }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a module with names that a page would have; its imports are loaded from where the libraries are. */
async function run(code: string, names: Readonly<Record<string, unknown>>, result = "undefined"): Promise<unknown> {
  const body = code.replaceAll(/^import (?:\* as )?(.+) from "(.+)";$/gm, 'const $1 = await load("$2");');
  const fetch = async (file: string) => ({ json: async () => JSON.parse(readFileSync(join(folder, file), "utf8")) });
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    ...words: string[]
  ) => (...given: unknown[]) => Promise<unknown>;
  const given = { load, fetch, ...names };
  return new AsyncFunction(...Object.keys(given), `${body}\nreturn ${result};`)(...Object.values(given));
}
const element = () => {
  const made = { innerHTML: "" };
  return { made, document: { querySelector: () => made } };
};
const widthOf = (d: string): number => {
  const xs = [...d.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  return Math.max(...xs) - Math.min(...xs);
};

describe("a viewpoint's world in", () => {
  test("D3", async () => {
    const { made, document } = element();
    await run(snippet("D3"), { document });
    const paths = [...made.innerHTML.matchAll(/<path d="([^"]+)"/g)].map(([, d]) => d ?? "");
    expect(paths.length).toBeGreaterThan(250);
    expect(made.innerHTML).toContain("stroke-dasharray");
    // A ring the wrong way round would fill the globe: only Russia, Antarctica and what crosses the antimeridian are so wide.
    expect(paths.filter((d) => widthOf(d) > 800).length).toBeLessThan(6);
  });

  test.skipIf(pathOf(STYLES) === undefined)("MapLibre GL JS", async () => {
    let options: { style?: unknown } = {};
    class FakeMap {
      constructor(given: typeof options) {
        options = given;
      }
    }
    await run(snippet("MapLibre GL JS"), { maplibregl: { Map: FakeMap } });
    const { validateStyleMin } = (await load(STYLES)) as { validateStyleMin(style: unknown): unknown[] };
    expect(validateStyleMin(options.style)).toEqual([]);
  });

  test.skipIf(pathOf("echarts") === undefined)("ECharts", async () => {
    const svg = await run(snippet("ECharts"), { document: { querySelector: () => null } }, "chart.renderToSVGString()");
    expect(String(svg).match(/<path/g)?.length).toBeGreaterThan(200);
  });

  test.skipIf(pathOf("vega") === undefined)("Vega", async () => {
    const vega = await load("vega");
    const Base = vega["View"] as new (runtime: unknown, options: object) => { toSVG(): Promise<string> };
    const loader = (vega["loader"] as (options: object) => unknown)({ baseURL: `${folder}/`, mode: "file" });
    // Without a page: the same view, reading from the disk.
    class View extends Base {
      constructor(runtime: unknown) {
        super(runtime, { renderer: "none", loader });
      }
    }
    const code = snippet("Vega").replace(/^import .*$/m, "");
    const svg = await run(code, { vega: { ...vega, View } }, "view.toSVG()");
    expect(String(svg).match(/<path[^>]* d="M/g)?.length).toBeGreaterThan(200);
  });

  const python = spawnSync("python3", ["--version"]).status === 0;
  test.skipIf(!python)("Python", () => {
    writeFileSync(join(folder, "snippet.py"), snippet("Python"));
    const { stdout, stderr, status } = spawnSync("python3", ["snippet.py"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PYTHONIOENCODING: "utf-8" },
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^[\d,]+ km² of disputed land are India's: What Natural Earth 5.1 /);
  });
});
