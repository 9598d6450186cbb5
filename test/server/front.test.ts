/** HTTP before the answers, on one thread and before a worker: addresses in links, forms, bytes, and whether there is an atlas. */
import { expect, test } from "vitest";
import { entryTo, namesFor } from "../../src/cli/entry-page.ts";
import { compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { createApp } from "../../src/server/app.ts";
import { workerBeside } from "../worker/beside.ts";

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });
/** Ids and names as hostile as they may be. */
const ISLAND = [
  file("atlas.yaml", 'title: "An <i>island</i> & \\"more\\""\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: seen/from.north }'),
  file("viewpoints/all.yaml", 'seen/from.north: { name: "<b>North</b>", groups: [[norden], [consensus]] }'),
  file("polities/norden.yaml", '{ type: state, name: "Nor<script>den", basis: derived }'),
  file(
    "territories/island.yaml",
    "{ name: Island, extent: { polygon: [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]] }, precision_km: 1, basis: derived }",
  ),
  file("statements/has.yaml", "{ according_to: norden, when: 1899-05-17, basis: derived, effects: [{ title: norden, over: island }] }"),
];
const ID = "seen/from.north.title";
const AT = `/ogc/collections/${encodeURIComponent(ID)}`;
const request = (path: string, init?: RequestInit): Request => new Request(`http://north.example:8080${path}`, init);
interface Linked {
  readonly links: readonly { readonly href: string }[];
}

