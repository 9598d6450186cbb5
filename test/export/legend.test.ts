/** The legend of a drawn map: its words stand on the drawing, whole, however long the names are. */
import { expect, it } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { holdingsOn } from "../../src/export/dated-holdings.ts";
import { holdingsSvg } from "../../src/export/svg.tsx";

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const world = (name: string) =>
  compile([
    file("atlas.yaml", "title: T\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: all }"),
    file("viewpoints/all.yaml", "name: All\ngroups: [[p], [consensus]]"),
    file("polities/p.yaml", `{ type: state, name: ${JSON.stringify(name)}, basis: derived }`),
    file(
      "territories/t.yaml",
      "{ name: T, extent: { polygon: [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]] }, precision_km: 1, basis: derived }",
    ),
    file("statements/s.yaml", "{ according_to: p, when: 1899-05-17, basis: derived, effects: [{ claims: t }] }"),
  ]);

it.each([10, 40, 70, 120])("a name of %i letters", (letters) => {
  const name = "Grand Duchy of Somewhere ".repeat(9).slice(0, letters).trim();
  const { atlas, resolver } = world(name);
  const svg = holdingsSvg(atlas, holdingsOn(resolver, -25567, "all", "title"), { viewpoint: "all", layer: "title", date: "1900-01-01" });
  const key = /<g class="key" transform="translate\((\d+) /.exec(svg);
  const lines = [
    ...(/<g class="key".*?<\/g><\/g>|<g class="key".*?(?=<rect y=)/s.exec(svg)?.[0] ?? "").matchAll(/<text x="24"[^>]*>([^<]*)</g),
  ];
  expect(lines.map(([, text]) => text).join(" ")).toBe(name);
  for (const [, text = ""] of lines) expect(Number(key?.[1]) + 24 + text.length * 6.9).toBeLessThanOrEqual(960);
});
