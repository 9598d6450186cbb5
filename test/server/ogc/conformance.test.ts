/** Every abstract test of OGC 17-069r4, Annex A, for the classes that /ogc declares, under its identifier. */
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Compilation } from "../../../src/core/compile.ts";
import { createApp } from "../../../src/server/app.ts";
import { CONFORMS_TO } from "../../../src/server/ogc/conformance.ts";
import { RESOURCES } from "../../../src/server/ogc/resources.ts";
import { vilnius } from "../vilnius.ts";
import { type AbstractTest, ANNEX_A } from "./annex-a.ts";
import { type Asker, asker, type Feature, type Features, holds, htmlFaults, type Link, type Linked, ROOT } from "./asking.ts";
import { unfit } from "./schemas.ts";

const CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const ALL_TIME = "lithuania.title";
const ON_A_DAY = "lithuania.title.1920-10-14";

interface Collection extends Linked {
  readonly id: string;
  readonly crs: readonly string[];
  readonly extent: {
    readonly spatial: { readonly bbox: readonly (readonly number[])[] };
    readonly temporal: { readonly interval: readonly (readonly (string | null)[])[] };
  };
}
interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly style?: string;
    readonly explode?: boolean;
    readonly schema: Record<string, unknown>;
  }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface Definition {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly security: readonly unknown[];
  readonly components: { readonly securitySchemes?: unknown };
}

let compiled: Compilation;
let ask: Asker;
let collections: readonly Collection[];
let definition: Definition;
beforeAll(async () => {
  compiled = vilnius();
  ask = asker(createApp(compiled));
  collections = (await ask.json<{ collections: Collection[] }>("/collections")).collections;
  definition = await ask.json<Definition>("/api");
});

const tried = new Set<string>();
const conf = (id: AbstractTest, run: () => void | Promise<void>): void => {
  tried.add(id);
  test(id, run);
};
afterAll(() => expect([...tried].sort()).toEqual(Object.keys(ANNEX_A).sort()));

const rel = ({ links }: Linked, name: string): Link[] => links.filter((one) => one.rel === name);
const parameter = (name: string) => definition.paths["/collections/{collectionId}/items"]?.get.parameters.find((p) => p.name === name);

/** Links to itself and to the other format, all with relation and type. */
function linkedToSelf(document: Linked): void {
  expect(rel(document, "self").map((l) => l.type)).toHaveLength(1);
  expect(rel(document, "alternate").map((l) => l.type)).toEqual(["text/html"]);
  for (const { type, rel: name } of document.links) expect([type, name]).toEqual([expect.any(String), expect.any(String)]);
}

conf("/conf/core/http", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "POST"]) {
    const response = await createApp(compiled).fetch(new Request(`${ROOT}/collections`, { method }));
    expect([response.status, response.headers.get("allow")], method).toEqual([405, "GET, HEAD, OPTIONS"]);
  }
  const head = await createApp(compiled).fetch(new Request(`${ROOT}/collections`, { method: "HEAD" }));
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

conf("/conf/core/crs84", async () => {
  for (const { geometry } of (await ask.features(ON_A_DAY)).features)
    for (const [lon, lat] of geometry.coordinates.flat(2)) {
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    }
  // the town of Vilnius lies at 25.28 east, 54.69 north: swapped, no feature would hold it
  expect((await ask.features(ON_A_DAY)).features.filter((f) => holds(f, [25.28, 54.69]))).toHaveLength(1);
});

conf("/conf/core/root-op", async () => {
  for (const path of ["", "/"]) expect((await ask.get(path)).status, path).toBe(200);
});

conf("/conf/core/root-success", async () => {
  const page = await ask.json<Linked>("/");
  expect(unfit("landingPage", page)).toBe("");
  for (const name of ["service-desc", "service-doc", "conformance", "data"]) expect(rel(page, name).length, name).toBeGreaterThan(0);
  for (const { href } of page.links) expect((await ask.get(href)).status, href).toBe(200);
});

conf("/conf/core/api-definition-op", async () => {
  const page = await ask.json<Linked>("/");
  const found = [...rel(page, "service-desc"), ...rel(page, "service-doc")];
  for (const { href, type } of found) {
    const response = await ask.get(href, type);
    expect([response.status, response.headers.get("content-type")?.split("; ")[0]]).toEqual([200, type]);
  }
});

