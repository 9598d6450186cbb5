/** HTTP under load: a server in this process, asked from a process of its own. */
import { spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { agree, type Figure, quantile } from "./harness.ts";

/** Requests in flight at once. */
export const CONNECTIONS = 32;

/** Asks every path over kept connections, with as little work for an answer as can be: the server is measured, not the client. */
const LOAD = `
const net = require("node:net");
process.once("message", ({ port, paths, connections }) => {
const times = [];
let next = 0, faults = 0;
const one = () => new Promise((resolve) => {
  const socket = net.connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  let got = Buffer.alloc(0), start = 0;
  const ask = () => {
    if (next >= paths.length) { socket.destroy(); return resolve(); }
    start = performance.now();
    socket.write("GET " + paths[next++] + " HTTP/1.1\\r\\nhost: localhost\\r\\n\\r\\n");
  };
  socket.on("connect", ask);
  socket.on("error", () => { faults++; resolve(); });
  socket.on("data", (data) => {
    got = got.length === 0 ? data : Buffer.concat([got, data]);
    const head = got.indexOf("\\r\\n\\r\\n");
    if (head < 0) return;
    const empty = got.latin1Slice(9, 12) === "204";
    const length = empty ? ["", "0"] : /content-length: (\\d+)/i.exec(got.latin1Slice(0, head));
    if (!length) { faults++; socket.destroy(); return resolve(); }
    if (got.length < head + 4 + Number(length[1])) return;
    if (!/^20[04]$/.test(got.latin1Slice(9, 12))) faults++;
    times.push(performance.now() - start);
    got = Buffer.alloc(0);
    ask();
  });
});
const start = performance.now();
Promise.all(Array.from({ length: connections }, one)).then(() => {
  process.send({ whole: performance.now() - start, times, faults }, () => process.disconnect());
});
});
`;

export interface Served {
  readonly port: number;
  close(): void;
}

export async function serve(fetch: (request: Request) => Response | Promise<Response>): Promise<Served> {
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** What a load showed, and the processor time of this process for one answer, ms. */
export type Loaded = Figure & { readonly processor_ms: number };

/** Milliseconds an answer takes under load (the reciprocal of the rate), and the tail of the waiting. */
export async function load(name: string, port: number, paths: readonly string[]): Promise<Loaded> {
  const client = spawn(process.execPath, ["-e", LOAD], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const before = process.cpuUsage();
  const { whole, times, faults } = await new Promise<{ whole: number; times: number[]; faults: number }>((resolve, reject) => {
    client.once("message", resolve);
    client.once("error", reject);
    client.send({ port, paths, connections: CONNECTIONS });
  });
  const { user, system } = process.cpuUsage(before);
  agree(faults === 0, `${faults} of ${paths.length} requests to ${name} failed`);
  return {
    name,
    median: whole / times.length,
    min: Math.min(...times),
    max: Math.max(...times),
    p99: quantile(times, 0.99),
    runs: times.length,
    processor_ms: (user + system) / 1000 / times.length,
  };
}

/** Answers a second. */
export const rate = (figure: Figure): string => `${Math.round(1000 / figure.median)} a second`;
