/** Records as JSON, RDF, Linked Places, QuickStatements and OpenStreetMap XML, read by n3, rapper, ajv, osmium and GDAL. */
import { writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Parser, Store } from "n3";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { Exporting } from "../../src/export/formats/export-format.ts";
import { landOf } from "../../src/export/formats/land-formats.ts";
import { LP_TSV_COLUMNS } from "../../src/export/records/linked-places.ts";
import { corpus, readCorpus } from "../corpora.ts";
import { has, onDate, opened, scratchPath, text, told, written } from "./foreign.ts";

const ATLASES = ["vilnius", "klaipeda"] as const;
const atlases = new Map<string, Exporting>();
beforeAll(async () => {
  for (const name of ATLASES) atlases.set(name, await opened(`atlases/${name}`));
});
const atlas = (name: string) => atlases.get(name) as Exporting;

const encoder = new TextEncoder();
/** An atlas of our own, in which texts and ids are hostile. */
const hostile = (): Exporting => {
  const files = {
    "atlas.yaml":
      'title: { en: "A <b>\\"quoted\\"</b> \\\\ atlas" }\nlicence: CC-BY-4.0\ndefault: { date: -0043-03-15, viewpoint: everyone }\n',
    "polities/p.yaml":
      'rome: { type: state, name: { en: "=HYPERLINK(1)", la: "Rōma\\n\\"x\\" \\\\" }, links: [https://www.wikidata.org/wiki/Q17167], basis: general-knowledge }\negypt: { type: state, name: { en: Egypt }, links: [https://www.wikidata.org/wiki/Q11768], basis: general-knowledge }\n',
    "territories/t.yaml":
      'nile: { type: region, name: { en: "Nile & <Delta>" }, extent: { polygon: [[[30, 30], [32, 30], [32, 32], [30, 32]]] }, links: https://www.wikidata.org/wiki/Q36929, basis: general-knowledge }\n',
    "places/pl.yaml":
      "alexandria: { type: town, name: { en: Alexandria }, at: { lat: 31.2, lon: 30.5 }, in: nile, basis: general-knowledge }\n",
    "sources/s.yaml": 's1: { type: book, title: { en: "A | tab\\there" }, url: "https://example.org/a?b=%22c%22" }\n',
    "events/e.yaml":
      "conquest: { type: capture, when: -0029-08-01, gist: { en: Taken }, cite: s1 p. 1, effects: [{ title: rome, over: nile, according_to: rome }, { claims: nile, by: egypt, according_to: egypt, when: -0043-03-15 }, { denies: rome, over: nile, by: egypt, according_to: egypt }] }\n",
    "viewpoints/v.yaml": "everyone: { name: { en: Everyone }, groups: [[rome, egypt], [consensus]] }\n",
  };
  const { atlas: made, resolver } = compile(Object.entries(files).map(([path, content]) => ({ path, bytes: encoder.encode(content) })));
  return { ...atlas("vilnius"), atlas: made, resolver, viewpoint: "everyone", baseUrl: undefined };
};

const quadsOf = (turtle: string) => new Parser({ format: "text/turtle" }).parse(turtle);
const DEJURE = "urn:dejure:vocabulary:";

describe("JSON", () => {
  test.each(ATLASES)("holds every record and every assertion of %s", async (name) => {
    const document = JSON.parse(text((await written("json", atlas(name))).bytes)) as {
      records: Record<string, Record<string, unknown>>;
      assertions: { id: string }[];
      land: { features: { properties: { area_km2: number } }[] };
    };
    const { collections, assertions } = atlas(name).atlas;
    for (const [collection, records] of Object.entries(collections))
      expect(Object.keys(document.records[collection] ?? {})).toEqual([...records.keys()]);
    expect(document.assertions.map((a) => a.id)).toEqual(assertions.map((a) => a.id));
    expect(document.land.features.length).toBe(collections.territories.size);
  });

  test("records without geometry files come back as the same assertions", async () => {
    const { atlas: before } = hostile();
    const document = JSON.parse(text((await written("json", hostile())).bytes)) as {
      head: object;
      records: Record<string, Record<string, unknown>>;
    };
    const files = [
      { path: "atlas.yaml", bytes: encoder.encode(JSON.stringify(document.head)) },
      ...Object.entries(document.records).map(([collection, records]) => ({
        path: `${collection}/all.yaml`,
        bytes: encoder.encode(JSON.stringify(records)),
      })),
    ];
    const { atlas: after, diagnostics } = compile(files.filter((f) => text(f.bytes) !== "{}"));
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
    const said = (of: typeof before) =>
      of.assertions.map((a) => [a.id, a.verb, a.belief, a.assertors.map((x) => [x.assertor, x.when?.admissible]), a.cite]);
    expect(said(after)).toEqual(said(before));
  });
});

