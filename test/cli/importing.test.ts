/** `dejure import`: a whole atlas or none, whatever happens on the way. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining("atlas is there already")]);
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
