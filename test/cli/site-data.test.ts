/** `dejure build --data`: the data files stand beside the site, and every page that links to one finds it. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { dejure, type Outcome } from "./fake-world.ts";

const klaipeda = join(process.cwd(), "atlases/klaipeda");

/** Builds into memory: nothing reaches the disk. */
const build = (...more: string[]): Promise<Outcome> =>
  dejure(["build", klaipeda, "-o", "/nowhere/site", ...more], {
    disk: {
      kindOf: async (path) => (path.startsWith("/nowhere") ? undefined : "folder"),
      list: async (path) => (path.startsWith("/nowhere") || path === "/" ? [] : nodeDisk.list(path)),
      makeFolder: async () => {},
      claim: async () => undefined,
      swap: async () => {},
      remove: async () => {},
      syncFolder: async () => {},
    },
  });

/** Files of the site by their path in it. */
const siteOf = ({ bytes }: Outcome): Map<string, Uint8Array> =>
  new Map([...bytes].map(([path, content]) => [path.replace("/nowhere/.site.dejure-new/content/", ""), content]));

test("writes every format that opens elsewhere, and links to each", async () => {
  const built = await build("--data");
  expect(built.stderr).toBe("");
  const site = siteOf(built);
  const data = [...site.keys()].filter((path) => path.startsWith("data/export/")).map((path) => path.slice("data/export/".length));
  for (const layer of ["title", "control"])
    for (const ending of [
      ".geojson",
      ".topojson",
      ".csv",
      ".csvt",
      "-by-year.csv",
      ".kml",
      ".osm",
      ".gpkg",
      ".qgs",
      ".parquet",
      ".pmtiles",
      ".tilejson.json",
      ".style.json",
    ])
      expect(data).toContain(`${layer}${ending}`);
  for (const name of ["atlas.json", "atlas.jsonld", "atlas.ttl", "atlas.lpf.json", "atlas.tsv", "assertions.csv"])
    expect(data).toContain(name);
  for (const name of data) expect(site.get(`data/export/${name}`)?.length, name).toBeGreaterThan(0);
  const page = new TextDecoder().decode(site.get("data/index.html"));
  const links = [...page.matchAll(/href="\.\.\/(data\/export\/[^"]+)"/g)].map((m) => m[1] ?? "");
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((path) => !site.has(path))).toEqual([]);
  // a page of a record has buttons to the main ones, and to the page with all of them
  const [record] = [...site.keys()].filter((path) => /^territories\/[^/]+\/index\.html$/.test(path));
  const territory = new TextDecoder().decode(site.get(record ?? ""));
  for (const name of ["title.gpkg", "title.parquet", "title.pmtiles", "title.csv", "title-by-year.csv", "atlas.json"])
    expect(territory).toContain(`href="../../data/export/${name}"`);
  expect(territory).toContain('href="../../data/#formats"');
});

test("--tiles writes tiles of the days asked for, each once, and links to them", async () => {
  const built = await build("--tiles", "all", "--tiles", "1923-03-01", "--tiles", "1 March 1923");
  expect(built.stderr).toBe("");
  const site = siteOf(built);
  const written = [...site.keys()].filter((path) => path.startsWith("data/export/")).map((path) => path.slice("data/export/".length));
  expect(written.sort()).toEqual(
    ["control", "control-1923-03-01", "title", "title-1923-03-01"]
      .flatMap((stem) => [".pmtiles", ".style.json", ".tilejson.json"].map((ending) => stem + ending))
      .sort(),
  );
  const page = new TextDecoder().decode(site.get("data/index.html"));
  for (const name of ["title.pmtiles", "title-1923-03-01.pmtiles"]) expect(page).toContain(`data/export/${name}"`);
  expect([...page.matchAll(/href="\.\.\/(data\/export\/[^"]+)"/g)].map((m) => m[1] ?? "").filter((path) => !site.has(path))).toEqual([]);
  const refused = await build("--tiles", "1923");
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("1923 is not one day");
});

test("without --data none of them is written or linked to", async () => {
  const site = siteOf(await build());
  expect([...site.keys()].filter((path) => path.startsWith("data/export/"))).toEqual([]);
  expect(new TextDecoder().decode(site.get("data/index.html"))).not.toContain("data/export");
});

test("an optional package that is not installed is named, with how to install it", async () => {
  const { MissingPackage } = await import("../../src/core/optional-package.ts");
  const done = await dejure(["export", "geopackage", klaipeda, "-o", "x.gpkg"], {
    world: {
      sqlite: async () => {
        throw new MissingPackage("node-sqlite3-wasm");
      },
    },
  });
  expect(done.status).toBe(2);
  expect(done.stderr).toContain("node-sqlite3-wasm, which is not installed");
  expect(done.stderr).toContain("npm install node-sqlite3-wasm");
});
