/** GeoJSON, TopoJSON, CSV, KML and panels, opened by GDAL, mapshaper and topojson-client. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { beforeAll, describe, expect, test } from "vitest";
import type { Exporting } from "../../src/export/formats/export-format.ts";
import { holdingsGeoJson } from "../../src/export/geojson.ts";
import { COLUMNS } from "../../src/export/holding-columns.ts";
import { readEvery } from "../../src/export/panel.ts";
import { dejure } from "../cli/fake-world.ts";
import { has, landHeld, onDate, opened, scratchPath, text, told, written } from "./foreign.ts";

let vilnius: Exporting;
beforeAll(async () => {
  vilnius = await opened("atlases/vilnius");
});

const holdings = () => landHeld(vilnius);

/** What `ogrinfo -so` says of the one layer of a file: fields by name, and the number of features. */
function ogr(path: string): { fields: Record<string, string>; count: number; said: string } {
  const said = told("ogrinfo", "-ro", "-so", "-al", path);
  const fields = Object.fromEntries([...said.matchAll(/^(\w+): (\w+(?:\(\w+\))?) \(\d+\.\d+\)/gm)].map((m) => [m[1] ?? "", m[2] ?? ""]));
  return { fields, count: Number(/^Feature Count: (\d+)$/m.exec(said)?.[1]), said };
}

test("GeoJSON comes in pieces and is the same as in one", async () => {
  const { bytes } = await written("geojson", vilnius);
  const all = JSON.parse(text(bytes)) as GeoJSON.FeatureCollection;
  expect(all).toEqual(
    JSON.parse(JSON.stringify(holdingsGeoJson(vilnius.atlas, holdings(), { viewpoint: vilnius.viewpoint, layer: "title", date: "../.." }))),
  );
});

test("TopoJSON unfolds to the very coordinates of GeoJSON", async () => {
  const topology = JSON.parse(text((await written("topojson", vilnius)).bytes)) as Topology;
  const all = JSON.parse(text((await written("geojson", vilnius)).bytes)) as GeoJSON.FeatureCollection;
  const unfolded = feature(topology, topology.objects["holdings"] as never) as unknown as GeoJSON.FeatureCollection;
  expect(unfolded.features.length).toBe(all.features.length);
  const flat = (g: GeoJSON.Geometry | null): number[] => {
    if (g === null || !("coordinates" in g)) return [];
    return (g.coordinates as unknown[]).flat(9) as number[];
  };
  for (const [i, f] of unfolded.features.entries()) {
    const [mine, theirs] = [flat(f.geometry), flat(all.features[i]?.geometry ?? null)];
    expect(mine.length).toBe(theirs.length);
    for (const [j, x] of mine.entries()) expect(x).toBeCloseTo(theirs[j] as number, 7);
    expect(f.properties).toEqual(all.features[i]?.properties);
  }
});

test("a panel adds up to the areas of the map", async () => {
  const asked = onDate({ ...vilnius, every: "year" }, "1921/1930");
  const rows = parse(text((await written("panel", asked)).bytes), { columns: true }) as Record<string, string>[];
  const on = rows.filter((r) => r["start_edtf"] === "1925-01-01");
  expect(on.length).toBeGreaterThan(3);
  const land = landHeld(onDate(vilnius, "1925-01-01"));
  for (const { polity = "", area_km2 } of on) {
    const held = land.filter(
      ({ holding: { answer } }) =>
        answer.certainty === "certain" &&
        (answer.answer === "held" || answer.answer === "joint") &&
        answer.holders.some((h) => h.polity === polity),
    );
    expect(Number(area_km2), polity).toBeCloseTo(
      held.reduce((sum, h) => sum + h.holding.area_km2, 0),
      3,
    );
  }
  // a polity has one row a year, ascending
  expect(new Set(rows.map((r) => `${r["polity"]} ${r["year"]}`)).size).toBe(rows.length);
  const years = rows.map((r) => Number(r["year"]));
  expect([Math.min(...years), Math.max(...years)]).toEqual([1921, 1930]);
});

test("a panel's mean weighs each day", async () => {
  // Lithuania holds the Klaipėda region, in everyone's eyes, from some day within a year: then its mean lies between what it had before and after
  const asked = onDate({ ...(await opened("atlases/klaipeda")), every: "year" }, "1923/1925");
  const rows = parse(text((await written("panel", { ...asked, layer: "control" })).bytes), { columns: true }) as Record<string, string>[];
  const lithuania = rows.filter((r) => r["polity"] === "lithuania");
  expect(lithuania.length).toBeGreaterThan(0);
  for (const [i, row] of lithuania.entries()) {
    const next = lithuania[i + 1];
    if (!next) continue;
    const [a, b] = [Number(row["area_km2"]), Number(next["area_km2"])].sort((x, y) => x - y) as [number, number];
    expect(Number(row["area_mean_km2"])).toBeGreaterThanOrEqual(a - 1e-6);
    expect(Number(row["area_mean_km2"])).toBeLessThanOrEqual(b + 1e-6);
  }
});

