/** docs/publish-to-postgresql.md: each of its lines is run by the program that it is for, where that is installed. */
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/cli/postgres/database.ts";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import { polityName } from "../../src/export/holding-row.ts";
import { dejure } from "../cli/fake-world.ts";
import { has, opened } from "../export/foreign.ts";
import { hasServer, serverDatabase, variablesOf } from "../postgres.ts";
import { blockIn } from "./markdown.ts";

const PAGE = "docs/publish-to-postgresql.md";
const block = (language: string, holding: string): string => blockIn(PAGE, language, holding);
const PYTHON = "/usr/bin/python3";

describe.skipIf(!hasServer)("the page", () => {
  let address: string;
  let database: Database;
  let holders: string[];
  beforeAll(async () => {
    address = await serverDatabase("atlas");
    const options = block("sh", "--holdings").trim().split(" ").slice(3);
    const { status, stderr } = await dejure(["publish", address, "atlases/vilnius", ...options], { world: { openDatabase } });
    expect([status, stderr]).toEqual([0, ""]);
    database = await openDatabase(address);
    const { atlas, resolver } = await opened("atlases/vilnius");
    holders = resolver
      .snapshot(dayFromCivil(1920, 10, 14), "everyone", "title")
      .holdings.map((h) => [...new Set(h.answer.holders.map((x) => polityName(atlas, x.polity)))].join("; "))
      .sort();
    expect(holders.length).toBeGreaterThan(5);
  });
  afterAll(() => database?.close());
  const told = (program: string, ...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, ...variablesOf(address) } });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const lines = (text: string): string[] => text.replace(/\n$/, "").split("\n").sort();

  test.skipIf(!has("psql"))("psql", () => {
    const [, statement = ""] = /-c "(.*)"/.exec(block("text", "psql atlas")) ?? [];
    expect(told("psql", "atlas", "-At", "-c", statement)).toMatch(/^title\|held\|Lithuania\|/);
  });

  test("QGIS: the filter leaves the land of the day", async () => {
    const rows = await database.rows<{ holder_name: string | null }>(
      `select holder_name from dejure.holding where ${block("sql", "viewpoint =")}`,
    );
    expect(rows.map((r) => r.holder_name ?? "").sort()).toEqual(holders);
  });

  test.skipIf(!has("ogrinfo"))("GDAL, as QGIS, opens the views as layers of outlines in WGS 84", () => {
    for (const view of ["holding", "land", "border", "place"]) {
      const layer = told("ogrinfo", "-so", `PG:dbname=atlas`, `dejure.${view}`);
      expect(layer).toMatch(/Geometry: (Multi Polygon|Line String|Point)\n/);
      expect(layer).toContain('ID["EPSG",4326]');
    }
  });

  const hasR = has("Rscript") && spawnSync("Rscript", ["-e", "library(sf)"]).status === 0;
  test.skipIf(!hasR)("R", () => {
    const script = `${block("r", "st_read").replace("query =", "quiet = TRUE, query =")}
cat(paste0(ifelse(is.na(land$holder_name), "", land$holder_name)), sep = "\\n")
stopifnot(all(sf::st_is_valid(land)), sum(land$area_km2) > 1e5)`;
    expect(lines(told("Rscript", "-e", script))).toEqual(holders);
  });

  const hasGeopandas = has(PYTHON) && spawnSync(PYTHON, ["-W", "ignore", "-c", "import geopandas, psycopg2"]).status === 0;
  test.skipIf(!hasGeopandas)("GeoPandas", () => {
    const script = `${block("python", "geopandas")}
print("\\n".join(h if isinstance(h, str) else "" for h in land.holder_name))
assert land.crs.to_epsg() == 4326`;
    expect(lines(told(PYTHON, "-W", "ignore", "-c", script))).toEqual(holders);
  });
});
