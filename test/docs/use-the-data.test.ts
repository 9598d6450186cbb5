/** docs/use-the-data.md: each of its lines is run by the program that it is for, over the files that it begins with. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as topojson from "topojson-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdingRow } from "../../src/export/holding-row.ts";
import { has, landHeld, opened, told, written } from "../export/foreign.ts";
import { blockIn } from "./markdown.ts";

const PAGE = "docs/use-the-data.md";
const block = (language: string, holding: string): string => blockIn(PAGE, language, holding);

const DAY = -16436;
/** The Python of the system, for which its packages are installed. */
const PYTHON = "/usr/bin/python3";

let folder: string;
let holders: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dejure-use-"));
  const atlas = await opened("atlases/vilnius");
  const first = block("sh", "dejure export");
  for (const [, format = "", file = ""] of first.matchAll(/^dejure export (\w+).* -o (\S+)$/gm)) {
    const { bytes, beside } = await written(format, { ...atlas, every: "year" }, file.replace(/\.\w+$/, ""));
    writeFileSync(join(folder, file), bytes);
    for (const one of beside) writeFileSync(join(folder, one.path), one.bytes);
  }
  const land = landHeld(atlas);
  holders = land
    .filter((d) => d.start <= DAY && d.end > DAY)
    .map((d) => holdingRow(atlas.atlas, atlas.viewpoint, "title", d).holder ?? "")
    .sort();
  expect(holders.length).toBeGreaterThan(5);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runs = (program: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

const hasR = has("Rscript") && spawnSync("Rscript", ["-e", "library(sf)"]).status === 0;
test.skipIf(!hasR)("R", () => {
  const script = `${block("r", "st_read").replace("query =", "quiet = TRUE, query =")}
cat(paste0(ifelse(is.na(land$holder), "", land$holder)), sep = "\\n")
stopifnot(nrow(areas) > 100, all(areas$area_km2 >= 0), class(sf::st_geometry(land))[1] == "sfc_MULTIPOLYGON")`;
  expect(runs("Rscript", "-e", script).replace(/\n$/, "").split("\n").sort()).toEqual(holders);
});

const hasGeopandas = has(PYTHON) && spawnSync(PYTHON, ["-c", "import geopandas"]).status === 0;
test.skipIf(!hasGeopandas)("Python", () => {
  const script = `${block("python", "geopandas")}print("\\n".join(h if isinstance(h, str) else "" for h in land.holder))
assert land.crs.to_epsg() == 4326
import datetime
assert (datetime.date(1925, 1, 1) - datetime.date(1970, 1, 1)).days == ${DAY}`;
  expect(runs(PYTHON, "-c", script).replace(/\n$/, "").split("\n").sort()).toEqual(holders);
});

const duck = await import("@duckdb/node-api").catch(() => undefined);
test.skipIf(duck === undefined)("DuckDB", async () => {
  const connection = await (await duck?.DuckDBInstance.create())?.connect();
  const sql = block("sql", "title.parquet").replace("'title.parquet'", `'${join(folder, "title.parquet")}'`);
  const rows = (await connection?.runAndReadAll(sql))?.getRowsJson() ?? [];
  expect(rows.length).toBe(new Set(holders).size);
  expect(Number(rows[0]?.[1])).toBeGreaterThan(10_000);
  connection?.closeSync();
});

test("Observable: its cell gives the land of the day (Plot itself is not installed here)", async () => {
  const { readFileSync } = await import("node:fs");
  const cell = block("js", "FileAttachment")
    .trim()
    .replace(/^land = /, "return ");
  const FileAttachment = (name: string) => ({ json: async () => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown });
  const land = (await new Function("FileAttachment", "topojson", cell)(FileAttachment, topojson)) as {
    properties: { holder: string | null };
  }[];
  expect(land.map((f) => f.properties.holder ?? "").sort()).toEqual(holders);
});

const hasQgis = has(PYTHON) && spawnSync(PYTHON, ["-c", "import qgis.core"]).status === 0;
test.skipIf(!hasQgis)("QGIS", () => {
  process.env["QT_QPA_PLATFORM"] = "offscreen";
  const project = block("text", "qgis ").trim().split(" ")[1] ?? "";
  const said = JSON.parse(
    told(PYTHON, join(process.cwd(), "test/export/python/open-in-qgis.py"), join(folder, project), "1925-01-01", "1925-01-02"),
  ) as { shown: string[][] };
  expect(said.shown.map(([, holder]) => holder ?? "").sort()).toEqual(holders);
});