test("a period is so many days, weeks, months, years, decades or centuries", () => {
  expect(readEvery("year")).toEqual({ ok: true, value: { count: 12, unit: "month" } });
  expect(readEvery("10 years")).toEqual({ ok: true, value: { count: 120, unit: "month" } });
  expect(readEvery("2 centuries")).toEqual({ ok: true, value: { count: 2400, unit: "month" } });
  expect(readEvery("1 day")).toEqual({ ok: true, value: { count: 1, unit: "day" } });
  for (const nonsense of ["", "0 years", "fortnight", "-1 year", "year year", "constructor"])
    expect(readEvery(nonsense).ok, nonsense).toBe(false);
});

describe.skipIf(!has("ogrinfo"))("GDAL", () => {
  test.each(["geojson", "topojson", "csv", "kml"])("opens %s with all rows and columns", async (id) => {
    const { bytes, beside } = await written(id, vilnius, "vilnius");
    const path = scratchPath(`vilnius.${id}`);
    writeFileSync(path, bytes);
    for (const file of beside) writeFileSync(scratchPath(file.path), file.bytes);
    const { fields, count, said } = ogr(path);
    expect(count, said).toBe(holdings().length);
    for (const { name } of COLUMNS) expect(Object.keys(fields), said).toContain(name);
    expect(said).toMatch(/Geometry: (Multi Polygon|Polygon|Unknown|Geometry Collection|3D)/);
  });

  test("types the columns of CSV by the .csvt beside it, and reads its outlines", async () => {
    const { bytes, beside } = await written("csv", vilnius, "typed");
    writeFileSync(scratchPath("typed.csv"), bytes);
    for (const file of beside) writeFileSync(scratchPath(file.path), file.bytes);
    const { fields } = ogr(scratchPath("typed.csv"));
    expect(fields).toMatchObject({
      start_date: "Date",
      end_date: "Date",
      start_day: "Integer",
      start_decdate: "Real",
      area_km2: "Real",
      holder: "String",
    });
    const [first] = holdings();
    const said = told("ogrinfo", "-ro", "-al", "-fid", "1", scratchPath("typed.csv"));
    expect(said).toContain("MULTIPOLYGON");
    expect(said).toContain(`area_km2 (Real) = ${first?.holding.area_km2.toPrecision(6).slice(0, 5)}`);
  });

  test("reads KML's Cyrillic and the spans that a globe's slider uses", async () => {
    const { bytes } = await written("kml", vilnius);
    const path = scratchPath("spans.kml");
    writeFileSync(path, bytes);
    const json = JSON.parse(told("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", path)) as GeoJSON.FeatureCollection;
    expect(json.features.length).toBe(holdings().length);
    const dated = json.features.find((f) => f.properties?.["start_edtf"] === "1920-07-12");
    expect(String(dated?.properties?.["begin"] ?? "").replaceAll("/", "-")).toContain("1920-07-12");
  });
});

describe("dejure map", () => {
  const atlas = join(process.cwd(), "atlases/vilnius");
  test("knows the same formats by name and by the ending of the file", async () => {
    const day = await dejure(["map", "1925-01-01", "--atlas", atlas, "-o", "day.kml"]);
    expect([day.status, day.stderr]).toEqual([0, ""]);
    const kml = [...day.written.values()][0] ?? "";
    expect(kml.match(/<Placemark>/g)?.length).toBe(11);
    const named = await dejure(["map", "1925-01-01", "--atlas", atlas, "--format", "kml"]);
    expect(named.stdout).toBe(kml);
    const gpkg = await dejure(["map", "1925-01-01", "--atlas", atlas, "-o", "day.gpkg"]);
    expect([...gpkg.written.keys()].map((path) => path.replace(/.*\//, ""))).toEqual(["day.gpkg", "day.qgs"]);
    const exported = await dejure(["export", "kml", atlas, "--on", "1925-01-01"]);
    expect(exported.stdout).toBe(kml);
    expect((await dejure(["map", "1925", "--atlas", atlas, "-o", "x.overture.geojson"])).stderr).toContain("one day");
  });

  test("leaves out what was not public on a day, in every format", async () => {
    const known = (...more: string[]) =>
      dejure(["map", "1920-08-01", "--as", "everyone", "--atlas", atlas, "--format", "topojson", ...more]);
    const because = async (...more: string[]) => {
      const topology = JSON.parse((await known(...more)).stdout) as {
        objects: { holdings: { geometries: { properties: { because: string | null } }[] } };
      };
      return new Set(topology.objects.holdings.geometries.flatMap((g) => g.properties.because?.split("; ") ?? []));
    };
    const [all, early] = [await because(), await because("--known-on", "1919-01-01")];
    expect(all.size).toBeGreaterThan(early.size);
  });
});