/** What a linter of OpenAPI finds wrong. */
const lint = async (): Promise<string[]> => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: JSON.stringify(definition), absoluteRef: "/openapi.json", config });
  return problems.map((p) => `${p.ruleId}: ${p.message} ${p.location[0]?.pointer ?? ""}`);
};

conf("/conf/core/api-definition-success", async () => {
  // the licence of an atlas is a name: it need have no address
  expect((await lint()).filter((one) => !/^info-license/.test(one))).toEqual([]);
});

conf("/conf/core/conformance-op", async () => {
  const page = await ask.json<Linked>("/");
  for (const address of ["/conformance", ...rel(page, "conformance").map((l) => l.href)]) expect((await ask.get(address)).status).toBe(200);
});

conf("/conf/core/conformance-success", async () => {
  const document = await ask.json<{ conformsTo: string[] }>("/conformance");
  expect(unfit("confClasses", document)).toBe("");
  expect(document.conformsTo).toEqual(CONFORMS_TO);
  const classes = new Set(
    Object.keys(ANNEX_A).map((id) => `http://www.opengis.net/spec/ogcapi-features-1/1.0${id.slice(0, id.lastIndexOf("/"))}`),
  );
  expect(document.conformsTo.filter((one) => one.includes("ogcapi-features-1")).sort()).toEqual([...classes].sort());
});

conf("/conf/core/fc-md-op", async () => {
  expect((await ask.get("/collections")).status).toBe(200);
});

conf("/conf/core/fc-md-success", async () => {
  expect(unfit("collections", await ask.json("/collections"))).toBe("");
  for (const { crs } of collections) expect(crs[0]).toBe(CRS84);
});

conf("/conf/core/fc-md-links", async () => linkedToSelf(await ask.json<Linked>("/collections")));

conf("/conf/core/fc-md-items", () => {
  const viewpoints = [...compiled.atlas.collections.viewpoints.keys()];
  const layers = ["title", "control", "claims", "divergence", "dispute"];
  const ids = collections.map((c) => c.id);
  expect(ids).toEqual(expect.arrayContaining(viewpoints.flatMap((viewpoint) => layers.map((layer) => `${viewpoint}.${layer}`))));
  expect(ids).toEqual(expect.arrayContaining(layers.map((layer) => `everyone.${layer}.1921-06-01`)));
  expect(new Set(ids).size).toBe(ids.length);
});

conf("/conf/core/fc-md-items-links", () => {
  for (const collection of collections) {
    expect(rel(collection, "items").map((l) => l.type)).toEqual(["application/geo+json", "text/html"]);
    for (const { type, rel: name } of collection.links) expect(type && name).toBeTruthy();
  }
});

conf("/conf/core/fc-md-extent", async () => {
  for (const { id, extent } of collections) {
    const [west, south, east, north] = extent.spatial.bbox[0] as [number, number, number, number];
    // features begin before all records and end after them, so an interval with an end would leave some out
    expect(extent.temporal.interval, id).toEqual([[null, null]]);
    if (![ALL_TIME, "everyone.dispute.1921-06-01"].includes(id)) continue;
    for (const { bbox } of await ask.all(id, "limit=1000")) {
      expect(bbox[0]).toBeGreaterThanOrEqual(west);
      expect(bbox[1]).toBeGreaterThanOrEqual(south);
      expect(bbox[2]).toBeLessThanOrEqual(east);
      expect(bbox[3]).toBeLessThanOrEqual(north);
    }
  }
});

conf("/conf/core/sfc-md-op", async () => {
  for (const { id } of collections) expect((await ask.get(`/collections/${encodeURIComponent(id)}`)).status, id).toBe(200);
});

conf("/conf/core/sfc-md-success", async () => {
  for (const listed of collections) {
    const alone = await ask.json<Collection>(`/collections/${encodeURIComponent(listed.id)}`);
    expect(alone).toEqual(listed);
    expect(unfit("collection", alone)).toBe("");
  }
});

