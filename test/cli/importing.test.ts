/** `dejure import`: a whole atlas or none, whatever happens on the way. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import type { Disk } from "../../src/cli/world.ts";
import { dejure } from "./fake-world.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-"));
  const square = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]; // biome-ignore format: one line
  writeFileSync(
    join(folder, "world_1900.geojson"),
    JSON.stringify({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { NAME: "Norden", SUBJECTO: "Norden", BORDERPRECISION: 3 },
          geometry: { type: "Polygon", coordinates: square },
        },
      ],
    }),
  );
  writeFileSync(
    join(folder, "refs.bib"),
    "@book{one, title={One}, author={A, B}, year={1900}}\n@book{two, title={Two}, author={C, D}, year={1901}}\n",
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (argv: readonly string[], disk: Partial<Disk> = {}) =>
  dejure(["import", ...argv], { cwd: folder, disk: { ...nodeDisk, ...disk } });
const beside = (): string[] => readdirSync(folder).filter((name) => !/^(world_1900\.geojson|refs\.bib)$/.test(name));
/** A disk that is full after so many writes. */
const fullAfter = (count: number): Partial<Disk> => {
  let left = count;
  return {
    write: async (path, bytes) => {
      if (left-- <= 0) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      return nodeDisk.write(path, bytes);
    },
  };
};

test("an atlas comes whole, into a folder that does not exist or is empty, and is the person's from then on", async () => {
  const done = await run(["historical-basemaps", "world_1900.geojson", "-o", "atlas"]);
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(beside()).toEqual(["atlas"]);
  const files = readdirSync(join(folder, "atlas"), { recursive: true }).map(String);
  expect(files).toContain("atlas.yaml");
  expect(files.filter((file) => basename(file).startsWith("."))).toEqual([]);
  expect((await dejure(["check", "atlas"], { cwd: folder })).status).toBe(0);
  const again = await run(["historical-basemaps", "world_1900.geojson", "-o", "atlas"]);
  expect([again.status, again.stderr]).toEqual([
    2,
    expect.stringMatching(/nothing is written: atlas has \d+ files of this name already: /),
  ]);
});

test("into an atlas that is there: all but the head goes beside what it has, and clashes of files and ids are named", async () => {
  const head = "title: T\nlicence: GPL-3.0-only\ndefault: { date: 1900-01-01, viewpoint: historical-basemaps }\n";
  mkdirSync(join(folder, "own/polities"), { recursive: true });
  writeFileSync(join(folder, "own/atlas.yaml"), head);
  writeFileSync(join(folder, "own/polities/sud.yaml"), "type: state\nname: Sud\nbasis: general-knowledge\n");
  const done = await run(["historical-basemaps", "world_1900.geojson", "-o", "own"]);
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(folder, "own/atlas.yaml"), "utf8")).toBe(head);
  expect(readdirSync(join(folder, "own"))).toContain("README-historical-basemaps.md");
  expect((await dejure(["check", "own"], { cwd: folder })).status).toBe(0);
  mkdirSync(join(folder, "other/polities"), { recursive: true });
  writeFileSync(join(folder, "other/atlas.yaml"), head);
  writeFileSync(join(folder, "other/polities/more.yaml"), "norden: { type: state, name: Norden }\n");
  const clash = await run(["historical-basemaps", "world_1900.geojson", "-o", "other"]);
  expect([clash.status, clash.stderr]).toEqual([2, expect.stringContaining("other has an id of it already: polities norden")]);
  expect(readdirSync(join(folder, "other")).sort()).toEqual(["atlas.yaml", "polities"]);
});

const ogr = spawnSync("ogr2ogr", ["--version"]).status === 0;
test.skipIf(!ogr)("--gdal reads what dejure does not, by an ogr2ogr that is installed", async () => {
  const properties = { name: "Vale", owner: "Aland", start: 1900 };
  const square = [[[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]]; // biome-ignore format: one line
  writeFileSync(
    join(folder, "vale.geojson"),
    JSON.stringify({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: square } }),
  );
  expect(spawnSync("ogr2ogr", ["-f", "GML", join(folder, "vale.gml"), join(folder, "vale.geojson")]).status).toBe(0);
  const plain = await run(["data", "vale.gml", "-o", "vale"]);
  expect([plain.status, plain.stderr]).toEqual([1, expect.stringContaining("--gdal")]);
  const done = await run(["data", "vale.gml", "--gdal", "-o", "vale"]);
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const who = await dejure(["who", "50.5,10.5", "1900-06-01", "--atlas", "vale"], { cwd: folder });
  expect(who.stdout).toContain("Aland");
  writeFileSync(join(folder, "broken.gml"), "<gml");
  const broken = await run(["data", "broken.gml", "--gdal", "-o", "broken"]);
  expect([broken.status, broken.stderr]).toEqual([1, expect.stringContaining("GDAL cannot read broken.gml")]);
});

