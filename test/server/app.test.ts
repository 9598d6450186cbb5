import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { listed } from "../../src/cli/lists.ts";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth.ts";
import { type App, createApp } from "../../src/server/app.ts";

const root = fileURLToPath(new URL("../../atlases/vilnius", import.meta.url));
const filesOf = (folder: string, prefix = ""): { path: string; bytes: Uint8Array }[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory()
      ? filesOf(join(folder, name), `${prefix}${name}/`)
      : [{ path: prefix + name, bytes: readFileSync(join(folder, name)) }],
  );

let app: App;
let compiled: Compilation;
beforeAll(() => {
  const base = naturalEarth(
    JSON.parse(readFileSync(fileURLToPath(new URL("../../node_modules/world-atlas/countries-10m.json", import.meta.url)), "utf8")),
  );
  compiled = compile(filesOf(root), { base });
  app = createApp(compiled, { lists: listed, site: () => new Response("site") });
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
  expect(tag).toMatch(/^"[\w-]{27}"$/);
  const again = await get(path, { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("a cut answer says so, and headers keep data from running", async () => {
  const small = createApp(() => compiled, { lists: listed, limits: { spells: 1 } });
  const response = await small.fetch(new Request("http://localhost/api/history?place=vilnius"));
  expect(((await response.json()) as { truncated: { shown: number } }).truncated.shown).toBe(1);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await (await get("/anything")).text()).toBe("site");
});
