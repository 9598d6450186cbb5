/** `dejure export` and `dejure list formats`: what people type, and what they are told where it cannot be. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { chunks, stemOf } from "../../src/cli/deliver.ts";
import { DATA_IMPORT, IMPORTS } from "../../src/cli/imports.ts";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { FORMATS } from "../../src/export/formats/formats.ts";
import { dejure } from "./fake-world.ts";

const klaipeda = join(process.cwd(), "atlases/klaipeda");

describe("list formats", () => {
  test("shows every format without an atlas, with what it carries; what is lost stands in JSON and CSV", async () => {
    const shown = await dejure(["list", "formats"], { cwd: tmpdir() });
    expect([shown.status, shown.stderr]).toEqual([0, ""]);
    for (const { id } of FORMATS) expect(shown.stdout).toMatch(new RegExp(`^${id} `, "m"));
    const rows = JSON.parse((await dejure(["list", "formats", "--json"], { cwd: tmpdir() })).stdout) as {
      format: string;
      loses: string;
      carries: string[];
    }[];
    const ids = [...FORMATS, DATA_IMPORT, ...IMPORTS].map((f) => f.id);
    expect(rows.map((r) => r.format)).toEqual(ids);
    for (const { loses } of rows) expect(loses.length).toBeGreaterThan(5);
    expect((await dejure(["list", "formats", "--csv"], { cwd: tmpdir() })).stdout.split("\r\n").length).toBe(ids.length + 2);
    expect((await dejure(["list", "formats", "--on", "1920"], { cwd: tmpdir() })).status).toBe(2);
  });

  test("every package that a format needs is an optional dependency, pinned", () => {
    const { optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { optionalDependencies: Record<string, string> };
    for (const { needs } of FORMATS) for (const name of needs ?? []) expect(optionalDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe("export", () => {
  test.each([
    [["geojso"], "did you mean geojson"],
    [["shapefile"], "dejure list formats"],
    [["turtle", "--on", "1920"], "records of all time"],
    [["csv", "--every", "year"], "--every is of a panel"],
    [["panel", "--every", "fortnight"], "units are"],
    [["panel", "--layer", "dispute"], "a panel adds up areas"],
    [["panel", "--every", "day", "--on", "0001/9999"], "more than 5000000 rows"],
    [["svg"], "say which with --on"],
    [["png", "--on", "1920"], "a drawn map shows one day"],
    [["overture"], "say which with --on"],
    [["package"], "name one with -o DIR"],
    [["obligations-csv", "--on", "1921/1922"], "not one day"],
    [["geojson", "--as", "nobody-at-all"], "nobody-at-all"],
  ])("%j: %s", async ([format = "", ...more], message) => {
    const done = await dejure(["export", format, klaipeda, ...more]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(message);
    expect([done.stdout, done.written.size]).toEqual(["", 0]);
  });

  test("takes the atlas by its place or by --atlas, a file or a dash", async () => {
    const placed = await dejure(["export", "csv", klaipeda]);
    const named = await dejure(["export", "csv", "--atlas", klaipeda, "-o", "-"]);
    expect(placed.stdout).toBe(named.stdout);
    const file = await dejure(["export", "csv", klaipeda, "-o", "out/title.csv", "--json"]);
    expect([...file.written.keys()].map((p) => p.replace(process.cwd(), ""))).toEqual(["/out/title.csv", "/out/title.csvt"]);
    expect([...file.written.values()][0]).toBe(placed.stdout);
    expect(JSON.parse(file.stdout)).toEqual({
      format: "csv",
      file: "out/title.csv",
      bytes: Buffer.byteLength(placed.stdout),
      beside: ["title.csvt"],
    });
  });

  test("a database is nothing for a terminal, and comes whole through a pipe", async () => {
    expect((await dejure(["export", "geopackage", klaipeda], { terminal: true })).status).toBe(2);
    expect((await dejure(["export", "geopackage", klaipeda])).stdout.startsWith("SQLite format 3")).toBe(true);
  });

  test("a name may end in more than the format's own ending", () => {
    expect(stemOf("a/b/title.gpkg", ".gpkg")).toBe("title");
    expect(stemOf("title.v2.geojson", ".geojson")).toBe("title.v2");
    expect(stemOf("sources.csl.json", ".csl.json")).toBe("sources");
    expect(stemOf("title", ".gpkg")).toBe("title");
  });
});

describe("pieces", () => {
  const folder = mkdtempSync(join(tmpdir(), "dejure-pieces-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are gathered to runs worth a call to the disk, and are the same bytes in the end", () => {
    const pieces = function* () {
      for (let i = 0; i < 50_000; i++) yield i % 1000 === 0 ? new Uint8Array([i % 256]) : `${i}ė`;
    };
    const all = [...chunks(pieces())];
    expect(all.length).toBeLessThan(200);
    const expected = Buffer.concat([...pieces()].map((p) => Buffer.from(p as string)));
    expect(Buffer.compare(Buffer.concat(all), expected)).toBe(0);
  });

  test("reach the disk whole or not at all", async () => {
    const path = join(folder, "file.txt");
    writeFileSync(path, "before");
    const broken = function* () {
      yield new Uint8Array([1]);
      throw new Error("no more");
    };
    await expect(nodeDisk.write(path, broken())).rejects.toThrow("no more");
    expect(readFileSync(path, "utf8")).toBe("before");
    await nodeDisk.write(path, [new Uint8Array([97]), new Uint8Array([98])]);
    expect(readFileSync(path, "utf8")).toBe("ab");
  });
});