describe("RDF", () => {
  test.each([...ATLASES, "hostile"])("n3 reads the Turtle of %s, and finds every record and assertion in it", async (name) => {
    const exporting = name === "hostile" ? hostile() : atlas(name);
    const store = new Store(quadsOf(text((await written("turtle", exporting)).bytes)));
    const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    expect(store.getSubjects(TYPE, `${DEJURE}Assertion`, null).length).toBe(exporting.atlas.assertions.length);
    const count = Object.values(exporting.atlas.collections).reduce((sum, records) => sum + records.size, 0);
    expect(store.getSubjects("http://purl.org/dc/terms/identifier", null, null).length).toBe(count);
    // nothing refers to what is not there
    for (const { object } of store.getQuads(null, `${DEJURE}holder`, null, null))
      expect(store.countQuads(object, null, null, null), object.value).toBeGreaterThan(0);
    for (const { object } of store.getQuads(null, "http://www.w3.org/ns/prov#wasDerivedFrom", null, null))
      expect(store.countQuads(object, TYPE, "http://wikiba.se/ontology#Reference", null), object.value).toBe(1);
  });

  test.each([...ATLASES, "hostile"])("JSON-LD of %s says the same", async (name) => {
    const exporting = name === "hostile" ? hostile() : atlas(name);
    const quads = quadsOf(text((await written("turtle", exporting)).bytes));
    const { "@context": context, "@graph": graph } = JSON.parse(text((await written("jsonld", exporting)).bytes)) as {
      "@context": Record<string, string>;
      "@graph": Record<string, unknown>[];
    };
    // the document uses no more of JSON-LD than this unfolds, and needs nothing from elsewhere
    const whole = (term: string): string => {
      const [prefix = "", rest = ""] = [term.slice(0, term.indexOf(":")), term.slice(term.indexOf(":") + 1)];
      return Object.hasOwn(context, prefix) ? `${context[prefix]}${rest}` : term;
    };
    const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
    const triples = graph.flatMap((node) =>
      Object.entries(node).flatMap(([key, values]) =>
        key === "@id"
          ? []
          : list(values).map((value) => {
              const said = value as string | { "@id"?: string; "@value"?: string; "@language"?: string; "@type"?: string };
              const predicate = key === "@type" ? whole("rdf:type") : whole(key);
              if (key === "@type") return [node["@id"], predicate, whole(said as string)].join(" ");
              if (typeof said === "string") return [node["@id"], predicate, `"${said}"`].join(" ");
              if (said["@id"] !== undefined) return [node["@id"], predicate, whole(said["@id"])].join(" ");
              return [
                node["@id"],
                predicate,
                `"${said["@value"]}"${said["@language"]?.toLowerCase() ?? ""}${said["@type"] === undefined ? "" : whole(said["@type"])}`,
              ].join(" ");
            }),
      ),
    );
    const STRING = "http://www.w3.org/2001/XMLSchema#string";
    const LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
    const theirs = quads.map(({ subject, predicate, object }) =>
      [
        subject.value,
        predicate.value,
        object.termType === "Literal"
          ? `"${object.value}"${object.language}${[STRING, LANG].includes(object.datatype.value) ? "" : object.datatype.value}`
          : object.value,
      ].join(" "),
    );
    expect([...new Set(triples)].sort()).toEqual([...new Set(theirs)].sort());
  });

  test.skipIf(!has("rapper")).each([...ATLASES, "hostile"])("rapper counts what n3 counts in %s", async (name) => {
    const turtle = text((await written("turtle", name === "hostile" ? hostile() : atlas(name))).bytes);
    const path = scratchPath(`${name}.ttl`);
    writeFileSync(path, turtle);
    const triples = told("rapper", "-q", "-i", "turtle", "-o", "ntriples", path, "http://example.org/");
    expect(triples.trim().split("\n").length).toBe(quadsOf(turtle).length);
  });
});

/** The same schema without `$id` of its parts: several have the same, which its own checker overlooks. */
const withoutIds = (part: unknown): unknown =>
  Array.isArray(part)
    ? part.map(withoutIds)
    : typeof part === "object" && part !== null
      ? Object.fromEntries(
          Object.entries(part).flatMap(([key, value]) => (key === "$id" && typeof value === "string" ? [] : [[key, withoutIds(value)]])),
        )
      : part;

