/** Who over HTTP: the API beside the same route that asks PostGIS, both on one kind of server, under one load. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { compile } from "../src/core/compile.ts";
import { createApp } from "../src/server/app.ts";
import { agree, type Figure, figure, median, type Outcome, QUICK, type Row, report } from "./harness.ts";
import { CONNECTIONS, load, rate, serve } from "./http-load.ts";
import { database } from "./postgis.ts";
import { atlasOf, dayOf, isoOf, lattice, type Question, questionsOf } from "./worlds.ts";

const world = lattice(20, 24, 6, 40);
const askable = compile(atlasOf(world));
const db = await database(world);
const ours = await serve(createApp(askable).fetch);
const peerApp = new Hono().get("/api/who", async (context) => {
  const [lat = 0, lon = 0] = (context.req.query("place") ?? "").split(",").map(Number);
  return context.json({ holders: await db.who({ at: [lon, lat], day: dayOf(context.req.query("date") ?? "") }) });
});
const peer = await serve((request) => peerApp.fetch(request));

const pathOf = ({ at: [lon, lat], day }: Question): string => `/api/who?place=${lat.toFixed(5)},${lon.toFixed(5)}&date=${isoOf(day)}`;
const pathsOf = (count: number, seed: number): string[] => questionsOf(world, count, seed).map(pathOf);

interface Body {
  readonly holders: readonly string[];
  readonly control: { readonly holders: readonly { readonly polity: string }[] };
}
let differ = 0;
const compared = pathsOf(300, 3);
for (const path of compared) {
  const ask = async (port: number): Promise<Body> => (await fetch(`http://127.0.0.1:${port}${path}`)).json() as Promise<Body>;
  const [here, there] = [await ask(ours.port), await ask(peer.port)];
  agree("control" in here, `${path} answers ${JSON.stringify(here)}`);
  if (
    here.control.holders
      .map((h) => h.polity)
      .sort()
      .join() !== [...there.holders].sort().join()
  )
    differ++;
}
agree(differ <= compared.length / 100, `${differ} of ${compared.length} points have other holders`);

await load("warm-up", ours.port, pathsOf(2000, 4));
await load("warm-up", peer.port, pathsOf(500, 4));
const once = await load("each asked once", ours.port, pathsOf(10_000, 5));
const there = await load("PostGIS behind the same server", peer.port, pathsOf(2000, 5));
const few = pathsOf(200, 6);
const again = await load(
  "asked again",
  ours.port,
  Array.from({ length: 10_000 }, (_, i) => few[i % few.length] ?? ""),
);

/** The floor: a server of Node alone that has the answer ready, of the length of ours. */
const ready = await (await fetch(`http://127.0.0.1:${ours.port}${few[0]}`)).text();
const bare = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end(ready);
});
await new Promise<void>((resolve) => {
  bare.listen(0, "127.0.0.1", () => resolve());
});
const floorPort = (bare.address() as AddressInfo).port;
await load("warm-up", floorPort, few);
const rounds = Array.from({ length: QUICK ? 1 : 5 }, (_, round) => pathsOf(4000, 20 + round));
const [answering, floor]: number[][] = [[], []];
for (const paths of rounds) {
  floor?.push((await load("bare Node", floorPort, paths)).processor_ms);
  answering?.push((await load("each asked once", ours.port, paths)).processor_ms);
}
bare.close();
ours.close();
peer.close();
await db.close();

const row = (work: string, figure: Figure): Row => ({
  work,
  data: `${world.name}; ${CONNECTIONS} connections kept open; peer: ${db.version}`,
  ours: figure,
  peer: there,
  ratio: figure.median / there.median,
  goal: "≥ 4 × the rate",
  met: there.median >= 4 * figure.median,
  agreement: `${compared.length - differ} of ${compared.length} answers name the same holders`,
  note: `${db.standing}; ${rate(figure)} against ${rate(there)}, of which the server itself takes the most; ours answers title, control and claims with reasons, the peer one column, worked out anew each time`,
});
const [here, least] = [figure("dejure, processor time", answering ?? []), figure("bare Node, an answer of the same length", floor ?? [])];
const processor: Outcome = {
  work: "Who over HTTP, processor time of an ever-new question (lattice)",
  data: `${world.name}; ${CONNECTIONS} connections kept open, asked from another process`,
  ours: here,
  peer: least,
  ratio: median(answering ?? []) / median(floor ?? []),
  goal: "≤ 2 ×",
  met: median(answering ?? []) <= 2 * median(floor ?? []),
  agreement: "–",
  note: "the peer works nothing out: it writes a text that it has; processor time of the whole process that serves, collection of garbage included",
};
report([
  row("Who over HTTP, questions asked before (lattice)", again),
  row("Who over HTTP, each question asked for the first time (lattice)", once),
  processor,
]);
