/** `dejure map --format png`: the pixels of the map that the SVG draws. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { pngOf } from "../../src/cli/png.ts";
import { dejure } from "./fake-world.ts";
import { type Pixels, readPng } from "./png.ts";

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
  const fills = [...svg.matchAll(/ fill="(#[0-9a-f]{6})" stroke="#22252a"/g)].map((m) => m[1]);
  const seen = new Set<string>();
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) seen.add(`#${Buffer.from(picture.at(x, y).slice(0, 3)).toString("hex")}`);
  expect(fills.length).toBeGreaterThan(3);
  expect(fills.filter((fill) => !seen.has(fill ?? ""))).toEqual([]);
  expect(ink(picture, 0, 0, 0.4, 0.06)).toBeGreaterThan(0.01);
  expect(ink(picture, 0, 0.8, 0.8, 1)).toBeGreaterThan(0.01);
  expect(ink(picture, 0.6, 0, 1, 0.06)).toBe(0);
});

test("is the same each time, and wider where nothing is said", async () => {
  const [one, other] = [await map("-o", "map.png"), await map("-o", "map.png")];
  expect(readPng(bytesOf(one)).width).toBe(1920);
  expect(Buffer.compare(bytesOf(one), bytesOf(other))).toBe(0);
});

test("each polity of a drawn map has a colour of its own, and no word runs over its edge", async () => {
  const svg = (await map("--format", "svg")).stdout;
  const legend = [...svg.matchAll(/<rect x="\d+" y="\d+" width="16" height="12" fill="([^"]+)"/g)].map((m) => m[1]);
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