describe("Linked Places", () => {
  const schema = readCorpus<object>("schemas/lpf_v1.2.2.json");
  const validate = new Ajv({ strict: false, allErrors: true }).compile(withoutIds(schema ?? {}) as object);
  test.skipIf(schema === undefined).each([...ATLASES, "hostile"])(
    "every feature of %s fits the schema, has a class, a name and a when, and no day that stands for none",
    async (name) => {
      const exporting = name === "hostile" ? hostile() : atlas(name);
      const document = text((await written("linked-places", exporting)).bytes);
      const { features } = JSON.parse(document) as { features: { properties: { fclasses: string[] }; names: object[]; when?: object }[] };
      for (const feature of features) {
        expect(validate(feature), JSON.stringify([feature, validate.errors]).slice(0, 900)).toBe(true);
        expect(feature.properties.fclasses.every((f) => /^[AHPRSTL]$/.test(f))).toBe(true);
        expect(feature.names.length).toBeGreaterThan(0);
        if (exporting.atlas.head.period) expect(feature.when).toBeDefined();
      }
      const { territories, places } = exporting.atlas.collections;
      expect(features.length).toBe(territories.size + places.size);
      expect(document).not.toMatch(/"(in|earliest|latest)":("-?9{4,}|null)|"start":\{\}/);
    },
  );

  test.each([...ATLASES, "hostile"])("LP-TSV of %s has its columns in every row, and no formula", async (name) => {
    const exporting = name === "hostile" ? hostile() : atlas(name);
    const [head = "", ...rows] = text((await written("lp-tsv", exporting)).bytes)
      .replace(/\n$/, "")
      .split("\n");
    expect(head.split("\t")).toEqual([...LP_TSV_COLUMNS]);
    for (const row of rows) {
      const cells = row.split("\t");
      expect(cells.length, row).toBe(LP_TSV_COLUMNS.length);
      const at = (column: (typeof LP_TSV_COLUMNS)[number]) => cells[LP_TSV_COLUMNS.indexOf(column)] ?? "";
      expect(at("title")).not.toBe("");
      expect(at("title_source")).not.toBe("");
      expect(at("start") || at("attestation_year"), row.slice(0, 200)).toMatch(/^-?\d{1,}(-\d\d-\d\d)?$/);
      expect(row).not.toMatch(/(^|\t)[=+@]/);
    }
  });
});

describe("QuickStatements", () => {
  test("say titles and claims with days, who disputes them, and where it is written; 44 BCE is the year -44 there", async () => {
    expect(
      text((await written("quickstatements", hostile())).bytes)
        .trimEnd()
        .split("\n"),
    ).toEqual([
      'Q36929\tP17\tQ17167\tP580\t-0030-08-01T00:00:00Z/11\tP1310\tQ11768\tS854\t"https://example.org/a?b=%22c%22"',
      'Q36929\tP1336\tQ11768\tP580\t-0044-03-15T00:00:00Z/11\tS854\t"https://example.org/a?b=%22c%22"',
    ]);
  });
});

test("a polity that is one item with its land does not claim itself", async () => {
  const files = {
    "atlas.yaml": "title: A\nlicence: CC0-1.0\ndefault: { date: 2000, viewpoint: v }\n",
    "polities/p.yaml": "p: { type: state, links: https://www.wikidata.org/wiki/Q23334, basis: general-knowledge }\n",
    "territories/t.yaml":
      "t: { type: region, extent: { polygon: [[[0, 0], [1, 0], [1, 1]]] }, links: https://www.wikidata.org/wiki/Q23334, basis: general-knowledge }\n",
    "statements/s.yaml": "s: { according_to: p, when: 1999, effects: [{ claims: t, by: p }], basis: general-knowledge }\n",
    "viewpoints/v.yaml": "v: { name: V, groups: [[p]] }\n",
  };
  const made = compile(Object.entries(files).map(([path, content]) => ({ path, bytes: encoder.encode(content) })));
  expect(text((await written("quickstatements", { ...atlas("vilnius"), ...made })).bytes)).toBe("");
});

describe("OpenHistoricalMap", () => {
  test("borders are ways that neighbours share; what is contested says by whom", async () => {
    const document = text((await written("ohm", onDate(atlas("vilnius"), "1925-01-01"))).bytes);
    expect(document).toContain('<tag k="boundary" v="disputed"/>');
    expect(document).toMatch(/<tag k="claimed_by" v="[^"]*Lithuania;Poland"\/>/);
    const members = [...document.matchAll(/<member type="way" ref="(-\d+)"/g)].map((m) => m[1]);
    const shared = members.length - new Set(members).size;
    expect(shared).toBeGreaterThan(20);
  });

  test("days before year 1 are ISO, and EDTF beside them", async () => {
    const document = text((await written("ohm", hostile())).bytes);
    expect(document).toContain('<tag k="start_date" v="-0043-03-15"/>');
    expect(document).toContain('<tag k="start_date:edtf" v="-0043-03-15"/>');
  });

  test.skipIf(!has("osmium")).each(ATLASES)("osmium reads %s and finds nothing missing", async (name) => {
    const path = scratchPath(`${name}.osm`);
    writeFileSync(path, (await written("ohm", atlas(name))).bytes);
    const land = landOf(atlas(name));
    const info = JSON.parse(told("osmium", "fileinfo", "-e", "-j", path)) as {
      data: { count: { relations: number; ways: number; nodes: number }; objects_ordered: boolean };
    };
    expect(info.data.count.relations).toBe(land.ok ? land.value.length : -1);
    expect(told("osmium", "check-refs", "-r", path)).toBe("");
  });

  test.skipIf(!has("osmium"))("osmium puts rings together again: as many areas as holdings", async () => {
    const exporting = onDate(atlas("vilnius"), "1925-01-01");
    const path = scratchPath("day.osm");
    writeFileSync(path, (await written("ohm", exporting)).bytes);
    told("osmium", "renumber", "--overwrite", "-o", scratchPath("day.pbf"), path);
    told("osmium", "sort", "--overwrite", "-o", scratchPath("sorted.pbf"), scratchPath("day.pbf"));
    const areas = told("osmium", "export", "-f", "geojsonseq", "--geometry-types=polygon", scratchPath("sorted.pbf"));
    const land = landOf(exporting);
    const relations = areas
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line.replace(/^\u001e/, "")) as { properties: Record<string, string> })
      .filter((f) => f.properties["dejure:answer"]);
    expect(relations.length).toBe(land.ok ? land.value.length : -1);
  });
});