test("--gdal without ogr2ogr, and with a format that is known, says what to do", async () => {
  const absent = { gdal: async () => ({ ok: false, absent: true, why: "ogr2ogr is not installed" }) as const };
  const done = await dejure(["import", "data", "refs.bib", "--gdal", "-o", "x"], { cwd: folder, world: absent });
  expect([done.status, done.stderr]).toEqual([2, expect.stringContaining("--gdal needs ogr2ogr, and ogr2ogr is not installed")]);
  expect((await run(["cshapes", "refs.bib", "--gdal", "-o", "x"])).stderr).toContain("--gdal are for data");
  expect((await run(["cshapes", "refs.bib", "--on", "1900", "-o", "x"])).stderr).toContain("--on is for data that say nothing of days");
  expect((await run(["perspectives", "refs.bib", "-o", "x"])).stderr).toContain("cannot be read as JSON");
});

test("where the disk is full, nothing is left of a new atlas", async () => {
  const done = await run(["historical-basemaps", "world_1900.geojson", "-o", "atlas"], fullAfter(3));
  expect([done.status, done.stderr]).toEqual([3, expect.stringContaining("the disk is full")]);
  expect(beside()).toEqual([]);
});

test("while an atlas is written, it is marked as what to remove where the person stops", async () => {
  const marked: string[] = [];
  await run(["historical-basemaps", "world_1900.geojson", "-o", "atlas"], {
    unfinished: (path) => {
      marked.push(basename(path));
      return () => {};
    },
  });
  expect(marked).toContain(".atlas.dejure-new");
});

test("sources are all added to an atlas, or none", async () => {
  writeFileSync(join(folder, "atlas.yaml"), "title: T\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: v }\n");
  const failed = await run(["bibtex", "refs.bib", "-o", "."], fullAfter(0));
  expect(failed.status).toBe(3);
  expect(existsSync(join(folder, "sources")) ? readdirSync(join(folder, "sources")) : []).toEqual([]);
  const done = await run(["bibtex", "refs.bib", "-o", "."]);
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const written = readdirSync(join(folder, "sources")).map((file) => readFileSync(join(folder, "sources", file), "utf8"));
  expect(written.join("\n")).toMatch(/One[\s\S]*Two/);
});

test("an id that the atlas has is never given twice: the same work is skipped, another one renamed, and both are said", async () => {
  writeFileSync(join(folder, "atlas.yaml"), "title: T\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: v }\n");
  mkdirSync(join(folder, "sources"));
  writeFileSync(
    join(folder, "sources/own.yaml"),
    "one: { type: book, title: { en: One! }, note: Ours. }\ntwo: { type: book, title: Another two }\n",
  );
  writeFileSync(join(folder, "sources/two-2.yaml"), "type: book\ntitle: Third\n");
  const done = await run(["bibtex", "refs.bib", "-o", "."]);
  expect(done.status).toBe(0);
  expect(done.stdout).toContain("- one: the atlas has it already");
  expect(done.stdout).toContain("- two-3: the atlas has another source with the id two, so it has this one");
  expect(readFileSync(join(folder, "sources/refs.yaml"), "utf8")).toMatch(/^two-3:/);
  const { stdout } = await dejure(["check", "."], { cwd: folder });
  expect(stdout).not.toContain("duplicate-id");
  writeFileSync(join(folder, "again.bib"), "@book{one, title={One}}\n");
  const again = await run(["bibtex", "again.bib", "-o", "."]);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("again.bib adds nothing: the atlas has its works already")]);
  for (const [name, text] of [
    ["more.ris", "TY  - BOOK\nID  - one\nTI  - Else\nER  - \n"],
    ["more.json", '[{ "id": "one", "type": "book", "title": "Else" }]'],
  ] as const) {
    writeFileSync(join(folder, name), text);
    const other = await run([name.endsWith("ris") ? "ris" : "csl-json", name, "-o", "."]);
    expect([other.status, other.stdout]).toEqual([
      0,
      expect.stringContaining("one-2: the atlas has another source with the id one, so it has this one"),
    ]);
    rmSync(join(folder, "sources/more.yaml"));
  }
});

test.each([
  ["historical-basemaps", "world_1500.geojson", '{"type":"FeatureCollection","features":[]}'],
  ["cshapes", "c.json", '{"type":"FeatureCollection","features":[]}'],
  [
    "historical-basemaps",
    "world_1500.geojson",
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"NAME":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,95],[0,0]]]}}]}',
  ],
  [
    "historical-basemaps",
    "world_1500.geojson",
    '{"type":"FeatureCollection","features":[null,3,{"type":"Feature","geometry":"x","properties":{"NAME":"A"}}]}',
  ],
])("what would not pass check is not written: %s of %s", async (format, name, text) => {
  writeFileSync(join(folder, name), text);
  const done = await run([format, name, "-o", "atlas"]);
  expect([done.status, done.stderr.includes("bug in dejure")]).toEqual([1, false]);
  expect(existsSync(join(folder, "atlas"))).toBe(false);
});

