/** `dejure map --format png`: the pixels of the map that the SVG draws. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { LIGHT } from "../../src/cartography/theme.ts";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { pngOf } from "../../src/cli/png.ts";
import { compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { faceAnswers } from "../../src/publish/data/face-answers.ts";
import { mapData } from "../../src/publish/data/map-data.ts";
import { flagship } from "../browser/site.ts";
import { dejure } from "./fake-world.ts";
import { type Pixels, readPng } from "./png.ts";

const countries = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
const vilnius = fileURLToPath(new URL("../../atlases/vilnius", import.meta.url));
const map = (...more: string[]) => dejure(["map", "1923-03-15", "--as", "everyone", "--atlas", vilnius, ...more], { cwd: "/" });
const bytesOf = ({ bytes }: Awaited<ReturnType<typeof map>>): Uint8Array => bytes.get("/map.png") ?? new Uint8Array();

/** Share of dark pixels in a box, given in parts of the width and height. */
function ink(picture: Pixels, left: number, top: number, right: number, bottom: number): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(top * picture.height); y < bottom * picture.height; y++)
    for (let x = Math.floor(left * picture.width); x < right * picture.width; x++) {
      all++;
      if (
        picture
          .at(x, y)
          .slice(0, 3)
          .every((c) => c < 90)
      )
        dark++;
    }
  return dark / all;
}

test("has the size asked for, the land in its colours, and words above and below it", async () => {
  const done = await map("-o", "map.png", "--width", "960");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const picture = readPng(bytesOf(done));
  expect([picture.width, picture.height]).toEqual([960, 720]);
  const svg = (await map("--format", "svg")).stdout;
  const over = (hex: string): number[] =>
    [1, 3, 5].map((i) => 0.55 * Number.parseInt(hex.slice(i, i + 2), 16) + 0.45 * Number.parseInt(LIGHT.land.slice(i, i + 2), 16));
  const fills = [...svg.matchAll(/ fill="(#[0-9a-f]{6})" fill-opacity="0.55"/g)].map((m) => over(m[1] as string));
  const seen = new Map<string, number[]>();
  for (let y = 0; y < picture.height; y++) for (let x = 0; x < picture.width; x++) seen.set(picture.at(x, y).join(), [...picture.at(x, y)]);
  expect(fills.length).toBeGreaterThan(3);
  const drawn = (fill: readonly number[]): boolean =>
    [...seen.values()].some((pixel) => fill.every((part, i) => Math.abs(part - (pixel[i] as number)) <= 1.5));
  expect(fills.filter((fill) => !drawn(fill))).toEqual([]);
  expect(ink(picture, 0, 0, 0.4, 0.06)).toBeGreaterThan(0.01);
  expect(ink(picture, 0, 0.8, 0.8, 1)).toBeGreaterThan(0.01);
  expect(ink(picture, 0.6, 0, 1, 0.06)).toBe(0);
});

test("is the same each time, and wider where nothing is said", async () => {
  const [one, other] = [await map("-o", "map.png"), await map("-o", "map.png")];
  expect(readPng(bytesOf(one)).width).toBe(1920);
  expect(Buffer.compare(bytesOf(one), bytesOf(other))).toBe(0);
});

