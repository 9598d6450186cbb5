/** The Reconciliation Service API 0.2; the schemas are those of its specification, as far as they rule anything out. */
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/front.ts";
import { htmlFaults } from "./ogc/asking.ts";
import { atlasIn, vilnius } from "./vilnius.ts";

const ROOT = "https://atlas.example";
let app: App;
beforeAll(() => {
  app = createApp(vilnius(), { limits: { batch: 5 } });
});

const get = async (path: string): Promise<Response> => app.fetch(new Request(`${ROOT}${path}`));
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const post = async (body: string, type = "application/x-www-form-urlencoded"): Promise<Response> =>
  app.fetch(new Request(`${ROOT}/reconcile`, { method: "POST", body, headers: { "content-type": type } }));
const form = (queries: unknown): string =>
  new URLSearchParams({ queries: typeof queries === "string" ? queries : JSON.stringify(queries) }).toString();

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: unknown }[];
}
const matched = async (query: object): Promise<readonly Candidate[]> => {
  const response = await post(form({ q0: query }));
  expect(response.status).toBe(200);
  return ((await response.json()) as { q0: { result: Candidate[] } }).q0.result;
};

const text = { type: "string" };
const typed = { type: "array", items: { type: "object", required: ["id"], properties: { id: text, name: text } } };
const listOf = (required: readonly string[], properties: object) => ({
  type: "object",
  required: ["result"],
  properties: { result: { type: "array", items: { type: "object", required, properties } } },
});
const pattern = (inside: string) => ({ type: "string", pattern: inside });
const SCHEMAS = {
  manifest: {
    type: "object",
    required: ["versions", "name", "identifierSpace", "schemaSpace"],
    properties: {
      versions: { type: "array", items: text, contains: { enum: ["0.2"] } },
      name: text,
      identifierSpace: text,
      schemaSpace: text,
      documentation: text,
      serviceVersion: text,
      view: { type: "object", required: ["url"], properties: { url: pattern("\\{\\{id\\}\\}") } },
      preview: {
        type: "object",
        required: ["url", "width", "height"],
        properties: { url: pattern("\\{\\{id\\}\\}"), width: { type: "integer" }, height: { type: "integer" } },
      },
      defaultTypes: { type: "array", uniqueItems: true, items: { type: "object", required: ["id", "name"] } },
      suggest: {
        type: "object",
        properties: Object.fromEntries(
          ["entity", "property", "type"].map((name) => [
            name,
            { type: "object", properties: { service_url: text, service_path: text, flyout_service_path: pattern("\\$\\{id\\}") } },
          ]),
        ),
      },
      batchSize: { type: "integer" },
    },
  },
  results: {
    type: "object",
    additionalProperties: listOf(["id", "name", "score"], {
      id: text,
      name: text,
      description: text,
      score: { type: "number" },
      match: { type: "boolean" },
      type: typed,
      features: { type: "array", items: { type: "object", properties: { id: text, value: { type: ["boolean", "number"] } } } },
    }),
  },
  entities: listOf(["id", "name"], { id: text, name: text, description: text, notable: typed }),
  suggested: listOf(["id", "name"], { id: text, name: text, description: text }),
} as const;
const ajv = new Ajv({ strict: false, allErrors: true });
const unfit = (schema: keyof typeof SCHEMAS, document: unknown): string =>
  ajv.validate(SCHEMAS[schema], document) ? "" : ajv.errorsText();

