/** What is served, beside the same from the database that `dejure publish` wrote: who and tiles over HTTP, and a server at saturation. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { Hono } from "hono";
import { createApp } from "../src/server/app.ts";
import { flagship } from "./flagship.ts";
import { agree, dice, type Figure, QUICK, quantile, type Row, report, type Skipped, upTo } from "./harness.ts";
import { CONNECTIONS, load, rate, serve } from "./http-load.ts";
import { postgres } from "./postgres.ts";
import { type Published, published } from "./published.ts";
import { type Tiled, type TilesOfDays, tilesOfDays } from "./tiles.ts";
import { atlasOf, cshapesWorld } from "./worlds.ts";

/** How long the server is kept at saturation. */
const MINUTES = QUICK ? 0.1 : Number(process.env.DEJURE_BENCH_MINUTES ?? 10);
const CLIENTS = 50;
/** Lithuania, Poland and Belarus, where the flagship has land */
const [WEST, SOUTH, EAST, NORTH] = [20, 52, 30, 57];

const next = dice(14);
const two = (n: number): string => String(n).padStart(2, "0");
const dayBetween = (first: number, last: number): string =>
  `${first + Math.floor(next() * (last - first))}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
const point = (): { readonly lat: string; readonly lon: string } => ({
  lat: (SOUTH + next() * (NORTH - SOUTH)).toFixed(5),
  lon: (WEST + next() * (EAST - WEST)).toFixed(5),
});
const whoPaths = (count: number): string[] =>
  Array.from({ length: count }, () => {
    const { lat, lon } = point();
    return `/api/who?place=${lat},${lon}&date=${dayBetween(1915, 1940)}`;
  });

/** The SQL functions behind the same kind of server: prepared once a connection, four connections. */
const peerOf = ({ sql, schema, tileLand, viewpoint }: Published, layer: string): Hono => {
  const who = sql.prepared<{ answer: object }>(
    `who_${schema}`,
    ["float8", "float8", "bigint"],
    `SELECT ${schema}.who_json($1, $2, $3, '${viewpoint}') AS answer`,
  );
  const tile = sql.prepared<{ tile: Uint8Array }>(
    `tile_${schema}`,
    ["int", "int", "int", "bigint"],
    `SELECT ST_AsMVT(t, 'holdings', 4096, 'geom') AS tile FROM (
      SELECT holding, holder, holder_name, answer, certainty, start_edtf, end_edtf,
        ST_AsMVTGeom(geom_3857, ST_TileEnvelope($1, $2, $3), 4096, 64, true) AS geom FROM ${tileLand}
      WHERE zoom = $1 AND layer = '${layer}' AND days @> $4
        AND geom_3857 && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096)) AS t WHERE geom IS NOT NULL`,
  );
  return new Hono()
    .get("/api/who", async (context) => {
      const [lat = 0, lon = 0] = (context.req.query("place") ?? "").split(",").map(Number);
      const [row] = await (await who)([lon, lat, Date.parse(context.req.query("date") ?? "") / 86_400_000]);
      return context.json(row?.answer ?? {});
    })
    .get("/tiles/:viewpoint/:layer/:day/:z/:x/:y", async (context) => {
      const { day, z, x, y } = context.req.param();
      const [row] = await (await tile)([Number(z), Number(x), Number(y.replace(".mvt", "")), Date.parse(day) / 86_400_000]);
      return row && row.tile.length > 0 ? context.body(new Uint8Array(row.tile)) : context.body(null, 204);
    });
};

/** Costly questions without end, no two alike: maps of a day and of a year, differences, features, tiles, histories. */
const COSTLY = `
const { parentPort, workerData: { port, ms, clients, viewpoints } } = require("node:worker_threads");
const http = require("node:http");
const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
const times = [], bad = [];
let asked = 0, until = 0;
const day = (n) => new Date(Date.UTC(1915, 0, 1) + (n * 7919 % 9131) * 86400000).toISOString().slice(0, 10);
const path = (n) => {
  const as = viewpoints[n % viewpoints.length], on = day(n), layer = ["title", "control", "claims"][n % 3];
  switch (n % 6) {
    case 0: return "/api/map?date=" + on + "&as=" + as + "&layer=" + layer;
    case 1: return "/api/diff?from=" + on + "&to=" + day(n + 5000) + "&as=" + as;
    case 2: return "/ogc/collections/" + as + "." + layer + "/items?limit=1000&datetime=" + on;
    case 3: return "/tiles/" + as + "/" + layer + "/" + on + "/5/18/10.mvt";
    case 4: return "/api/history?place=" + (52 + n * 37 % 500 / 100) + "," + (20 + n * 61 % 1000 / 100) + "&as=" + as;
    default: return "/api/map?format=svg&date=" + on + "&as=" + as;
  }
};
const ask = (target) => new Promise((resolve) => {
  const began = performance.now();
  http.get({ agent, port, host: "127.0.0.1", path: target }, (response) => {
    response.on("data", () => {});
    response.on("end", () => {
      times.push(performance.now() - began);
      if (response.statusCode !== 200 && response.statusCode !== 204) bad.push(response.statusCode + " " + target);
      resolve();
    });
    response.on("error", () => { bad.push("cut off " + target); resolve(); });
  }).on("error", (error) => { bad.push(error.code + " " + target); resolve(); });
});
const warmUp = async () => { for (let n = 0; n < 6 * viewpoints.length; n++) await ask(path(1e6 + n)); times.length = 0; };
const client = async () => { while (Date.now() < until) await ask(path(asked++)); };
warmUp().then(() => {
  until = Date.now() + ms;
  return Promise.all(Array.from({ length: clients }, client));
}).then(() => { agent.destroy(); parentPort.postMessage({ times, bad }); });
`;

/** Resident memory of a process, MB. */
const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000;

async function saturated({ address, viewpoints }: Published): Promise<Row | Skipped> {
  const work = `A server at saturation for ${MINUTES} min, ${CLIENTS} clients with costly questions (flagship)`;
  const command = join(process.cwd(), "dist/bin/dejure.js");
  if (!existsSync(command) || !existsSync("/proc/self/status") || address === undefined)
    return { work, skipped: "it needs a server, Linux and npm run build" };
  const child = spawn(process.execPath, [command, "serve", "--from", address, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once("line", resolve);
      child.once("exit", (status) => reject(new Error(`the server ended with status ${status}`)));
    });
    const samples: number[] = [];
    const sampling = setInterval(() => samples.push(memoryOf(child.pid ?? 0)), 1000);
    const worker = new Worker(COSTLY, {
      eval: true,
      workerData: { port: Number(new URL(url).port), ms: MINUTES * 60_000, clients: CLIENTS, viewpoints },
    });
    const { times, bad } = await new Promise<{ times: number[]; bad: string[] }>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    clearInterval(sampling);
    const third = Math.ceil(samples.length / 3);
    const [begin, middle, end] = [0, third, 2 * third].map((at) => Math.max(...samples.slice(at, at + third)));
    return {
      work,
      data: `flagship, ${times.length} answers, no two questions alike: maps, differences, features, tiles, histories of ${viewpoints.length} viewpoints`,
      ours: {
        name: "one answer under load",
        median: quantile(times, 0.5),
        min: Math.min(...times),
        max: Math.max(...times),
        p99: quantile(times, 0.99),
        runs: times.length,
      },
      goal: "no failed answer, memory level",
      met: bad.length === 0 && (end ?? 0) <= 1.15 * (middle ?? 0),
      agreement: `${bad.length} of ${times.length} answers failed${bad.length > 0 ? `, such as ${bad[0]}` : ""}: all others are 200, or 204 for a tile without land`,
      note: `resident memory at its peak in the first, second and last third ${[begin, middle, end].map((mb) => Math.round(mb ?? 0)).join(", ")} MB; ${(times.length / MINUTES / 60).toFixed(1)} answers a second`,
    };
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}

const sql = await postgres();
const vilnius = await published("dejure", flagship(), sql);
const { askable, viewpoint, standing, version } = vilnius;
const [ours, peer] = await Promise.all([serve(createApp(askable).fetch), serve(peerOf(vilnius, "title").fetch)]);

const compared = whoPaths(200);
const bodyOf = async (port: number, path: string): Promise<Record<string, unknown>> =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).json() as never;
for (const path of compared) {
  const [here, there] = [await bodyOf(ours.port, path), await bodyOf(peer.port, path)];
  for (const layer of ["title", "control"])
    agree(
      canonical(here[layer]) === canonical(there[layer]),
      `${path}: ${layer} ${JSON.stringify(here[layer])} and ${JSON.stringify(there[layer])}`,
    );
}

/** JSON with its members in one order: jsonb keeps none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => {
    if (name === "reading") return undefined;
    return typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  });
}

await load("warm-up", ours.port, whoPaths(upTo(2000)));
await load("warm-up", peer.port, whoPaths(upTo(500)));
const first = await load("each asked once", ours.port, whoPaths(upTo(5000)));
const there = await load("dejure.who_json behind the same server", peer.port, whoPaths(upTo(2000)));
const few = whoPaths(200);
const again = await load(
  "asked again",
  ours.port,
  Array.from({ length: upTo(10_000) }, (_, i) => few[i % few.length] ?? ""),
);

const tilesOfVilnius = await tilesOfDays(
  [ours, peer],
  { viewpoint, layer: "title", deepest: 7, corners: [WEST, SOUTH, EAST, NORTH] },
  "1914-06-01",
  Array.from({ length: upTo(20) }, () => dayBetween(1915, 1940)),
);
ours.close();
peer.close();

const PREPARED =
  "; the peer has its land in Web Mercator beforehand, simplified for each zoom, with an index on it, and no borders; ours folds each day when it is first asked, simplifies it and cuts borders as lines of their own too";

/** What an answer costs without any work for it: of the server alone, and of a database that is asked for nothing. */
const nothing = await serve(new Hono().get("/nothing", (context) => context.body(null, 204)).fetch);
const one = sql.prepared<{ one: number }>("one", [], "SELECT 1 AS one");
const asking = await serve(new Hono().get("/nothing", async (context) => context.json(await (await one)([]))).fetch);
const empty = Array.from({ length: upTo(2000) }, () => "/nothing");
await load("warm-up", nothing.port, empty);
await load("warm-up", asking.port, empty);
const [bare, select] = [await load("nothing", nothing.port, empty), await load("SELECT 1", asking.port, empty)];
nothing.close();
asking.close();
const FLOOR = `; an empty answer of the same server takes ${bare.median.toFixed(3)} ms, one with SELECT 1 ${select.median.toFixed(3)} ms`;

const tileRows = (name: string, data: string, { first: cold, again: warm, agreement }: TilesOfDays): Row[] => [
  {
    ...rowOf(
      `Tiles of a day, each asked for the first time, beside ST_AsMVT from stored holdings (${name})`,
      ...cold,
      5,
      agreement,
      PREPARED + FLOOR,
    ),
    data,
  },
  {
    ...rowOf(`Tiles of a day, asked for before, beside ST_AsMVT from stored holdings (${name})`, ...warm, 5, agreement, PREPARED + FLOOR),
    data,
  },
];

/** A whole world, whose outlines have many corners. */
async function tilesOfWorld(): Promise<(Row | Skipped)[]> {
  const outlines = cshapesWorld();
  if (!outlines) return [{ work: "Tiles of a day beside ST_AsMVT (CShapes)", skipped: "the corpora are absent" }];
  const world = await published("dejure_world", atlasOf(outlines), sql);
  const servers = await Promise.all([serve(createApp(world.askable).fetch), serve(peerOf(world, "control").fetch)]);
  const of: Tiled = { viewpoint: world.viewpoint, layer: "control", deepest: 4, corners: [-180, -60, 179.9, 80] };
  const tiles = await tilesOfDays(
    servers,
    of,
    "1890-06-01",
    Array.from({ length: upTo(4) }, () => dayBetween(1900, 1990)),
  );
  for (const server of servers) server.close();
  return tileRows("CShapes", `CShapes 2.0, zooms 0 to 4; peer: ${version}`, tiles);
}

const rowOf = (work: string, figure: Figure, other: Figure, times: number, agreement: string, note: string): Row => ({
  work,
  data: `flagship, as published; ${CONNECTIONS} connections kept open; peer: ${version}`,
  ours: figure,
  peer: other,
  ratio: figure.median / other.median,
  goal: `≥ ${times} × the rate`,
  met: other.median >= times * figure.median,
  agreement,
  note: `${standing}; ${rate(figure)} against ${rate(other)}${note}`,
});
const same = `${compared.length} answers, title and control whole, with reasons and alternatives`;
const rows: (Row | Skipped)[] = [
  rowOf("Who over HTTP beside dejure.who_json, questions asked before", again, there, 4, same, ""),
  rowOf("Who over HTTP beside dejure.who_json, each asked for the first time", first, there, 2, same, ""),
  ...tileRows("flagship", `flagship, as published, zooms 0 to 7; ${CONNECTIONS} connections kept open; peer: ${version}`, tilesOfVilnius),
  ...(await tilesOfWorld()),
  await saturated(vilnius),
];
await sql.close();
report(rows);