describe("the flagship on 1 June 1921, who controls", () => {
  const colours = async (): Promise<ReadonlyMap<string, string>> => {
    const done = await dejure(["map", "1921-06-01", "--layer", "control", "--atlas", vilnius, "--format", "svg"], { cwd: "/" });
    return new Map([...done.stdout.matchAll(/ fill="(#[0-9a-f]{6})"[^>]*><title>([^<(:,]*)</g)].map((m) => [m[2] ?? "", m[1] ?? ""]));
  };

  test("whoever meets or disputes is told apart", async () => {
    const colour = await colours();
    for (const [a, b] of [
      ["Poland", "Central Lithuania"],
      ["Poland", "Lithuania"],
      ["Lithuania", "Central Lithuania"],
      ["Latvia", "Soviet Russia"],
      ["Estonia", "Latvia"],
      ["Poland", "Germany"],
    ] as const)
      expect([colour.has(a), colour.has(b), colour.get(a) === colour.get(b)], `${a} and ${b}`).toEqual([true, true, false]);
  });

  test("each polity has the colour that it has on the site", async () => {
    const { atlas, resolver } = compile(flagship(), { base: naturalEarth(JSON.parse(readFileSync(countries, "utf8"))) });
    const site = new Map(mapData(atlas, faceAnswers(resolver)).atlas.polities.map(({ name, colour }) => [name["en"], colour]));
    for (const [name, colour] of await colours()) expect([name, site.get(name)]).toEqual([name, colour]);
  });
});

test("land that is nobody's and land that is left open have different signs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dejure-signs-"));
  const square = (x: number): string => `{ polygon: [[[${x}, 0], [${x + 1}, 0], [${x + 1}, 1], [${x}, 1], [${x}, 0]]] }`;
  const files: Readonly<Record<string, string>> = {
    "atlas.yaml": "title: { en: T }\nlicence: CC0-1.0\ndefault: { viewpoint: all, date: 1920-01-01 }\n",
    "viewpoints/all.yaml": "name: { en: All }\ngroups: [[all-polities]]\n",
    "polities/aa.yaml": "type: state\nname: { en: A }\n",
    "territories/west.yaml": `type: district\nextent: ${square(0)}\nprecision_km: 1\n`,
    "territories/east.yaml": `type: district\nextent: ${square(1)}\nprecision_km: 1\n`,
    "statements/s.yaml": "according_to: aa\nwhen: 1910-01-01\neffects:\n  - { nobody: west }\n  - { leaves_open: east }\n",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const done = await dejure(["map", "1920-01-01", "--format", "svg", "--layer", "title", "--atlas", folder], { cwd: "/" });
  rmSync(folder, { recursive: true });
  const fills = new Map(
    [...done.stdout.matchAll(/<path d="[^"]*" fill="([^"]*)" fill-opacity="([^"]*)"[^>]*><title>([^<]+)/g)].map((m) => [
      m[3],
      `${m[1]} ${m[2]}`,
    ]),
  );
  expect([...fills.keys()].sort(), done.stderr + done.stdout.slice(0, 500)).toEqual(["Expressly left open", "Nobody holds it"]);
  expect(fills.get("Nobody holds it")).not.toBe(fills.get("Expressly left open"));
});

test("each polity of a drawn map has a colour of its own, and no word runs over its edge", async () => {
  const svg = (await map("--format", "svg")).stdout;
  const legend = [...svg.matchAll(/<g class="key"[\s\S]*?<path d="[^"]*" fill="([^"]+)"/g)].map((m) => m[1]);
  expect(legend.length).toBeGreaterThan(3);
  expect(new Set(legend).size).toBe(legend.length);
  expect([...svg.matchAll(/<text x="16"[^>]*>([^<]*)</g)].filter((m) => (m[1] ?? "").length > 136)).toEqual([]);
  expect(svg).toContain("Licence: CC-BY-4.0");
});

test("a drawn map says what was not known", async () => {
  expect((await map("--format", "svg", "--known-on", "1920-01-01")).stdout).toContain("as known on 1920-01-01");
});

describe("letters", () => {
  const drawn = async (text: string): Promise<string> =>
    Buffer.from(
      await pngOf(
        nodeWorld(),
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" font-family="system-ui, sans-serif"><text x="4" y="30" font-size="28">${text}</text></svg>`,
        40,
      ),
    ).toString("base64");

  test.each([..."AžŠėąłżćńůøþßВільняЎЁΑθήναγ"])("%s is drawn without fonts of the machine", async (letter) => {
    const [own, missing, none] = [await drawn(letter), await drawn("\u{10ffff}"), await drawn("")];
    expect(own).not.toBe(missing);
    expect(own).not.toBe(none);
  });
});

test.each([
  [["-o", "map.png", "--width", "0"], "a width is a whole number of pixels from 1 to 10000"],
  [["-o", "map.svg", "--width", "100"], "--width is of a png"],
])("%j is wrong usage", async (more, message) => {
  const done = await map(...more);
  expect(done.status).toBe(2);
  expect(done.stderr).toContain(message);
});

test("a terminal gets no picture", async () => {
  const done = await dejure(["map", "1923-03-15", "--as", "everyone", "--atlas", vilnius, "--format", "png"], { terminal: true });
  expect([done.status, done.stdout]).toEqual([2, ""]);
});

test.each([
  [["--size", "small", "--format", "csv"], "--size is of geojson, topojson, svg, png"],
  [["--size", "small", "--layer", "claims"], "--size shows title or control, not claims"],
  [["--size", "small", "--known-on", "1930-01-01"], "--size shows what is known now"],
  [["--size", "huge"], "small, medium, full"],
])("a world cannot be had with %j", async (options, message) => {
  const { status, stderr } = await map(...options);
  expect([status, stderr.includes(message)]).toEqual([2, true]);
});

test("a world of a region comes in each format by the ending of its file", async () => {
  for (const [file, start] of [
    ["map.topojson", '{"type":"Topology"'],
    ["map.geojson", '{"type":"FeatureCollection"'],
    ["map.svg", "<svg"],
  ] as const) {
    const { bytes, status } = await map("--size", "small", "-o", file);
    const written = bytes.get(`/${file}`);
    const text = typeof written === "string" ? written : new TextDecoder().decode(written);
    expect([status, text.slice(0, start.length), text.length < 100_000]).toEqual([0, start, true]);
  }
});