conf("/conf/core/fc-op", async () => {
  // all of one viewpoint: each viewpoint's are made by the same code, and each takes its time to be worked out
  for (const { id } of collections.filter((c) => /^(?:lithuania|everyone)\./.test(c.id))) {
    const response = await ask.get(`/collections/${encodeURIComponent(id)}/items?limit=2`);
    expect(response.status, id).toBe(200);
    expect(unfit("featureCollection", await response.json()), id).toBe("");
  }
  const [box, time] = ["bbox=21,55,22,56", "datetime=1921-06-01"];
  const ids = async (query: string) => (await ask.all(ALL_TIME, query)).map((f) => f.id);
  const [inBox, inTime, both] = [await ids(box), await ids(time), await ids(`${box}&${time}`)];
  expect(both.length).toBeGreaterThan(0);
  expect(both.length).toBeLessThan(Math.min(inBox.length, inTime.length));
  expect(both).toEqual(inBox.filter((id) => inTime.includes(id)));
});

conf("/conf/core/fc-bbox-definition", () => {
  expect(parameter("bbox")).toMatchObject({
    in: "query",
    required: false,
    style: "form",
    explode: false,
    schema: {
      type: "array",
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: "number" },
    },
  });
});

conf("/conf/core/fc-bbox-response", async () => {
  const whole = await ask.all(ON_A_DAY);
  // small boxes inside of one feature each: only what holds them meets them
  for (const [lon, lat] of [
    [25.28, 54.69],
    [21.2, 55.75],
    [23.9, 54.9],
    [19, 52],
  ] as const) {
    const d = 1e-4;
    const found = await ask.features(ON_A_DAY, `bbox=${lon - d},${lat - d},${lon + d},${lat + d}`);
    const expected = whole.filter((f) => holds(f, [lon, lat])).map((f) => f.id);
    expect(
      found.features.map((f) => f.id),
      `${lon} ${lat}`,
    ).toEqual(expected);
    const six = await ask.features(ON_A_DAY, `bbox=${lon - d},${lat - d},-100,${lon + d},${lat + d},9000`);
    expect(six.features).toEqual(found.features);
  }
  // a box in the box of a feature, and not in the feature
  const far = whole.find((f) => f.properties["holder"] === "lithuania" && !holds(f, [f.bbox[0] + 0.001, f.bbox[1] + 0.001])) as Feature;
  const corner = `bbox=${far.bbox[0]},${far.bbox[1]},${far.bbox[0] + 0.001},${far.bbox[1] + 0.001}`;
  expect((await ask.features(ON_A_DAY, corner)).features.map((f) => f.id)).not.toContain(far.id);
  // nothing lies in the Pacific, and a box across the antimeridian reaches round the Earth
  expect((await ask.features(ON_A_DAY, "bbox=170,-10,-170,10")).numberMatched).toBe(0);
  expect((await ask.features(ON_A_DAY, "bbox=20,50,-170,60")).numberMatched).toBeGreaterThan(0);
});

conf("/conf/core/fc-limit-definition", () => {
  expect(parameter("limit")).toMatchObject({ in: "query", required: false, style: "form", explode: false, schema: { type: "integer" } });
});

conf("/conf/core/fc-limit-response", async () => {
  for (const limit of [1, 2, 7]) expect((await ask.features(ALL_TIME, `limit=${limit}`)).features).toHaveLength(limit);
  const maximum = Number(parameter("limit")?.schema["maximum"]);
  expect((await ask.features(ALL_TIME, `limit=${maximum + 1}`)).features.length).toBeLessThanOrEqual(maximum);
  expect((await ask.features(ALL_TIME, `limit=${"9".repeat(400)}`)).features.length).toBeLessThanOrEqual(maximum);
  const small = asker(createApp(compiled, { limits: { page: 3 } }));
  const page = await small.features(ALL_TIME, "limit=1000");
  expect(page.numberReturned).toBe(3);
  expect(rel(page, "next")).toHaveLength(1);
});

conf("/conf/core/fc-time-definition", () => {
  expect(parameter("datetime")).toMatchObject({ in: "query", required: false, style: "form", explode: false, schema: { type: "string" } });
});

