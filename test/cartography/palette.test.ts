import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { assignColours, colourClass, PALETTE } from "../../src/cartography/palette.ts";
import { DARK, LIGHT } from "../../src/cartography/theme.ts";

/** Linear RGB of a hex colour at 55 % over the paper of the map. */
const over = (hex: string, paper = "#f6f3ec"): number[] =>
  [1, 3, 5].map((i) => {
    const mixed = (0.55 * Number.parseInt(hex.slice(i, i + 2), 16) + 0.45 * Number.parseInt(paper.slice(i, i + 2), 16)) / 255;
    return mixed <= 0.04045 ? mixed / 12.92 : ((mixed + 0.055) / 1.055) ** 2.4;
  });
/** Viénot, Brettel and Mollon 1999: what dichromats see, as linear RGB. */
const SIGHT: Record<string, number[][]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};
const seen = (rgb: number[], sight: number[][]): number[] =>
  sight.map((row) => row.reduce((sum, weight, i) => sum + weight * (rgb[i] as number), 0));
/** CIELAB of linear sRGB. */
function lab(rgb: number[]): number[] {
  const [r, g, b] = rgb as [number, number, number];
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047),
    f(0.2126 * r + 0.7152 * g + 0.0722 * b),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a: number[], b: number[]): number => Math.hypot(...a.map((value, i) => value - (b[i] as number)));

test.each(Object.keys(SIGHT))("the first six colours over land differ for eyes with %s", (name) => {
  const sight = SIGHT[name] as number[][];
  const labs = PALETTE.slice(0, 6).map((entry) => lab(seen(over(entry.light), sight)));
  for (let i = 0; i < labs.length; i++)
    for (let j = 0; j < i; j++)
      expect(distance(labs[i] as number[], labs[j] as number[]), `${PALETTE[i]?.light} and ${PALETTE[j]?.light}`).toBeGreaterThan(6);
});

test("no polity is red", () => {
  for (const { light, dark } of PALETTE)
    for (const hex of [light, dark]) {
      const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];
      expect(r > 1.5 * g && r > 1.5 * b, hex).toBe(false);
    }
});

test("rivals differ, heirs go on, wishes are kept, and the order of records changes nothing", () => {
  const polities = ["a", "b", "c", "d"].map((id) => ({ id, weight: 1 }));
  const rivalry = [
    { a: "a", b: "b", weight: 5 },
    { a: "b", b: "c", weight: 3 },
    { a: "a", b: "c", weight: 2 },
  ];
  const colours = assignColours(polities, rivalry, {}, new Map([["d", "a"]]));
  expect(new Set(["a", "b", "c"].map((id) => colours.get(id)?.light)).size).toBe(3);
  expect(colours.get("d")).toEqual(colours.get("a"));
  expect([...assignColours([...polities].reverse(), [...rivalry].reverse(), {}, new Map([["d", "a"]]))].sort()).toEqual(
    [...colours].sort(),
  );
  expect(assignColours(polities, rivalry, { a: "#123456", b: "red;}" }).get("a")?.light).toBe("#123456");
});

test("the style sheet of the pages gives every colour of the palette its dark twin", () => {
  const sheet = readFileSync(new URL("../../src/web/pages/drawings.css", import.meta.url), "utf8");
  for (const { light, dark } of PALETTE) expect(sheet).toMatch(new RegExp(`\\.${colourClass(light)} \\{\\s*fill: ${dark};`));
  expect(colourClass("#123456")).toBeUndefined();
});

test("no polity is grey, which stands for what is not known", () => {
  for (const { light, dark } of PALETTE)
    for (const hex of [light, dark]) {
      const parts = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
      expect(Math.max(...parts) - Math.min(...parts), hex).toBeGreaterThan(40);
    }
});

test("more rivals than the palette has of a first half take the second, and no two are alike", () => {
  const ids = Array.from({ length: PALETTE.length }, (_, i) => `p${i}`);
  const rivalry = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ a, b, weight: 1 })));
  const colours = assignColours(
    ids.map((id) => ({ id, weight: 1 })),
    rivalry,
  );
  expect(new Set([...colours.values()].map(({ light }) => light)).size).toBe(PALETTE.length);
});

test("the style sheets have the colours of the theme", () => {
  const sheet = readFileSync(new URL("../../src/web/tokens.css", import.meta.url), "utf8");
  for (const { land, water, ink } of [LIGHT, DARK])
    for (const [name, hex] of Object.entries({ land, water, ink })) expect(sheet).toContain(`--${name}: ${hex};`);
});

test("polities that a legend may list together differ where hues suffice, and neighbours come first", () => {
  const ids = Array.from({ length: 40 }, (_, i) => `p${String(i).padStart(2, "0")}`);
  const pairs = (group: readonly string[], weight: number) => group.flatMap((a, i) => group.slice(i + 1).map((b) => ({ a, b, weight })));
  // a row of neighbours; the first fourteen, far apart in it or not, stand in one legend
  const rivalry = ids.slice(1).map((b, i) => ({ a: ids[i] as string, b, weight: 2 }));
  const colours = assignColours(
    ids.map((id, i) => ({ id, weight: 100 - i })),
    rivalry,
    {},
    new Map(),
    pairs(ids.slice(0, 14), 1),
  );
  const hue = (id: string) => colours.get(id)?.light;
  expect(new Set(ids.slice(0, 14).map(hue)).size).toBe(14);
  for (const { a, b } of rivalry) expect(hue(a)).not.toBe(hue(b));
});
