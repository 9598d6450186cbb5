import { createConfig, lintFromString } from "@redocly/openapi-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/front.ts";
import { vilnius } from "./vilnius.ts";

let app: App;
let compiled: Compilation;
beforeAll(() => {
  compiled = vilnius();
  app = createApp(compiled, { site: () => new Response("site") });
});
const get = async (path: string, init?: RequestInit): Promise<Response> => app.fetch(new Request(`http://localhost${path}`, init));

describe("answers", () => {
  test("who, in the shape of the command", async () => {
    const response = await get("/api/who?place=vilnius&date=1921-06-01&as=lithuania");
    expect(response.status).toBe(200);
    const body = (await response.json()) as {
      viewpoint: string;
      control: { holders: { polity: string }[] };
      title: { holders: { polity: string }[] };
    };
    expect(body.viewpoint).toBe("lithuania");
    expect(body.control.holders[0]?.polity).toBe("central-lithuania");
    expect(body.title.holders[0]?.polity).toBe("lithuania");
  });
  test("who over an interval answers spells", async () => {
    const body = (await (await get("/api/who?place=Wilno&date=1920-10")).json()) as { spells: unknown[] };
    expect(body.spells.length).toBeGreaterThan(1);
  });
  test("history, map and diff", async () => {
    expect(((await (await get("/api/history?place=kaunas")).json()) as { spells: unknown[] }).spells.length).toBeGreaterThan(1);
    const map = await get("/api/map?date=1923-06-01&layer=control");
    expect(map.headers.get("content-type")).toBe("application/geo+json");
    expect(((await map.json()) as { features: unknown[] }).features.length).toBeGreaterThan(3);
    expect((await get("/api/map?date=1923-06-01&format=svg")).headers.get("content-type")).toBe("image/svg+xml");
    expect(
      ((await (await get("/api/diff?from=1930-01-01&as=lithuania&versus=poland")).json()) as { changes: unknown[] }).changes.length,
    ).toBeGreaterThan(0);
  });
});

describe("errors are problems with what to do", () => {
  test.each([
    ["/api/who?date=1920-10-09", "place is missing"],
    ["/api/who?place=vilnius&date=1920-13-45", "1920-13-45"],
    ["/api/who?place=vilnus&date=1920-10-09", "vilnus"],
    ["/api/who?place=vilnius&date=1920-10-09&colour=red", "no parameter colour"],
    ["/api/who?place=vilnius&place=kaunas&date=1920", "given twice"],
    ["/api/map?date=1920-10-09&layer=lasagne", "layer cannot be lasagne"],
    ["/api/diff?from=1920-10-09", "nothing to compare"],
    ["/api/who?place=__proto__&date=1920-10-09", "__proto__"],
  ])("%s", async (path, words) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const body = (await response.json()) as { detail: string; help: string };
    expect(body.detail).toContain(words);
    expect(body.help).toBeTruthy();
  });
  test("unknown questions, other methods, long addresses", async () => {
    expect((await get("/api/whom")).status).toBe(404);
    expect((await get("/api/who", { method: "POST", body: "x" })).status).toBe(405);
    expect((await get(`/api/who?place=${"x".repeat(3000)}`)).status).toBe(414);
  });
});