test("the atlas compiles", () => {
  expect(compile(ISLAND).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
});

test("links begin with the address that was asked, with the one that is set, and with the folder among others", async () => {
  const first = async (app: { fetch(r: Request, env?: object): Response | Promise<Response> }, env?: object): Promise<string> => {
    const { links } = (await (await app.fetch(request("/ogc"), env)).json()) as Linked;
    return links[0]?.href ?? "";
  };
  const atlas = compile(ISLAND);
  const plain = createApp(atlas);
  expect(await first(plain)).toBe("http://north.example:8080/ogc/?f=json");
  // a kept answer is that of the address it was made for
  expect(await first(plain)).toBe("http://north.example:8080/ogc/?f=json");
  const elsewhere = await plain.fetch(new Request("https://other.example/ogc"));
  expect(((await elsewhere.json()) as Linked).links[0]?.href).toBe("https://other.example/ogc/?f=json");
  expect(await first(createApp(atlas, { base: "https://atlas.example/deep/" }))).toBe("https://atlas.example/deep/ogc/?f=json");
  const entry = entryTo([{ name: "isle", fetch: (r, env) => plain.fetch(r, env) }]);
  const { links } = (await (await entry(request("/isle/ogc"), undefined)).json()) as Linked;
  expect(links[0]?.href).toBe("http://north.example:8080/isle/ogc/?f=json");
  expect((await entry(request(links[0]?.href.slice("http://north.example:8080".length) ?? ""), undefined)).status).toBe(200);
});

test("an id with a slash and a point in it, and names with mark-up in them", async () => {
  const app = createApp(compile(ISLAND));
  const get = async (path: string): Promise<Response> => app.fetch(request(path));
  for (const path of ["", "/items", "/schema", "/tiles", "/tiles/WebMercatorQuad", `/items/${encodeURIComponent(`${ID}.1`)}`]) {
    expect((await get(`${AT}${path}?f=json`)).status, path).toBe(200);
    const page = await (await get(`${AT}${path}?f=html`)).text();
    expect(page, path).not.toContain("<script>");
    expect(page, path).not.toContain("<b>North");
  }
  const { features } = (await (await get(`${AT}/items?holder=norden`)).json()) as {
    features: { id: string; properties: { holder_name: string } }[];
  };
  expect(features[0]?.properties.holder_name).toBe("Nor<script>den");
  const tile = await get(`/tiles/${encodeURIComponent("seen/from.north")}/title/1900-01-01/2/2/1.mvt`);
  expect(tile.status).toBe(200);
  expect(await (await get("/reconcile/preview?id=polities/norden")).text()).not.toContain("<script>");
});

test("before a worker the answers are the same: pages, bytes, forms; it is ready once an atlas is adopted", async () => {
  const here = createApp(compile(ISLAND));
  const worker = workerBeside();
  const status = async (path: string): Promise<number> => (await worker.fetch(request(path))).status;
  expect([await status("/health"), await status("/ready"), await status("/ogc")]).toEqual([200, 503, 503]);
  await worker.compile(ISLAND);
  await worker.adopt();
  expect([await status("/health"), await status("/ready")]).toEqual([200, 200]);
  for (const path of [
    "/ogc",
    `${AT}/items`,
    `${AT}/items?f=html`,
    "/tiles/seen%2Ffrom.north/title/all/0/0/0.mvt",
    "/reconcile",
    "/ogc/nothing",
  ]) {
    const [a, b] = [await here.fetch(request(path)), await worker.fetch(request(path))];
    expect([b.status, b.headers.get("content-type")], path).toEqual([a.status, a.headers.get("content-type")]);
    expect(Buffer.from(await b.arrayBuffer()).equals(Buffer.from(await a.arrayBuffer())), path).toBe(true);
  }
  const body = new URLSearchParams({ queries: '{"q0":{"query":"Island"}}' });
  const posted = await worker.fetch(request("/reconcile", { method: "POST", body }));
  expect(await posted.json()).toMatchObject({ q0: { result: [{ id: "territories/island", match: true }] } });
  await worker.close();
  expect(await status("/ready")).toBe(503);
});

test("of several atlases the server is ready once all are, forms reach theirs, and names of questions are no names of folders", async () => {
  const ready = createApp(compile(ISLAND));
  const notYet = workerBeside();
  const entry = entryTo([
    { name: "isle", fetch: (r, env) => ready.fetch(r, env) },
    { name: "later", fetch: (r, env) => notYet.fetch(r, env) },
  ]);
  expect((await entry(request("/health"), undefined)).status).toBe(200);
  expect((await entry(request("/ready"), undefined)).status).toBe(503);
  const body = new URLSearchParams({ queries: '{"q0":{"query":"Norden"}}' });
  expect((await entry(request("/isle/reconcile", { method: "POST", body }), undefined)).status).toBe(200);
  for (const name of ["docs", "api", "ogc", "tiles", "reconcile", "health", "ready"])
    expect(() => namesFor([`/x/${name}`]), name).toThrow("is taken");
  await notYet.close();
});

test("a part of an address that is not UTF-8 is refused, and told how to write it", async () => {
  const app = createApp(compile(ISLAND));
  for (const path of [
    "/api/who?place=%FF&date=1900",
    "/api/list/places?format=%C3%28",
    `${AT}/items?holder=%E0%A4%A`,
    "/reconcile?queries=%FF",
    "/ogc?f=%",
  ]) {
    const response = await app.fetch(request(path));
    expect([response.status, ((await response.json()) as { help: string }).help], path).toEqual([400, expect.stringContaining("UTF-8")]);
  }
});

test("an atlas with nothing in it answers", async () => {
  const app = createApp(
    compile([file("atlas.yaml", "title: Nothing\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: nobody }")]),
  );
  for (const path of [
    "/ogc",
    "/ogc/collections",
    "/ogc/collections?f=html",
    "/ogc/on/1900-01-01/collections",
    "/reconcile",
    "/reconcile/suggest/entity?prefix=a",
  ])
    expect((await app.fetch(request(path))).status, path).toBe(200);
  expect((await app.fetch(request("/ogc/collections/nobody.title"))).status).toBe(404);
  expect((await createApp(compile([])).fetch(request("/ogc/collections"))).status).toBe(200);
});

test("where pages of other origins may not read, none of the answers lets them", async () => {
  const open = createApp(compile(ISLAND));
  const closed = createApp(compile(ISLAND), { cors: false });
  for (const path of ["/ogc", `${AT}/items`, "/ogc/nothing", "/tiles/seen%2Ffrom.north/title/all/0/0/0.mvt", "/reconcile", "/health"]) {
    const [a, b] = [await open.fetch(request(path)), await closed.fetch(request(path))];
    expect([a.status, b.status], path).toEqual([a.status, a.status]);
    expect(a.headers.get("access-control-allow-origin"), path).toBe("*");
    expect(b.headers.get("access-control-allow-origin"), path).toBeNull();
    expect(b.headers.get("x-content-type-options"), path).toBe("nosniff");
  }
});

test("a tag spares who has the answer already", async () => {
  const app = createApp(compile(ISLAND));
  for (const path of ["/ogc/collections", `${AT}/items`, "/tiles/seen%2Ffrom.north/title/all/0/0/0.mvt", "/reconcile"]) {
    const etag = (await app.fetch(request(path))).headers.get("etag") ?? "";
    const again = await app.fetch(request(path, { headers: { "if-none-match": etag } }));
    expect([again.status, await again.text()], path).toEqual([304, ""]);
  }
});

test("a box that is too large and a tile that is too deep are refused in words, and TileJSON says how deep they go", async () => {
  const app = createApp(compile(ISLAND), { limits: { bbox: 10, zoom: 3 } });
  const get = async (path: string): Promise<[number, Record<string, unknown>]> => {
    const response = await app.fetch(request(path));
    return [response.status, (await response.json()) as Record<string, unknown>];
  };
  expect(await get(`${AT}/items?bbox=0,0,5,2`)).toEqual([200, expect.anything()]);
  expect(await get(`${AT}/items?bbox=0,0,5,2.1`)).toEqual([
    400,
    expect.objectContaining({ detail: "bbox 0,0,5,2.1: it spans 11 square degrees, more than 10", help: "ask for a smaller box" }),
  ]);
  // over the antimeridian: 20 degrees wide, not 340
  expect((await get(`${AT}/items?bbox=170,0,-170,1`))[1]).toMatchObject({ detail: expect.stringContaining("spans 20 square degrees") });
  const tiles = `/tiles/${encodeURIComponent("seen/from.north")}/title/1900-01-01`;
  expect((await get(`${tiles}/tilejson.json`))[1]).toMatchObject({ maxzoom: 3, vector_layers: [{ maxzoom: 3 }, { maxzoom: 3 }] });
  expect((await app.fetch(request(`${tiles}/3/4/3.mvt`))).status).toBeLessThan(300);
  expect(await get(`${tiles}/4/8/7.mvt`)).toEqual([
    404,
    expect.objectContaining({ detail: "there are no tiles of zoom 4", help: expect.stringContaining("the deepest zoom is 3") }),
  ]);
});

test("beside several atlases stands the documentation, which the first page leads to", async () => {
  const ready = createApp(compile(ISLAND));
  const isle = { name: "isle", fetch: (r: Request, env?: object) => ready.fetch(r, env) };
  const page = new TextEncoder().encode("<h1>Documentation</h1>");
  const entry = entryTo(
    [isle],
    new Map([
      ["index.html", page],
      ["start/index.html", page],
    ]),
  );
  const get = async (path: string, init?: RequestInit): Promise<Response> => entry(request(path, init), undefined);
  expect(await (await get("/")).text()).toContain('href="/docs/"');
  expect((await get("/docs")).headers.get("location")).toBe("/docs/");
  for (const path of ["/docs/", "/docs/start/"]) {
    const answer = await get(path);
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/html; charset=utf-8",
      "<h1>Documentation</h1>",
    ]);
  }
  expect((await get("/docs/start")).status).toBe(308);
  expect((await get("/docs/nothing/")).status).toBe(404);
  expect((await get("/docs/%E0%A4%A")).status).toBe(400);
  expect((await get("/docs/", { method: "POST", body: "x" })).status).toBe(405);
  const without = entryTo([isle]);
  expect(await (await without(request("/"), undefined)).text()).not.toContain("/docs/");
  expect((await without(request("/docs/"), undefined)).status).toBe(404);
});
