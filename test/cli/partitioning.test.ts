/** `dejure partition`: the partitions together are the land of the whole, and DuckDB asks them in place. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atlasOf, dayOf, lattice } from "../../bench/worlds.ts";
import { openDatabase } from "../../src/cli/postgres/database.ts";
import { compile } from "../../src/core/compile.ts";
import { hasServer, serverDatabase } from "../postgres.ts";
import { dejure } from "./fake-world.ts";

const folder = mkdtempSync(join(tmpdir(), "dejure-partition-"));
const files = atlasOf(lattice(5, 3, 3, 4));
beforeAll(() => {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, "atlas", path)), { recursive: true });
    writeFileSync(join(folder, "atlas", path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const partition = (...args: string[]) => dejure(["partition", join(folder, "atlas"), "--layer", "control", ...args]);

test("DuckDB finds in the partitions, in place, the land of a day as the whole atlas has it", async () => {
  const out = join(folder, "parts");
  const made = await partition("-o", out, "--shards", "6");
  expect([made.status, made.stderr]).toEqual([0, ""]);
  expect(made.stdout).toMatch(/^wrote \d+ rows of \d+ records in 6 shards to /);
  expect(existsSync(join(out, "shards"))).toBe(false);

  const day = dayOf("1950-06-01");
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = await db.runAndReadAll(
    `select holder, round(sum(area_km2), 2) as area, count(distinct shard) > 1 as spread from read_parquet('${out}/land/**/*.parquet', hive_partitioning = true)
     where layer = 'control' and coalesce(start_day <= ${day}, true) and coalesce(end_day > ${day}, true) group by holder order by holder`,
  );
  const { resolver } = compile(files);
  const whole = new Map<string, number>();
  for (const { answer, area_km2 } of resolver.snapshot(day, "background", "control").holdings) {
    const holder = answer.holders.map((h) => h.polity).join("; ");
    if (holder !== "") whole.set(holder, (whole.get(holder) ?? 0) + area_km2);
  }
  const found = rows.getRows();
  expect(found.map(([holder, area]) => [holder, Number(area).toFixed(0)])).toEqual(
    [...whole].sort(([a], [b]) => (a < b ? -1 : 1)).map(([holder, area]) => [holder, area.toFixed(0)]),
  );
  expect(found.some(([, , spread]) => spread)).toBe(true);

  const told = JSON.parse(readFileSync(join(out, "partition.json"), "utf8")) as { area_km2: number };
  const { arrangement } = resolver.atlas.land;
  let area = 0;
  for (let face = 1; face < arrangement.faceCount; face++) area += arrangement.areaOf(face);
  expect(told.area_km2).toBe(area);
});

test("the files of the atlas are those that all else reads: links within it too, and what leads out of it is told", async () => {
  const atlas = join(folder, "linked");
  for (const { path, bytes } of files) {
    const real = join(atlas, path === "atlas.yaml" ? path : join("texts", `${path}.txt`));
    mkdirSync(dirname(real), { recursive: true });
    mkdirSync(dirname(join(atlas, path)), { recursive: true });
    writeFileSync(real, bytes);
    if (path !== "atlas.yaml") symlinkSync(real, join(atlas, path));
  }
  const outcome = async (): Promise<string> => {
    const made = await dejure(["partition", atlas, "--layer", "control", "-o", join(folder, "of-links"), "--json"]);
    return `${made.status} ${(JSON.parse(made.stdout) as { records: number }).records} ${made.stderr}`;
  };
  const whole = await partition("-o", join(folder, "of-files"), "--json");
  const { records } = JSON.parse(whole.stdout) as { records: number };
  expect(await outcome()).toBe(`0 ${records} `);
  symlinkSync(tmpdir(), join(atlas, "polities", "away.yaml"));
  expect(await outcome()).toBe(`1 ${records} note: 1 error in the files; what they touch is left out (dejure check shows them)\n`);
});

test("what cannot be done is told, and files of others are left alone", async () => {
  expect(await partition("-o", folder)).toMatchObject({ status: 2, stderr: expect.stringContaining("files that dejure did not write") });
  expect(readdirSync(folder)).toContain("atlas");
  const out = join(folder, "none");
  expect(await partition("-o", out, "--as", "backgroun")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("did you mean background"),
  });
  expect(await partition("-o", out, "--shards", "none")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("none is no number of shards"),
  });
  expect(await partition("-o", out, "--join")).toMatchObject({ status: 2, stderr: expect.stringContaining("--join needs a queue") });
});

describe.skipIf(!hasServer)("through a queue on a server", () => {
  test("a shard whose worker dies is taken over, and no shard is done twice", async () => {
    const address = await serverDatabase("dejure_queue");
    const out = join(folder, "queued");
    const world = { openDatabase };
    const work = (...args: string[]) => dejure(["partition", ...args, "-o", out, "--queue", address], { world });
    const first = work(join(folder, "atlas"), "--layer", "control", "--shards", "5");
    // one that takes a shard as soon as there is one, and dies with it
    const dying = await openDatabase(address);
    const take = "select shard from dejure_shard where done is null order by shard desc limit 1 for update skip locked";
    await dying.run("begin");
    let taken: unknown[] = [];
    for (let times = 0; taken.length === 0 && times < 2000; times++) {
      taken = await dying.rows(take).catch(() => []);
      if (taken.length === 0) await dying.run("rollback; begin");
    }
    expect(taken).toHaveLength(1);
    const second = work("--join");
    await dying.close();
    const [made, joined] = await Promise.all([first, second]);
    expect([made.status, made.stderr, joined.status, joined.stderr]).toEqual([0, "", 0, ""]);
    const told = JSON.parse(readFileSync(join(out, "partition.json"), "utf8")) as { shards: { shard: string }[] };
    expect(told.shards.map(({ shard }) => shard)).toEqual(["0001", "0002", "0003", "0004", "0005"]);
  });
});
