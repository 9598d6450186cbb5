/** A host and its client at the two ends of a channel, on one thread. */
import { expect, test } from "vitest";
import { generatedAtlas } from "../../bench/record-files.ts";
import { compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { readNaturalEarth } from "../../src/core/read/natural-earth-file.ts";
import { siteFiles, siteParts } from "../../src/publish/site-parts.ts";
import { createApp } from "../../src/server/app.ts";
import { AtlasWorker } from "../../src/worker/client.ts";
import { host } from "../../src/worker/host.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import type { Port, ToHost } from "../../src/worker/protocol.ts";
import { editable } from "../core/edits.ts";
import { folderFiles } from "../core/folder-files.ts";
import { workerBeside } from "./beside.ts";

const encoder = new TextEncoder();
const file = (path: string, text: string): SourceFile => ({ path, bytes: encoder.encode(text) });
const request = (path: string, init?: RequestInit): Request => new Request(`http://x${path}`, init);
const ISLAND = [
  file("atlas.yaml", "title: An island\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: norden }"),
  file("viewpoints/norden.yaml", "name: Norden\ngroups: [[norden], [consensus]]"),
  file("polities/norden.yaml", "{ type: state, name: Norden, basis: derived }"),
  file(
    "territories/island.yaml",
    "{ name: Island, extent: { polygon: [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]] }, precision_km: 1, basis: derived }",
  ),
  file("statements/claim.yaml", "{ according_to: norden, when: 1899-05-17, basis: derived, effects: [{ claims: island }] }"),
];
const WHO = "/api/who?place=0.5,1&date=1900-01-01";
const sinceOf = async (worker: AtlasWorker): Promise<unknown> =>
  ((await (await worker.fetch(request(WHO))).json()) as { claims: { since: string }[] }).claims[0]?.since;

/** A worker whose messages to the host can be looked at. */
function watched(): { readonly worker: AtlasWorker; readonly sent: ToHost[] } {
  const { port1, port2 } = new MessageChannel();
  const sent: ToHost[] = [];
  port2.addEventListener("message", ({ data }) => sent.push(data as ToHost));
  host(port2 as unknown as Port, { naturalEarth: naturalEarthBytes, webAssets: async () => undefined, now: () => 0 });
  return { worker: new AtlasWorker(port1 as unknown as Port), sent };
}

test("the flagship answers as it does in one thread: findings, questions and pages", async () => {
  const assets = new Map([
    ["manifest.json", encoder.encode("{}")],
    ["assets/a.css", encoder.encode("a {}")],
  ]);
  const files = folderFiles("atlases/vilnius");
  const worker = workerBeside({ webAssets: async () => assets }, { version: "1" });
  const here = compile(files, { base: readNaturalEarth(await naturalEarthBytes("countries-10m.json")) });
  const { diagnostics, ...counts } = await worker.compile(files);
  expect(diagnostics).toEqual(here.diagnostics);
  expect(counts).toEqual({
    errors: here.diagnostics.filter((d) => d.severity === "error").length,
    warnings: here.diagnostics.filter((d) => d.severity === "warning").length,
    records: Object.values(here.atlas.collections).reduce((sum, records) => sum + records.size, 0),
    assertions: here.atlas.assertions.length,
  });
  expect(await worker.opened).toMatchObject({ site: true });
  await worker.adopt();
  const app = createApp(here, { version: "1" });
  for (const path of [
    "/api/who?place=vilnius&date=1921-06-01&explain=true",
    "/api/history?place=kaunas",
    "/api/map?date=1923-06-01&format=csv",
    "/api/list/disputes",
    "/api/show/nowhere",
    "/api/openapi.json",
    "/api/whom",
  ]) {
    const [there, own] = [await worker.fetch(request(path)), await app.fetch(request(path))];
    expect([there.status, [...there.headers], await there.text()], path).toEqual([own.status, [...own.headers], await own.text()]);
  }
  const parts = await siteParts({ naturalEarth: naturalEarthBytes, webAssets: async () => assets });
  if (!parts) throw new Error("no parts");
  const site = [...siteFiles(here, () => undefined, parts)];
  const record = site.findLast((one) => one.path.endsWith("/index.html"))?.path ?? "";
  for (const path of ["index.html", "data/map/cells.json", "assets/a.css", record]) {
    const made = site.find((one) => one.path === path)?.bytes;
    expect(await (await worker.fetch(request(`/${path}`))).text(), path).toBe(new TextDecoder().decode(made));
  }
  await worker.close();
});

test("files cross over once; changes give what compiling anew gives", async () => {
  const { worker, sent } = watched();
  const state = new Map([...editable].flatMap(([path, [first]]) => (first === undefined ? [] : [[path, first] as const])));
  const files = (): SourceFile[] => [...state].map(([path, text]) => file(path, text));
  await worker.compile(files());
  let step = 0;
  for (const [path, variants] of editable)
    for (const text of variants) {
      if (state.get(path) === text) continue;
      if (text === undefined) state.delete(path);
      else state.set(path, text);
      // given whole, or as changes, by turns
      const given = step++ % 2 === 0 ? files() : text === undefined ? { removed: [path] } : { put: [file(path, text)] };
      expect((await worker.compile(given)).diagnostics).toEqual(compile(files()).diagnostics);
    }
  const crossed = sent.flatMap((message) => (message.type === "compile" ? [message.put.length + message.removed.length] : []));
  expect(crossed.slice(1).every((count) => count === 1)).toBe(true);
  await worker.compile(files());
  expect(sent.at(-1)).toMatchObject({ type: "compile", put: [], removed: [] });
  expect((await worker.texts(["atlas.yaml", "nowhere.yaml"])).get("atlas.yaml")).toBe(state.get("atlas.yaml"));
  await worker.close();
});

test("a view into a larger buffer crosses over alone", async () => {
  const { worker, sent } = watched();
  const large = new Uint8Array(100_000);
  const [head] = ISLAND;
  large.set(head?.bytes ?? [], 500);
  await worker.compile([{ path: "atlas.yaml", bytes: large.subarray(500, 500 + (head?.bytes.length ?? 0)) }]);
  const message = sent.find((one) => one.type === "compile");
  expect(message?.type === "compile" && message.put[0]?.bytes.buffer.byteLength).toBe(head?.bytes.length);
  await worker.close();
});

test("what is asked is the adopted atlas, before, during and after another is compiled", async () => {
  const worker = workerBeside();
  expect((await worker.fetch(request(WHO))).status).toBe(503);
  await expect(worker.adopt()).rejects.toThrow("no finished compilation");
  await worker.compile(ISLAND);
  await worker.adopt();
  expect(await sinceOf(worker)).toBe("1899-05-17");
  await worker.compile({
    put: [file("statements/claim.yaml", "{ according_to: norden, when: 1899-06-01, basis: derived, effects: [{ claims: island }] }")],
  });
  expect(await sinceOf(worker)).toBe("1899-05-17");
  await worker.adopt();
  expect(await sinceOf(worker)).toBe("1899-06-01");
  expect((await worker.fetch(request("/index.html"))).status).toBe(404);
  await worker.close();
});

test("a cancelled compilation leaves the last good one; its files count at the next", async () => {
  const many = generatedAtlas(2000);
  const controller = new AbortController();
  let asked = 0;
  let cancelling = false;
  // the host looks at the clock whenever it is a little further: what it does after the abort can be counted
  const now = (): number => {
    if (cancelling && ++asked === 3) controller.abort(new Error("enough"));
    return 0;
  };
  const worker = workerBeside({ now });
  await worker.compile(ISLAND);
  await worker.adopt();
  cancelling = true;
  const told: number[] = [];
  await expect(worker.compile(many, { signal: controller.signal, onProgress: (f) => told.push(f) })).rejects.toThrow("enough");
  cancelling = false;
  await expect(worker.adopt()).rejects.toThrow("no finished compilation");
  expect(await sinceOf(worker)).toBe("1899-05-17");
  expect(asked).toBeLessThanOrEqual(4);
  expect(told).toEqual([]);
  expect((await worker.compile({})).diagnostics).toEqual(compile(many).diagnostics);
  await expect(worker.compile(ISLAND, { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
  expect((await worker.compile({})).diagnostics).toEqual(compile(ISLAND).diagnostics);
  await worker.adopt();
  expect(await sinceOf(worker)).toBe("1899-05-17");
  await worker.close();
});

test("progress rises, and is told every 50 ms at most", async () => {
  for (const [step, most] of [
    [60, Infinity],
    [1, 20],
  ] as const) {
    let time = 0;
    const worker = workerBeside({ now: () => (time += step) });
    const told: number[] = [];
    await worker.compile(generatedAtlas(3000), { onProgress: (fraction) => told.push(fraction) });
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(most);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    await worker.close();
  }
});

test("a fault inside becomes an error of what was asked, and the next is answered", async () => {
  let broken = true;
  const naturalEarth = async (): Promise<Uint8Array> => {
    if (broken) throw new Error("no such land");
    return naturalEarthBytes("countries-10m.json");
  };
  const faults: string[] = [];
  const worker = workerBeside(
    { naturalEarth, webAssets: async () => new Map([["manifest.json", encoder.encode("{")]]) },
    { onFault: (fault) => faults.push(fault.message) },
  );
  const land = file("territories/land.yaml", "{ name: Land, extent: { natural_earth: Lithuania }, precision_km: 1, basis: derived }");
  await expect(worker.compile([...ISLAND, land])).rejects.toThrow("no such land");
  broken = false;
  expect((await worker.compile({})).errors).toBe(0);
  await worker.adopt();
  expect((await worker.fetch(request("/"))).status).toBe(500);
  expect(faults).toHaveLength(1);
  expect(await sinceOf(worker)).toBe("1899-05-17");
  await worker.close();
});

test("a worker that ends rejects all that waits, and all that is asked later", async () => {
  const { port1, port2 } = new MessageChannel();
  let closed = 0;
  const worker = new AtlasWorker(port1 as unknown as Port, { end: () => void closed++ });
  const waiting = [worker.opened, worker.compile(ISLAND), worker.texts(["atlas.yaml"])];
  const page = worker.fetch(request("/"));
  port2.close();
  for (const one of waiting) await expect(one).rejects.toThrow("the worker has ended");
  expect((await page).status).toBe(503);
  expect((await worker.fetch(request(WHO))).status).toBe(503);
  expect((await worker.ended)?.message).toBe("the worker has ended");
  await expect(worker.compile(ISLAND)).rejects.toThrow("the worker has ended");
  await worker.close();
  expect(closed).toBe(0);
  const other = workerBeside({}, { end: () => void closed++ });
  await Promise.all([other.close(), other.close()]);
  expect([closed, await other.ended]).toEqual([1, undefined]);
});
