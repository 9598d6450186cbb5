/** Every format on atlases of which somebody did not think: without land, before year 1, across the antimeridian, with hostile texts. */
import { writeFileSync } from "node:fs";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { MapLayer } from "../../src/core/resolve/answer.ts";
import { joinedBytes } from "../../src/export/formats/export-format.ts";
import { FORMATS } from "../../src/export/formats/formats.ts";
import { landOf } from "../../src/export/formats/land-formats.ts";
import { holdingRow } from "../../src/export/holding-row.ts";
import { has, onDate, opened, scratchPath, text, told, written } from "./foreign.ts";

const encoder = new TextEncoder();
const vilnius = await opened("atlases/vilnius");

const atlasOf = (files: Readonly<Record<string, string>>, layer: MapLayer = "title") => {
  const made = compile(Object.entries(files).map(([path, content]) => ({ path, bytes: encoder.encode(content) })));
  return { ...vilnius, ...made, diagnostics: [], files: [], viewpoint: "v", layer, baseUrl: undefined };
};

const HEAD = "title: A\nlicence: CC0-1.0\ndefault: { date: -0043-03-15, viewpoint: v }\n";
const WITHOUT_LAND = {
  "atlas.yaml": HEAD,
  "polities/p.yaml": "p: { type: state, basis: general-knowledge }\n",
  "viewpoints/v.yaml": "v: { name: V, groups: [[p]] }\n",
};

/** A name that every format has to carry whole. */
const NAME = `Вильна <b>"quoted"</b> & 'x' \\ ]]> ; | = 😀 ${"š".repeat(300)}`;
const HOSTILE = {
  "atlas.yaml": HEAD.replace("title: A", `title: { en: ${JSON.stringify(NAME)} }`),
  "polities/p.yaml": `p: { type: state, name: { en: ${JSON.stringify(NAME)} }, basis: general-knowledge }\nq: { type: state, name: { en: "=1+1" }, basis: general-knowledge }\n`,
  // across the antimeridian, and around a pole
  "territories/t.yaml":
    'fiji: { type: region, extent: { polygon: [[[177, -20], [-178, -20], [-178, -15], [177, -15]]] }, licence: "A, \\"B\\"", attribution: "<script>alert(1)</script>", basis: general-knowledge }\nsouth: { type: region, extent: { polygon: [[[-180, -90], [180, -90], [180, -80], [-180, -80]]] }, basis: general-knowledge }\n',
  "statements/s.yaml":
    's: { according_to: p, when: -0043-03-15, effects: [{ title: p, over: fiji }, { title: q, over: south }], basis: general-knowledge }\nu: { according_to: p, when: "[2000-01-01..2001-01-01]", effects: [{ title: q, over: fiji }], basis: general-knowledge }\nz: { according_to: p, when: Y12000-06-01, effects: [{ title: p, over: south }], basis: general-knowledge }\n',
  "viewpoints/v.yaml": "v: { name: V, groups: [[p, q]] }\n",
};

const FILES = FORMATS.filter((f) => !("folder" in f) && f.id !== "png").map((f) => f.id);

describe.each([
  ["without land", WITHOUT_LAND],
  ["hostile", HOSTILE],
] as const)("%s", (_, files) => {
  test.each(FILES)("%s is written, and said no to in words where it cannot be", async (id) => {
    for (const layer of ["title", "control", "claims", "divergence", "dispute"] as const)
      for (const date of [undefined, "-0043-03-15", "Y11999/Y12001"]) {
        const format = FORMATS.find((f) => f.id === id);
        if (!format || "folder" in format) throw new Error(id);
        const exporting = atlasOf(files, layer);
        const made = await format.write(date === undefined ? exporting : onDate(exporting, date));
        if (!made.ok) expect(made.fault.message.length).toBeGreaterThan(10);
        else joinedBytes(made.value);
      }
  });
});

describe("a hostile atlas", () => {
  const exporting = atlasOf(HOSTILE);
  const land = landOf(exporting);
  const rows = land.ok ? land.value.map((d) => holdingRow(exporting.atlas, "v", "title", d)) : [];

  test("has the rows that are looked for below", () => {
    expect(rows.some((r) => r.holder_name === NAME && r.start_edtf === "-0043-03-15" && r.start_date === null)).toBe(true);
    expect(rows.some((r) => r.answer === "uncertain" && r.alternatives !== null)).toBe(true);
    expect(rows.some((r) => r.end_edtf === "Y12000-06-01" && r.end_date === null)).toBe(true);
  });

  test.skipIf(!has("ogr2ogr")).each(["geojson", "csv", "kml", "geopackage", "topojson"])(
    "comes out of %s as it was, in GDAL",
    async (id) => {
      const path = scratchPath(`hostile.${id === "geopackage" ? "gpkg" : id}`);
      writeFileSync(path, (await written(id, exporting)).bytes);
      const args = id === "geopackage" ? ["holdings"] : [];
      const { features } = JSON.parse(told("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", path, ...args)) as {
        features: { properties: Record<string, unknown> }[];
      };
      expect(features.length).toBe(rows.length);
      for (const [i, row] of rows.entries()) {
        // CSV keeps formulas from running with an apostrophe, and has no null
        const said = (v: string | null) => (id === "csv" ? (v ?? "").replace(/^(?==)/, "'") : v);
        expect(said(row.holder_name) || null, id).toBe((features[i]?.properties["holder_name"] as string) || null);
        expect((features[i]?.properties["start_edtf"] as string) || null).toBe(row.start_edtf);
      }
    },
  );

  test("comes out of GeoParquet as it was", async () => {
    const { bytes } = await written("geoparquet", exporting);
    const back = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer });
    expect(
      back.map((r) => [r["holder_name"] ?? null, r["start_day"] === undefined || r["start_day"] === null ? null : Number(r["start_day"])]),
    ).toEqual(rows.map((r) => [r.holder_name, r.start_day]));
  });

  test.skipIf(!has("osmium"))("is XML that osmium reads; values are cut at 255 characters, not in the middle of one", async () => {
    const path = scratchPath("hostile.osm");
    writeFileSync(path, (await written("ohm", exporting)).bytes);
    expect(told("osmium", "check-refs", "-r", path)).toBe("");
    const said = told("osmium", "cat", "-f", "opl", path);
    expect(said).not.toContain("%fffd%");
    const document = text((await written("ohm", exporting)).bytes);
    for (const [, value = ""] of document.matchAll(/ v="([^"]*)"/g))
      expect([...value.replaceAll(/&[^;]+;/g, "x")].length).toBeLessThanOrEqual(255);
  });
});