test("the manifest fits its schema and names addresses that answer", async () => {
  const manifest = await json<{
    view: { url: string };
    preview: { url: string };
    suggest: Record<string, { service_url: string; service_path: string; flyout_service_path?: string }>;
    defaultTypes: { id: string }[];
  }>("/reconcile");
  expect(unfit("manifest", manifest)).toBe("");
  expect(manifest.defaultTypes.map((t) => t.id)).toEqual(["places", "polities", "territories"]);
  const id = encodeURIComponent("polities/lithuania");
  for (const { service_url, service_path, flyout_service_path } of Object.values(manifest.suggest)) {
    expect((await get(`${service_url}${service_path}?prefix=l`.slice(ROOT.length))).status).toBe(200);
    if (flyout_service_path) expect((await get(flyout_service_path.replace(/\$\{id\}/, id))).status).toBe(200);
  }
  const preview = await get(manifest.preview.url.replace("{{id}}", id).slice(ROOT.length));
  expect(preview.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await preview.text();
  expect(htmlFaults(page)).toEqual([]);
  expect(page).toContain("Lithuania");
  const view = await get(manifest.view.url.replace("{{id}}", id).slice(ROOT.length));
  expect([view.status, view.headers.get("location")]).toEqual([303, `${ROOT}/polities/lithuania/`]);
});

describe("queries", () => {
  test("in a form and in the address give the same, under their keys, and fit the schema", async () => {
    const batch = { q0: { query: "Wilno" }, q1: { query: "Litwa", type: "polities", limit: 3 }, __proto__x: { query: "Kaunas" } };
    const posted = await (await post(form(batch))).json();
    expect(unfit("results", posted)).toBe("");
    expect(Object.keys(posted as object)).toEqual(Object.keys(batch));
    expect(await json(`/reconcile?${form(batch)}`)).toEqual(posted);
  });

  test("a name in any language, script and spelling finds its place or polity", async () => {
    for (const [query, type, id] of [
      ["Vilnius", "places", "places/vilnius"],
      ["WILNO", "places", "places/vilnius"],
      ["Вильна", "places", "places/vilnius"],
      ["ווילנע", "places", "places/vilnius"],
      ["Lietuva", "polities", "polities/lithuania"],
      ["Litwa", "polities", "polities/lithuania"],
    ] as const) {
      const [first] = await matched({ query, type });
      expect([first?.id, first?.match, first?.score], query).toEqual([id, true, 100]);
    }
    const [near] = await matched({ query: "Vilnus", type: "places" });
    expect([near?.id, near?.match]).toEqual(["places/vilnius", false]);
    expect(await matched({ query: "Timbuktu" })).toEqual([]);
  });

  test("results come best first, as many as the limit", async () => {
    const all = await matched({ query: "Vilnius", limit: 10 });
    expect(all.map((c) => c.score)).toEqual(all.map((c) => c.score).toSorted((a, b) => b - a));
    expect((await matched({ query: "Vilnius", limit: 2 })).map((c) => c.id)).toEqual(all.slice(0, 2).map((c) => c.id));
  });

  test("language: a name in another language is worth less, and no sure match", async () => {
    const says = (v: string) => matched({ query: "Wilno", type: "places", properties: [{ pid: "language", v }] });
    expect((await says("pl"))[0]).toMatchObject({ id: "places/vilnius", score: 100, match: true });
    expect((await says("lt"))[0]).toMatchObject({ id: "places/vilnius", score: 90, match: false });
  });

  test("date: a polity that was not on that day is worth less", async () => {
    const on = async (v: string) => (await matched({ query: "Central Lithuania", type: "polities", properties: [{ pid: "date", v }] }))[0];
    expect(await on("1921-06-01")).toMatchObject({ id: "polities/central-lithuania", match: true });
    expect(await on("1930")).toMatchObject({ id: "polities/central-lithuania", match: false });
    expect((await on("1930"))?.features).toContainEqual({ id: "date", value: false });
  });

  test("at: what lies near fits, what lies far does not; without a name the nearest come first", async () => {
    const at = (v: string) => matched({ query: "Vilnius", type: "places", properties: [{ pid: "at", v }] });
    expect((await at("54.69,25.28"))[0]).toMatchObject({ id: "places/vilnius", match: true });
    expect((await at("48.2,16.4"))[0]).toMatchObject({ id: "places/vilnius", match: false, score: 50 });
    expect((await matched({ properties: [{ pid: "at", v: "54.687,25.283" }], type: "places" })).map((c) => c.id)).toContain(
      "places/vilnius",
    );
  });

  test("types: any leaves others out, should puts them lower, all wants each", async () => {
    const ids = async (more: object) => (await matched({ query: "Lithuania", limit: 50, ...more })).map((c) => c.id);
    expect((await ids({ type: "polities" })).every((id) => id.startsWith("polities/"))).toBe(true);
    expect((await ids({ type: "polities", type_strict: "should" })).some((id) => id.startsWith("territories/"))).toBe(true);
    expect(await ids({ type: ["polities", "places"], type_strict: "all" })).toEqual([]);
    expect(await ids({ type: ["polities", "polities/state"], type_strict: "all" })).toContain("polities/lithuania");
  });

  test("another atlas, in other letters and before the year 1", async () => {
    const rome = createApp(atlasIn("test/atlases/rome/atlas"));
    const queries = { a: { query: "Attalids", properties: [{ pid: "date", v: "-0200" }] }, b: { query: "pergamon" } };
    const response = await rome.fetch(new Request(`${ROOT}/reconcile?${form(queries)}`));
    const { a, b } = (await response.json()) as Record<string, { result: Candidate[] }>;
    expect(a?.result[0]?.id).toBe("polities/attalids");
    expect(b?.result[0]?.id).toBe("places/pergamon");
  });
});

test("suggestions: the id itself, then whole names, then those that begin so; the cursor leads on", async () => {
  const entities = await json<{ result: { id: string; name: string }[] }>("/reconcile/suggest/entity?prefix=Vilnius");
  expect(unfit("entities", entities)).toBe("");
  expect(entities.result[0]?.id).toBe("places/vilnius");
  expect((await json<typeof entities>("/reconcile/suggest/entity?prefix=polities/lithuania")).result[0]?.id).toBe("polities/lithuania");
  const all = (await json<typeof entities>("/reconcile/suggest/entity?prefix=l")).result;
  expect((await json<typeof entities>("/reconcile/suggest/entity?prefix=l&cursor=2")).result.slice(0, 5)).toEqual(all.slice(2, 7));
  // the widget of OpenRefine sends more than the specification names
  expect((await get("/reconcile/suggest/entity?prefix=Vil&type=places&type_strict=any&limit=5&callback=x")).status).toBe(200);
  const types = await json("/reconcile/suggest/type?prefix=pol");
  expect(unfit("suggested", types)).toBe("");
  expect(types).toMatchObject({ result: expect.arrayContaining([{ id: "polities", name: "polity" }]) });
  expect(await json("/reconcile/suggest/property?prefix=la")).toMatchObject({ result: [{ id: "language" }] });
});

describe("what cannot be asked is answered with what to do", () => {
  test.each([
    [400, "not json"],
    [400, []],
    [400, { q0: "Wilno" }],
    [400, { q0: { query: 5 } }],
    [400, { q0: { query: "" } }],
    [400, { q0: {} }],
    [400, { q0: { query: "x", limit: 0 } }],
    [400, { q0: { query: "x", limit: "3" } }],
    [400, { q0: { query: "x", colour: "red" } }],
    [400, { q0: { query: "x", type: [5] } }],
    [400, { q0: { query: "x", type_strict: "perhaps" } }],
    [400, { q0: { query: "x", properties: [{ pid: "date" }] } }],
    [400, { q0: { query: "x", properties: [{ pid: "date", v: "1920-13" }] } }],
    [400, { q0: { query: "x", properties: [{ pid: "colour", v: "red" }] } }],
    [400, { q0: { query: "x".repeat(201) } }],
    [413, Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`q${i}`, { query: "x" }]))],
  ])("%i %j", async (status, queries) => {
    const response = await post(form(queries));
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(((await response.json()) as { help?: string }).help).toBeTruthy();
  });

  test("other bodies, other methods, other paths", async () => {
    expect((await post(JSON.stringify({ q0: { query: "x" } }), "application/json")).status).toBe(415);
    expect((await post(form({ q0: { query: "x".repeat(100_000) } }))).status).toBe(413);
    expect((await post("queries=%FF")).status).toBe(400);
    expect((await post("colour=red")).status).toBe(400);
    const put = await app.fetch(new Request(`${ROOT}/reconcile`, { method: "PUT", body: "x" }));
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    // a form is taken at this address alone
    const below = await app.fetch(new Request(`${ROOT}/reconcile/preview`, { method: "POST", body: "x" }));
    expect([below.status, below.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    for (const [path, allow] of [
      ["/reconcile", "GET, HEAD, POST, OPTIONS"],
      ["/api/who", "GET, HEAD, OPTIONS"],
    ]) {
      const preflight = await app.fetch(new Request(`${ROOT}${path}`, { method: "OPTIONS" }));
      expect([preflight.headers.get("allow"), preflight.headers.get("access-control-allow-methods")]).toEqual([allow, allow]);
    }
    expect((await app.fetch(new Request(`${ROOT}/ready`, { method: "DELETE" }))).status).toBe(405);
    for (const path of ["/reconcile/suggest", "/reconcile/x", "/reconcile/preview?id=polities/nobody", "/reconcile/view?id=__proto__"])
      expect((await get(path)).status, path).toBe(404);
    for (const path of ["/reconcile/preview", "/reconcile/suggest/entity", "/reconcile/suggest/entity?prefix=a&cursor=x", "/reconcile?x=1"])
      expect((await get(path)).status, path).toBe(400);
  });

  test("a body that says nothing of its length is counted as it comes", async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(10_000))),
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await app.fetch(new Request(`${ROOT}/reconcile`, { method: "POST", body, headers, duplex: "half" } as RequestInit));
    expect(response.status).toBe(413);
  });
});
