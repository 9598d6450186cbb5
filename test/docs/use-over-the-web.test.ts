/** docs/use-over-the-web.md: each of its lines is run by the program that it is for, against a server of the flagship. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { has } from "../export/foreign.ts";
import { listening, toldMeanwhile } from "../listening.ts";
import { vilnius } from "../server/vilnius.ts";
import { blockIn, proseOf } from "./markdown.ts";

const PAGE = "docs/use-over-the-web.md";
const WRITTEN = "http://localhost:4173";
const PYTHON = "/usr/bin/python3";

let server: Server;
let address: string;
let folder: string;
let holders: string[];
beforeAll(async () => {
  const app = createApp(vilnius());
  server = createServer(getRequestListener((request) => app.fetch(request)));
  address = await listening(server);
  folder = mkdtempSync(join(tmpdir(), "dejure-web-"));
  const response = await app.fetch(new Request(`${address}/ogc/collections/lithuania.title.1920-10-14/items`));
  const { features } = (await response.json()) as { features: { properties: { holder: string | null } }[] };
  holders = features.map((f) => f.properties.holder ?? "").sort();
  expect(holders.length).toBeGreaterThan(5);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The line of the page with these words, for this server. */
const line = (language: string, holding: string): string => blockIn(PAGE, language, holding).trim().replaceAll(WRITTEN, address);

const told = (program: string, ...args: readonly string[]): Promise<string> =>
  toldMeanwhile(program, args, { cwd: folder, env: { ...process.env, QT_QPA_PLATFORM: "offscreen" } });

const hasQgis = has(PYTHON) && spawnSync(PYTHON, ["-c", "import qgis.core"]).status === 0;
test.skipIf(!hasQgis)("QGIS", async () => {
  const tiles = /`(http:\/\/localhost:4173\/tiles\/\S+\.mvt)`/.exec(proseOf(PAGE))?.[1]?.replace(WRITTEN, address) ?? "";
  const script = join(process.cwd(), "test/export/python/qgis-over-the-web.py");
  const said = JSON.parse(await told(PYTHON, script, line("text", "/ogc/on/"), "lithuania.title.1920-10-14", tiles)) as object;
  expect(said).toEqual({ valid: true, crs: "EPSG:4326", holders, there: 1, tiles: true });
});

const hasR = has("Rscript") && spawnSync("Rscript", ["-e", "library(sf)"]).status === 0;
test.skipIf(!hasR)("R", async () => {
  const script = `${line("r", "st_read")}\ncat("\\n", paste0("=", ifelse(is.na(land$holder), "", land$holder)), sep = "\\n")`;
  const out = await told("Rscript", "-e", script);
  expect([...out.matchAll(/^=(.*)$/gm)].map(([, holder]) => holder).sort()).toEqual(holders);
});

test.skipIf(!has("ogr2ogr"))("GDAL", async () => {
  const [program = "", ...args] = line("text", "ogr2ogr").split(" ");
  await told(program, ...args);
  const out = await told("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", args[0] ?? "");
  const { features } = JSON.parse(out) as { features: { properties: { holder: string | null } }[] };
  expect(features.map((f) => f.properties.holder ?? "").sort()).toEqual(holders);
});

test("OpenRefine: the address is that of a service, and takes queries in a form", async () => {
  const service = line("text", "/reconcile");
  expect(await (await fetch(service)).json()).toMatchObject({ versions: ["0.2"] });
  const body = new URLSearchParams({ queries: '{"q0":{"query":"Wilno","type":"places"}}' });
  expect(await (await fetch(service, { method: "POST", body })).json()).toMatchObject({
    q0: { result: [{ id: "places/vilnius", match: true }] },
  });
});

test("the other addresses answer with land", async () => {
  for (const one of line("text", "datetime=").split("\n")) {
    const { features } = (await (await fetch(one)).json()) as { features: unknown[] };
    expect(features.length, one).toBeGreaterThan(0);
  }
});