conf("/conf/core/fc-time-response", async () => {
  const whole = await ask.all(ALL_TIME, "limit=1000");
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 864e5;
  const expected = (first: number, last: number): string[] =>
    whole
      .filter(({ properties: { start_day, end_day } }) => Number(start_day ?? -1e9) <= last && Number(end_day ?? 1e9) > first)
      .map((f) => f.id);
  for (const [datetime, first, last] of [
    ["1920-07-12", day("1920-07-12"), day("1920-07-12")],
    ["1920-07-12T23:59:59Z", day("1920-07-12"), day("1920-07-12")],
    ["1920-07-12T23:30:00-05:00", day("1920-07-13"), day("1920-07-13")],
    ["1920-07-12/1923-03-15", day("1920-07-12"), day("1923-03-15")],
    ["../1918-02-16", -Infinity, day("1918-02-16")],
    ["/1918-02-16", -Infinity, day("1918-02-16")],
    ["1939-10-10/..", day("1939-10-10"), Infinity],
    ["1939-10-10/", day("1939-10-10"), Infinity],
  ] as const) {
    const found = await ask.all(ALL_TIME, `limit=1000&datetime=${encodeURIComponent(datetime)}`);
    expect(
      found.map((f) => f.id),
      datetime,
    ).toEqual(expected(first, last));
    expect(found.length, datetime).toBeLessThan(whole.length);
  }
  // an end is the first day on which it was no longer so
  const ended = whole.find((f) => f.properties["end_date"] !== null && f.properties["start_date"] !== null) as Feature;
  const on = async (date: unknown) => (await ask.all(ALL_TIME, `datetime=${date}`)).map((f) => f.id);
  expect(await on(ended.properties["start_date"])).toContain(ended.id);
  expect(await on(ended.properties["end_date"])).not.toContain(ended.id);
});

conf("/conf/core/query-param-invalid", async () => {
  for (const query of [
    "limit=0",
    "limit=-1",
    "limit=ten",
    "limit=1.5",
    "offset=-1",
    "bbox=1,2,3",
    "bbox=1,2,3,4,5",
    "bbox=a,b,c,d",
    "bbox=20,60,30,50",
    "bbox=54,200,55,201",
    "datetime=yesterday",
    "datetime=1920-02-30",
    "datetime=1920-07",
    "datetime=../..",
    "datetime=1923-01-01/1920-01-01",
    "datetime=1920-01-01T25:00:00Z",
    "at=1920-99",
    "f=xml",
    "crs=EPSG:4326",
    "answer=perhaps",
    "limit=1&limit=2",
    "datetime=1920-01-01&at=1920",
    "holder=%FF",
  ]) {
    const response = await ask.get(`/collections/${ALL_TIME}/items?${query}`);
    expect([response.status, response.headers.get("content-type")], query).toEqual([400, "application/problem+json"]);
    expect(((await response.json()) as { help?: string }).help, query).toBeTruthy();
  }
});

conf("/conf/core/query-param-unknown", async () => {
  const paths = [
    "",
    "/conformance",
    "/api",
    "/collections",
    `/collections/${ALL_TIME}`,
    `/collections/${ALL_TIME}/schema`,
    `/collections/${ALL_TIME}/items`,
  ];
  for (const path of paths) expect((await ask.get(`${path}?colour=red`)).status, path).toBe(400);
});

conf("/conf/core/fc-response", async () => {
  const page = await ask.features(ALL_TIME, "holder=lithuania&answer=held&limit=50");
  expect(page.type).toBe("FeatureCollection");
  expect(page.features.length).toBeGreaterThan(0);
  expect(unfit("featureCollection", page)).toBe("");
  for (const { properties } of page.features) expect([properties["holder"], properties["answer"]]).toEqual(["lithuania", "held"]);
  const others = (await ask.all(ALL_TIME, "limit=1000")).filter(
    ({ properties: p }) => p["holder"] === "lithuania" && p["answer"] === "held",
  );
  expect(page.numberMatched).toBe(others.length);
});

conf("/conf/core/fc-links", async () => {
  const first = await ask.features(ALL_TIME, "limit=2");
  linkedToSelf(first);
  expect(rel(first, "prev")).toEqual([]);
  const second = await ask.json<Features>(rel(first, "next")[0]?.href ?? "");
  linkedToSelf(second);
  expect((await ask.json<Features>(rel(second, "prev")[0]?.href ?? "")).features).toEqual(first.features);
  expect(second.features[0]?.id).not.toBe(first.features[0]?.id);
});