test("strong ETags, and 304 for what has not changed", async () => {
  const path = "/api/who?place=vilnius&date=1921-06-01";
  const tag = (await get(path)).headers.get("etag") ?? "";
  expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
  const again = await get(path, { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("a cut answer says so, and headers keep data from running", async () => {
  const small = createApp(() => compiled, { limits: { spells: 1 } });
  const response = await small.fetch(new Request("http://localhost/api/history?place=vilnius"));
  expect(((await response.json()) as { truncated: { shown: number } }).truncated.shown).toBe(1);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await (await get("/anything")).text()).toBe("site");
});

test("lists and records, in the shapes of the command", async () => {
  expect(((await (await get("/api/list/disputes?on=1925-01-01")).json()) as unknown[]).length).toBeGreaterThan(0);
  const csv = await get("/api/list/places?format=csv");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(await csv.text()).toMatch(/^id,name,lat,lon,type,names\r\n/);
  expect(await (await get("/api/show/moscow-1920%232/1")).json()).toMatchObject({ id: "moscow-1920#2/1", verb: "title" });
  expect(await (await get("/api/show/territories/lithuania-treaty-1920")).json()).toMatchObject({ collection: "territories" });
  for (const path of ["/api/list/dispute", "/api/show/moscow-1921", "/api/list/__proto__", "/api/show/%E0%A4%A"]) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    expect(((await response.json()) as { help?: string }).help, path).toBeTruthy();
  }
});

test("Accept chooses the format of a map, and format= overrules it", async () => {
  const type = async (query: string, accept: string): Promise<string | null> =>
    (await get(`/api/map?date=1923-06-01${query}`, { headers: { accept } })).headers.get("content-type");
  expect(await type("", "text/csv")).toBe("text/csv; charset=utf-8");
  expect(await type("", "text/html, image/svg+xml;q=0.9, */*;q=0.1")).toBe("image/svg+xml");
  expect(await type("", "text/html,*/*")).toBe("application/geo+json");
  expect(await type("&format=csv", "image/svg+xml")).toBe("text/csv; charset=utf-8");
  expect((await get("/api/map?date=1923-06-01")).headers.get("vary")).toBe("accept");
});

test("HEAD has the headers of GET and no body; a preflight is answered", async () => {
  const path = "/api/who?place=kaunas&date=1921-06-01";
  const [got, head] = [await get(path), await get(path, { method: "HEAD" })];
  expect(head.status).toBe(200);
  expect(head.headers.get("etag")).toBe(got.headers.get("etag"));
  expect(await head.text()).toBe("");
  const preflight = await get(path, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": "GET" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("GET");
  expect(got.headers.get("access-control-allow-origin")).toBe("*");
});

test("limits are settings", async () => {
  const small = createApp(compiled, { limits: { features: 2, changes: 2, address: 300 } });
  const ask = async (path: string): Promise<Response> => small.fetch(new Request(`http://localhost/api/${path}`));
  const map = await ask("map?date=1923-06-01&layer=control");
  expect(map.headers.get("dejure-truncated")).toMatch(/^2 of \d+$/);
  const body = (await map.json()) as { features: unknown[]; truncated: { limit: string } };
  expect(body.features).toHaveLength(2);
  expect(body.truncated.limit).toBe("features");
  expect((await ask("map?date=1915/1940")).status).toBe(400);
  expect((await ask(`who?place=${"x".repeat(300)}`)).status).toBe(414);
});

test("an atlas that takes another's place takes the place of its kept answers", async () => {
  let current: Compilation = compiled;
  const live = createApp(() => current);
  const ask = async (): Promise<Response> => live.fetch(new Request("http://localhost/api/who?place=vilnius&date=1921-06-01"));
  expect((await ask()).status).toBe(200);
  current = compile([]);
  expect((await ask()).status).toBe(400);
});

test("the OpenAPI document declares each question with its parameters and leads nowhere that is not there", async () => {
  const response = await get("/api/openapi.json");
  expect(response.headers.get("content-type")).toBe("application/vnd.oai.openapi+json;version=3.0");
  const text = await response.text();
  const { openapi, paths, components } = JSON.parse(text) as {
    openapi: string;
    paths: Record<string, { get: { parameters: { name: string; in: string }[] } }>;
    components: { schemas: Record<string, unknown> };
  };
  expect(openapi).toBe("3.0.3");
  expect(Object.keys(paths)).toEqual([
    ...["who", "history", "map", "diff", "list/{kind}", "show/{id}"].map((path) => `/api/${path}`),
    ...["{z}/{x}/{y}.mvt", "tilejson.json", "style.json"].map((file) => `/tiles/{viewpoint}/{layer}/{date}/${file}`),
    ...["", "/suggest/entity", "/suggest/type", "/suggest/property", "/flyout", "/preview", "/view"].map((path) => `/reconcile${path}`),
  ]);
  expect(paths["/api/who"]?.get.parameters.map((p) => p.name)).toEqual(["place", "date", "as", "known-on", "explain"]);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(components.schemas).toHaveProperty(name ?? "");
  expect(text).not.toContain('"null"');
  const config = await createConfig({ extends: ["minimal"] });
  const problems = await lintFromString({ source: text, absoluteRef: "/openapi.json", config });
  expect(problems.filter((p) => p.severity === "error").map((p) => `${p.ruleId}: ${p.message} ${p.location[0]?.pointer ?? ""}`)).toEqual(
    [],
  );
});