describe("Overture", () => {
  const files = {
    "atlas.yaml": "title: Two\nlicence: CC0-1.0\ndefault: { date: 2000, viewpoint: north }\n",
    "polities/p.yaml":
      "north: { type: state, tags: [iso-a3-LTU], basis: general-knowledge }\nsouth: { type: state, tags: [iso-a2-PL], basis: general-knowledge }\nelsewhere: { type: state, basis: general-knowledge }\n",
    "territories/t.yaml":
      "a: { type: region, extent: { polygon: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }, basis: general-knowledge }\nb: { type: region, extent: { polygon: [[[1, 0], [2, 0], [2, 1], [1, 1]]] }, basis: general-knowledge }\nc: { type: region, extent: { polygon: [[[2, 0], [3, 0], [3, 1], [2, 1]]] }, basis: general-knowledge }\n",
    // a is north's and c south's for both; b is each one's own
    "statements/s.yaml":
      "n: { according_to: north, when: 1990, effects: [{ title: north, over: a }, { title: north, over: b }, { title: south, over: c }], basis: general-knowledge }\ns: { according_to: south, when: 1990, effects: [{ title: north, over: a }, { title: south, over: b }, { title: south, over: c }], basis: general-knowledge }\n",
    "viewpoints/v.yaml": "north: { name: N, groups: [[north]] }\nsouth: { name: S, groups: [[south]] }\n",
  };

  test("each border says in whose eyes it runs there, and fits the schema", async () => {
    const made = compile(Object.entries(files).map(([path, content]) => ({ path, bytes: encoder.encode(content) })));
    const exporting = onDate({ ...atlas("vilnius"), ...made, viewpoint: "north" }, "2000-01-01");
    const { features } = JSON.parse(text((await written("overture", exporting)).bytes)) as {
      features: { properties: Record<string, unknown>; geometry: { coordinates: number[][][] } }[];
    };
    const said = features
      .map((f) => [f.geometry.coordinates[0]?.[0]?.[0], f.properties["is_disputed"], f.properties["perspectives"]])
      .sort();
    expect(said).toEqual([
      [1, true, { mode: "accepted_by", countries: ["PL"] }],
      [2, true, { mode: "accepted_by", countries: ["LT"] }],
    ]);
    const schema = readCorpus<object>("schemas/overture/division_boundary.json");
    if (!schema) return;
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    for (const feature of features) expect(validate(feature), JSON.stringify(validate.errors)).toBe(true);
  });

  test("without codes a border is disputed or not, and nobody is named", async () => {
    const { features } = JSON.parse(text((await written("overture", onDate(atlas("vilnius"), "1925-01-01"))).bytes)) as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features.length).toBeGreaterThan(5);
    expect(features.some((f) => f.properties["is_disputed"] === true)).toBe(true);
    expect(features.some((f) => f.properties["is_disputed"] === false)).toBe(true);
    expect(features.every((f) => f.properties["perspectives"] === undefined)).toBe(true);
  });
});

// so that a machine without the corpora says what it left out
test.skipIf(corpus("schemas") === undefined)("the schemas are there", () => expect(corpus("schemas")).toBeDefined());