conf("/conf/core/fc-timeStamp", async () => {
  // an answer is the same as long as the atlas is, and has a strong tag: a time stamp would make each another
  expect(await ask.features(ALL_TIME, "limit=1")).not.toHaveProperty("timeStamp");
});

conf("/conf/core/fc-numberMatched", async () => {
  for (const query of ["limit=3", "limit=3&datetime=1921-06-01", "limit=3&bbox=21,55,22,56", "limit=3&holder=poland"])
    expect((await ask.features(ALL_TIME, query)).numberMatched, query).toBe((await ask.all(ALL_TIME, query)).length);
});

conf("/conf/core/fc-numberReturned", async () => {
  for (const query of ["limit=3", "limit=1000", "offset=100000", "limit=3&holder=nobody-at-all"]) {
    const page = await ask.features(ALL_TIME, query);
    expect(page.numberReturned, query).toBe(page.features.length);
  }
});

conf("/conf/core/f-op", async () => {
  for (const collection of [ALL_TIME, ON_A_DAY])
    for (const feature of (await ask.features(collection, "limit=25")).features) {
      const { links: _, ...alone } = await ask.json<Feature>(`/collections/${collection}/items/${feature.id}`);
      expect(alone).toEqual(feature);
    }
  for (const id of ["lithuania.title.0", "lithuania.title.999999", "lithuania.title", "lithuania.title.01", "poland.title.1", "x"])
    expect((await ask.get(`/collections/${ALL_TIME}/items/${id}`)).status, id).toBe(404);
});

conf("/conf/core/f-success", async () => {
  expect(unfit("feature", await ask.json(`/collections/${ALL_TIME}/items/${ALL_TIME}.1`))).toBe("");
});

conf("/conf/core/f-links", async () => {
  const feature = await ask.json<Feature>(`/collections/${ALL_TIME}/items/${ALL_TIME}.1`);
  linkedToSelf(feature);
  expect(rel(feature, "collection").map((l) => l.href)).toContain(`${ROOT}/collections/${ALL_TIME}?f=json`);
});

/** Each resource of the table, with what may stand at its names. */
const addresses = (): { readonly address: string; readonly type: string; readonly binary: boolean; readonly path: string }[] =>
  RESOURCES.map(({ path, type, binary }) => ({
    address: path
      .replace("{collectionId}", ON_A_DAY)
      .replace("{featureId}", `${ON_A_DAY}.1`)
      .replace("{tileMatrix}/{tileRow}/{tileCol}", "5/10/18"),
    path,
    type,
    binary: binary === true,
  }));

conf("/conf/geojson/definition", async () => {
  for (const { address, path, type } of addresses().filter((a) => !a.binary)) {
    const accept = /items/.test(path) ? "application/geo+json" : "application/json";
    const response = await ask.get(address, accept);
    expect([response.status, response.headers.get("content-type")], path).toEqual([200, type]);
    if (!/api|schema/.test(path)) expect(type, path).toBe(accept);
  }
});

conf("/conf/geojson/content", async () => {
  const page = await ask.features(ON_A_DAY);
  for (const feature of page.features) {
    const alone = await ask.json<Feature>(`/collections/${ON_A_DAY}/items/${encodeURIComponent(feature.id)}`);
    expect(alone.id).toBe(feature.id);
    for (const ring of alone.geometry.coordinates.flat()) expect(ring[0]).toEqual(ring.at(-1));
  }
});