test.each([
  ["ris", "a.ris", "TY  - \nTI  - One\nER  - \n", 0],
  ["ris", "a.ris", "TI  - One\nER  - \n", 1],
  ["bibtex", "a.bib", "@book{a, title={Null}, url={www.example.org/x y}, year={13.13.1920}, langid={klingon!}}", 0],
  [
    "csl-json",
    "a.json",
    '[{ "id": "a", "type": "constructor", "title": "~", "issued": { "date-parts": [[1920, 99, 99]] }, "language": "??" }]',
    0,
  ],
  [
    "csl-json",
    "a.json",
    '[{ "id": "a", "type": "book", "title": "T", "custom": { "dejure": { "issued": "elsewhere#signed", "standing": 3 } } }]',
    1,
  ],
])("sources of %s pass check, or are not written (%s)", async (format, name, text, status) => {
  writeFileSync(join(folder, "atlas.yaml"), "title: T\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: v }\n");
  writeFileSync(join(folder, name), text);
  const done = await run([format, name, "-o", "."]);
  expect([done.status, done.stderr.includes("bug in dejure")]).toEqual([status, false]);
  expect(existsSync(join(folder, "sources/a.yaml"))).toBe(status === 0);
  if (status !== 0) return;
  const { stdout } = await dejure(["check", "--json"], { cwd: folder });
  const errors = (JSON.parse(stdout) as { diagnostics: { severity: string; file: string }[] }).diagnostics.filter(
    (d) => d.severity === "error",
  );
  expect(errors.filter((d) => JSON.stringify(d).includes("sources/a.yaml"))).toEqual([]);
});

test("what looks wrong in the data is said, in words and in JSON", async () => {
  const ring = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]; // biome-ignore format: one line
  const properties = {
    BRK_A3: "B01",
    BRK_NAME: "Rock",
    ADM0_A3: "FRA",
    NOTE_BRK: "Admin. by France; Claimed by Atlantis",
    ADM0_A3_ES: "XQX",
    ADM0_A3_FR: "FRA",
  };
  writeFileSync(
    join(folder, "units.geojson"),
    JSON.stringify({
      type: "FeatureCollection",
      features: [{ type: "Feature", properties, geometry: { type: "Polygon", coordinates: ring } }],
    }),
  );
  const { status, stdout } = await run(["natural-earth-viewpoints", "units.geojson", "-o", "rock"]);
  expect(status).toBe(0);
  expect(stdout).toContain("Worth a look:\n");
  expect(stdout).toContain("- B01 Rock: “Atlantis” in the note is not understood.");
  expect(stdout).toContain("- B01 Rock: XQX of ES is no code that is known; it is left out.");
  expect(stdout).toContain("Left out:\n- The undisputed land of countries");
  const json = JSON.parse((await run(["natural-earth-viewpoints", "units.geojson", "-o", "again", "--json"])).stdout) as {
    doubts: string[];
  };
  expect(json.doubts.length).toBeGreaterThan(1);
  expect(readFileSync(join(folder, "rock/README.md"), "utf8")).toContain("## Worth a look");
});

test("text is read in its encoding, packed and wrong ones are told apart", async () => {
  const osm = (name: string): string =>
    `<osm><node id="1" lat="0" lon="0"/><node id="2" lat="0" lon="1"/><node id="3" lat="1" lon="1"/><way id="4"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="boundary" v="administrative"/><tag k="admin_level" v="2"/><tag k="name" v="${name}"/><tag k="start_date" v="1900"/></way></osm>`;
  writeFileSync(join(folder, "latin.osm"), Buffer.from(osm("Åland"), "latin1"));
  writeFileSync(join(folder, "wide.osm"), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(osm("Вильна"), "utf16le")]));
  writeFileSync(join(folder, "data.osm.pbf"), Buffer.from([0, 0, 0, 13, 255, 254]));
  const wrong = await run(["osm", "latin.osm", "-o", "a"]);
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining("latin.osm is not in UTF-8")]);
  expect((await run(["osm", "latin.osm", "-o", "a", "--encoding", "iso-8859-1"])).status).toBe(0);
  expect(readFileSync(join(folder, "a/polities/all.yaml"), "utf8")).toContain("und: Åland");
  expect((await run(["osm", "wide.osm", "-o", "b"])).status).toBe(0);
  expect(readFileSync(join(folder, "b/polities/all.yaml"), "utf8")).toContain("und: Вильна");
  const packed = await run(["osm", "data.osm.pbf", "-o", "c"]);
  expect([packed.status, packed.stderr]).toEqual([1, expect.stringContaining("data.osm.pbf is no OSM PBF")]);
  expect(existsSync(join(folder, "c"))).toBe(false);
});