conf("/conf/html/definition", async () => {
  for (const { address, path } of addresses().filter((a) => !a.binary))
    for (const [asked, accept] of [
      [address, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"],
      [`${address}?f=html`, "application/json"],
    ] as const) {
      const response = await ask.get(asked, accept);
      expect([response.status, response.headers.get("content-type")], `${path} ${accept}`).toEqual([200, "text/html; charset=utf-8"]);
    }
});

conf("/conf/html/content", async () => {
  for (const { address, path } of addresses().filter((a) => !a.binary))
    expect(htmlFaults(await (await ask.get(`${address}?f=html`)).text()), path).toEqual([]);
  const text = await (await ask.get(`/collections/${ON_A_DAY}/items?f=html`)).text();
  for (const { id } of (await ask.features(ON_A_DAY)).features) expect(text).toContain(`>${id}</a>`);
  expect(await (await ask.get(`/collections/${ON_A_DAY}?f=html`)).text()).toContain("<figure><svg");
  const landing = await (await ask.get("/?f=html")).text();
  for (const path of ["/api", "/conformance", "/collections"]) expect(landing).toContain(`href="${ROOT}${path}?f=html"`);
});

conf("/conf/oas30/completeness", async () => {
  expect(Object.keys(definition.paths)).toEqual(RESOURCES.map((r) => r.path));
  for (const { address, path } of addresses()) {
    const responses: Operation["responses"] = definition.paths[path]?.get.responses ?? {};
    for (const query of ["", "?colour=red"]) {
      const response = await ask.get(`${address}${query}`);
      expect(Object.keys(responses), `${path}${query}`).toContain(String(response.status));
      if (response.status === 200)
        expect(Object.keys(responses["200"]?.content ?? {}), path).toContain(response.headers.get("content-type"));
    }
  }
});

conf("/conf/oas30/exceptions-codes", () => {
  for (const [path, { get }] of Object.entries(definition.paths)) {
    const expected = ["304", "400", ...(path.includes("{") ? ["404"] : []), "405", "413", "414", "421", "500", "503"];
    expect(Object.keys(get.responses), path).toEqual(expect.arrayContaining(expected));
  }
});

conf("/conf/oas30/oas-definition-1", async () => {
  const page = await ask.json<Linked>("/");
  const [json, html] = [rel(page, "service-desc")[0], rel(page, "service-doc")[0]];
  expect((await ask.get(json?.href ?? "")).headers.get("content-type")).toBe("application/vnd.oai.openapi+json;version=3.0");
  expect((await ask.get(html?.href ?? "")).headers.get("content-type")).toContain("text/html");
});

conf("/conf/oas30/oas-definition-2", async () => {
  expect(definition.openapi).toBe("3.0.3");
  expect((await lint()).filter((one) => one.startsWith("struct"))).toEqual([]);
});

conf("/conf/oas30/oas-impl", async () => {
  for (const { address, path } of addresses()) {
    const { parameters = [] } = definition.paths[path]?.get ?? {};
    const query = new URLSearchParams();
    for (const { name, in: where, schema } of parameters)
      if (where === "query") {
        const [word] = (schema["enum"] as string[] | undefined) ?? [];
        query.set(
          name,
          name === "bbox" ? "20,53,27,57" : name === "datetime" ? "1920-10-14" : (word ?? (schema["type"] === "integer" ? "1" : "x")),
        );
      }
    query.delete("at");
    const response = await ask.get(`${address}?${query}`);
    expect([200, 204], `${path} ${query}`).toContain(response.status);
  }
});

conf("/conf/oas30/security", () => {
  expect(definition.security).toEqual([]);
  expect(definition.components.securitySchemes).toBeUndefined();
});

test("a day has a root of its own, whose links stay below it and whose collections are those of the day", async () => {
  const root = `${ROOT}/on/1920-10-14`;
  const page = await ask.json<Linked>(`${root}/`);
  for (const { href } of page.links) expect(href.startsWith(`${root}/`), href).toBe(true);
  const listed = await ask.json<{ collections: Collection[] }>(rel(page, "data")[0]?.href ?? "");
  expect(unfit("collections", listed)).toBe("");
  const viewpoints = [...compiled.atlas.collections.viewpoints.keys()];
  expect(listed.collections.map((c) => c.id)).toEqual(
    viewpoints.flatMap((v) => ["title", "control", "claims", "divergence", "dispute"].map((layer) => `${v}.${layer}.1920-10-14`)),
  );
  const items = rel(listed.collections.find((c) => c.id === ON_A_DAY) as Collection, "items")[0]?.href ?? "";
  expect((await ask.json<Features>(items)).features).toEqual((await ask.features(ON_A_DAY)).features);
  for (const path of ["/on", "/on/", "/on/1920", "/on/14-10-1920", "/on/1920-10-14x/collections", "/only"])
    expect((await ask.get(path)).status, path).toBe(404);
});
