import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { type Imported, type ImportFault, readmeFile } from "../../../src/import/imported.ts";
import { importOsm } from "../../../src/import/osm.ts";
import { parseDay } from "../day.ts";
import { sound, sourceFiles } from "../source-files.ts";

type Tags = Readonly<Record<string, string>>;
const xml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const tagged = (tags: Tags): string =>
  Object.entries(tags)
    .map(([k, v]) => `<tag k="${xml(k)}" v="${xml(v)}"/>`)
    .join("");
const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" copyright="OpenHistoricalMap" license="https://creativecommons.org/publicdomain/zero/1.0/">';

/** Squares of one degree, each two ways: the western half and the eastern half. */
class Map_ {
  readonly nodes: string[] = [];
  readonly ways: string[] = [];
  readonly relations: string[] = [];
  #id = 0;

  /** ids of the two ways of a square with its lower left corner at x, y */
  square(x: number, y: number, size = 1): readonly [number, number] {
    const n = this.#id + 10;
    this.#id = n;
    const corners = [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ];
    corners.forEach(([lon, lat], i) => this.nodes.push(`<node id="${n + i}" lat="${lat}" lon="${lon}"/>`));
    const way = (id: number, ...refs: number[]) => this.ways.push(`<way id="${id}">${refs.map((r) => `<nd ref="${r}"/>`).join("")}</way>`);
    way(n + 4, n, n + 1, n + 2);
    way(n + 5, n, n + 3, n + 2);
    return [n + 4, n + 5];
  }
  relation(id: number, tags: Tags, ways: readonly (readonly [number, string])[]): this {
    const members = ways.map(([ref, role]) => `<member type="way" ref="${ref}" role="${role}"/>`).join("");
    this.relations.push(`<relation id="${id}" version="1">${members}${tagged({ type: "boundary", ...tags })}</relation>`);
    return this;
  }
  land(id: number, tags: Tags, x: number, y = 0, size = 1): this {
    const [a, b] = this.square(x, y, size);
    return this.relation(id, tags, [
      [a, "outer"],
      [b, "outer"],
    ]);
  }
  text = (): string => `${head}\n${[...this.nodes, ...this.ways, ...this.relations].join("\n")}\n</osm>\n`;
}

const state = (name: string, tags: Tags = {}): Tags => ({ boundary: "administrative", admin_level: "2", name, ...tags });
const read = (...texts: readonly string[]): Imported | ImportFault =>
  importOsm(texts.map((text, i) => ({ name: `map${i || ""}.osm`, text })));
const imported = (...texts: readonly string[]): Imported => sound(read(...texts));
function asked(data: Imported) {
  const { resolver, diagnostics } = compile(sourceFiles(data));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return (lon: number, day: string, layer: "title" | "control" = "title", viewpoint = "openhistoricalmap", lat = 0.5) => {
    const answer = resolver.who({ at: [lon, lat] }, parseDay(day), { viewpoint })[layer];
    const names = answer.holders.map(({ polity }) => polity).sort();
    return answer.answer === "uncertain"
      ? `uncertain ${(answer.alternatives ?? [])
          .map((one) => one.holders[0]?.polity ?? one.answer)
          .sort()
          .join(" ")}`
      : [answer.answer, ...names].join(" ");
  };
}

test("a state's outline is its title and its control, from its start until the day of its end", () => {
  const who = asked(imported(new Map_().land(1, state("Aland", { start_date: "1900-05-10", end_date: "1910-06-01" }), 0).text()));
  expect(who(0.5, "1900-05-09")).toBe("unknown");
  expect(who(0.5, "1900-05-10")).toBe("held aland");
  expect(who(0.5, "1910-05-31", "control")).toBe("held aland");
  expect(who(0.5, "1910-06-01")).toBe("unknown");
});

test("a year is some day of it, and EDTF goes before the plain tag", () => {
  const tags = { start_date: "1900", "end_date:edtf": "[1910-01-01..1910-01-31]", end_date: "1910-06-01" };
  const data = imported(new Map_().land(1, state("Aland", tags), 0).text());
  const who = asked(data);
  expect(who(0.5, "1900-07-01")).toBe("uncertain aland unknown");
  expect(who(0.5, "1901-01-01")).toBe("held aland");
  expect(who(0.5, "1910-01-15")).toBe("uncertain aland unknown");
  expect(who(0.5, "1910-02-01")).toBe("unknown");
  expect(data.doubts).toEqual(["Aland, relation 1: end_date is 1910-06-01, and [1910-01-01..1910-01-31] in EDTF, which counts."]);
});

test("years before our era are counted with a year 0, 44 BCE is -0043", () => {
  const who = asked(imported(new Map_().land(1, state("Ch'u Han", { start_date: "-0206-11-17", end_date: "44 BC" }), 0).text()));
  expect(who(0.5, "-0206-11-16")).toBe("unknown");
  expect(who(0.5, "-0206-11-17")).toBe("held ch-u-han");
  expect(who(0.5, "-0044-12-31")).toBe("held ch-u-han");
  expect(who(0.5, "-0042-01-01")).toBe("unknown");
});

test("without a start it began by its end, on a day that nobody says", () => {
  const data = imported(
    new Map_()
      .land(1, state("Aland", { end_date: "1910-06-01" }), 0)
      .land(2, state("Bland"), 2)
      .text(),
  );
  const who = asked(data);
  expect(who(0.5, "1910-05-31")).toBe("held aland");
  expect(who(0.5, "1800-01-01")).toBe("uncertain aland unknown");
  expect(who(2.5, "1800-01-01")).toBe("unknown");
  expect(data.leftOut).toContain(
    "1 boundaries without a start that can be read: their land is written, and nothing is said of who held it (Bland, relation 2).",
  );
});

test("a start that cannot be read does not become “always”", () => {
  const data = imported(new Map_().land(1, state("Aland", { start_date: "the Great War", end_date: "1910" }), 0).text());
  expect(asked(data)(0.5, "1909-05-31")).toBe("unknown");
  expect(data.doubts).toEqual(["Aland, relation 1: start_date cannot be read as a date: “the Great War”."]);
});

describe("disputes", () => {
  const map = new Map_()
    .land(1, state("Aland", { start_date: "1900", "ISO3166-1": "AL" }), 0)
    .land(2, { boundary: "claim", name: "Claim of Bland", claimed_by: "Bland", start_date: "1905" }, 0)
    .land(
      3,
      {
        boundary: "disputed",
        name: "Zone",
        claimed_by: "AL;Bland",
        controlled_by: "Aland",
        disputed_by: "Cland",
        recognized_by: "Dland",
        start_date: "1905",
      },
      2,
    )
    .land(4, state("Eland", { start_date: "1905", controlled_by: "Bland", recognized_by: "Aland", disputed_by: "Cland" }), 4);
  const data = imported(map.text());
  const who = asked(data);

  test("the map draws the state, and the claim is the side's own voice", () => {
    expect(who(0.5, "1910-01-01")).toBe("held aland");
    expect(who(0.5, "1910-01-01", "title", "all-sides")).toBe("contested aland bland");
    expect(who(0.5, "1910-01-01", "title", "side-of-bland")).toBe("held bland");
    expect(who(0.5, "1910-01-01", "control", "side-of-bland")).toBe("held aland");
  });
  test("disputed land is open on the map and contested between its sides; who controls it does", () => {
    expect(who(2.5, "1910-01-01")).toBe("undetermined");
    expect(who(2.5, "1910-01-01", "title", "all-sides")).toBe("contested aland bland");
    expect(who(2.5, "1910-01-01", "control")).toBe("held aland");
  });
  test("control of another goes before the state's own; recognition and dispute move nothing", () => {
    expect(who(4.5, "1910-01-01")).toBe("held eland");
    expect(who(4.5, "1910-01-01", "control")).toBe("held bland");
    const said = data.files.find(({ path }) => path === "statements/openhistoricalmap.yaml")?.text ?? "";
    expect(said).toContain("recognises: eland\n    by: aland");
    expect(said).toContain("en: Disputed by Cland");
    expect(said).toContain("en: Recognised by Dland");
  });
  test("claims are listed, by whom and until when", () => {
    const { resolver } = compile(sourceFiles(data));
    const claims = resolver.snapshot(parseDay("1910-01-01"), "all-sides", "claims").holdings;
    expect(claims.map(({ answer }) => answer.holders.map(({ polity }) => polity).join(" ")).sort()).toEqual(["", "aland bland", "bland"]);
  });
});

test("outlines of one chronology are one state under whatever names; codes and items name it", () => {
  const map = new Map_()
    .land(1, state("Kingdom", { start_date: "1900", end_date: "1910" }), 0)
    .land(2, state("Republic", { start_date: "1910" }), 0)
    .land(3, { boundary: "disputed", name: "Isle", controlled_by: "Norway", start_date: "1900" }, 2)
    .land(4, state("Noreg", { wikidata: "Q20", start_date: "1900", "name:en": "The North" }), 4);
  map.relations.push(
    `<relation id="9">${[1, 2, 8].map((ref) => `<member type="relation" ref="${ref}" role=""/>`).join("")}${tagged({ type: "chronology", name: "Aland" })}</relation>`,
  );
  const data = imported(map.text());
  const who = asked(data);
  expect(who(0.5, "1905-01-01")).toBe("held kingdom");
  expect(who(0.5, "1915-01-01")).toBe("held kingdom");
  expect(who(2.5, "1905-01-01", "control")).toBe("held the-north");
  expect(data.leftOut).toContain("1 chronologies with members that the files do not have (Aland: 1 of 3).");
  const land = data.files.find(({ path }) => path === "territories/land.yaml")?.text ?? "";
  expect(land.match(/chronology-9/g)).toHaveLength(2);
  expect(land).toContain("https://www.wikidata.org/wiki/Q20");
  expect(land).toContain("https://www.openhistoricalmap.org/relation/4");
});

test("own outlines are read as they were answered: joint, contested, open, nobody's; what cannot be is said", () => {
  const answered = (answer: string, holders: string, name: string, layer = "title"): Tags => ({
    boundary: "administrative",
    name,
    start_date: "1900-01-01",
    "dejure:answer": answer,
    "dejure:holders": holders,
    "dejure:layer": layer,
  });
  const answers = ["joint", "contested", "undetermined", "none", "uncertain", "unknown"];
  const map = new Map_();
  answers.forEach((answer, i) => map.land(-1 - i, answered(answer, i < 2 ? "a-realm;b" : "", i < 2 ? "A / Bland" : ""), 2 * i));
  const data = imported(map.text().replace("<osm ", '<osm generator="dejure" '));
  const who = asked(data);
  expect(answers.map((_, i) => who(2 * i + 0.5, "1910-01-01", "title", "all-sides"))).toEqual([
    "joint a-realm b",
    "contested a-realm b",
    "undetermined",
    "none",
    "unknown",
    "unknown",
  ]);
  expect(data.files.find(({ path }) => path === "polities/all.yaml")?.text).toMatch(/a-realm:\n {2}type: state\n {2}name:\n {4}und: A\n/);
  expect(data.leftOut).toEqual([
    "1 answers “uncertain” in title, whose alternatives the file does not hold (relation -5).",
    "1 lands whose answer in title is “unknown”.",
  ]);
});

test("a hole is no land, an island in it is, and roles do not decide", () => {
  const map = new Map_();
  const ways = [map.square(0, 0, 10), map.square(2, 2, 6), map.square(4, 4, 2)];
  map.relation(
    1,
    state("Ring", { start_date: "1900" }),
    ways.flatMap(([a, b], i) => [[a, i === 1 ? "inner" : "outer"] as const, [b, i === 2 ? "inner" : ""] as const]),
  );
  const data = imported(map.text());
  const who = asked(data);
  expect([1, 3, 5].map((x) => who(x, "1910-01-01", "title", "openhistoricalmap", x))).toEqual(["held ring", "unknown", "held ring"]);
  expect(data.doubts?.[0]).toMatch(/^Ring, relation 1 calls 1 of its rings inner that are outer/);
});

test("a relation with missing members is left out whole, and named with what is missing", () => {
  const map = new Map_().land(1, state("Whole", { start_date: "1900" }), 0);
  const [a, b] = map.square(2, 0);
  const [c] = map.square(4, 0);
  const [d, e] = map.square(6, 0);
  map
    .relation(2, state("Island realm", { start_date: "1900" }), [
      [a, "outer"],
      [b, "outer"],
      [999, "outer"],
    ])
    .relation(3, state("Open", { start_date: "1900" }), [[c, "outer"]]);
  map.relation(4, state("No nodes", { start_date: "1900" }), [
    [d, "outer"],
    [e, "outer"],
  ]);
  const withoutNode = map.text().replace(/<node id="\d+" lat="0" lon="7"\/>/, "");
  const data = imported(withoutNode);
  expect(data.leftOut).toContain("1 relations whose outline does not close (Open, relation 3: an open end at 0, 4).");
  expect(data.leftOut.find((one) => one.includes("missing members"))).toBe(
    "2 relations with missing members, whose outline would be another one (Island realm, relation 2: 1 of 3 ways are not in the file or lack nodes, way 999; No nodes, relation 4: 1 of 2 ways are not in the file or lack nodes, way 44).",
  );
  expect(asked(data)(2.5, "1910-01-01")).toBe("unknown");
});

test("an outline that crosses itself is left out and said; the others are read", () => {
  const map = new Map_().land(1, state("Whole", { start_date: "1900" }), 0);
  const corners = [
    [2, 0],
    [4, 0],
    [2, 3],
    [4, 2],
  ];
  corners.forEach(([lon, lat], i) => map.nodes.push(`<node id="${901 + i}" lat="${lat}" lon="${lon}"/>`));
  map.ways.push(`<way id="900">${[901, 902, 903, 904, 901].map((ref) => `<nd ref="${ref}"/>`).join("")}</way>`);
  map.relation(2, state("Bow", { start_date: "1900" }), [[900, "outer"]]);
  const data = imported(map.text());
  expect(asked(data)(0.5, "1910-01-01")).toBe("held whole");
  expect(data.leftOut[0]).toMatch(/^1 outlines that do not say which land is inside \(Bow, relation 2: a ring crosses itself/);
});

test("Overpass JSON says what XML says, with members' shapes in place or beside them", () => {
  const square = (x: number) => [
    { lat: 0, lon: x },
    { lat: 0, lon: x + 1 },
    { lat: 1, lon: x + 1 },
    { lat: 1, lon: x },
    { lat: 0, lon: x },
  ];
  const inPlace = { type: "relation", id: 1, tags: { type: "boundary", ...state("Aland", { start_date: "1900" }) } };
  const beside = { type: "relation", id: 2, tags: { type: "boundary", ...state("Bland", { start_date: "1900" }) } };
  const document = {
    version: 0.6,
    osm3s: { timestamp_osm_base: "2026-11-01T00:00:00Z", copyright: "The data is made available under ODbL." },
    elements: [
      { ...inPlace, members: [{ type: "way", ref: 7, role: "outer", geometry: square(0) }] },
      { ...beside, members: [{ type: "way", ref: 8, role: "outer" }] },
      { type: "way", id: 8, nodes: [1, 2, 3, 4, 1], tags: {} },
      ...square(2)
        .slice(0, 4)
        .map((at, i) => ({ type: "node", id: i + 1, ...at })),
      { type: "relation", id: 2, version: 0, members: [] },
      { type: "nothing" },
    ],
  };
  const data = imported(JSON.stringify(document));
  const who = asked(data);
  expect([0.5, 2.5].map((x) => who(x, "1910-01-01", "title", "openstreetmap"))).toEqual(["held aland", "held bland"]);
  expect(data.leftOut).toEqual(["map.osm: 1 elements without a type and a number as their id."]);
  expect(data.files[0]?.text).toContain("licence: ODbL-1.0");
});

test("settlements are places; labels, parks and what is no boundary are counted", () => {
  const map = new Map_()
    .land(1, state("Aland", { start_date: "1900", population: "12" }), 0)
    .land(2, { boundary: "national_park", name: "P" }, 2);
  map.nodes.push(
    `<node id="900" lat="0.5" lon="0.25">${tagged({ place: "city", name: "Vilnius", "name:pl": "Wilno", wikidata: "Q216" })}</node>`,
  );
  map.nodes.push(`<node id="901" lat="0.5" lon="0.25">${tagged({ place: "country", name: "Aland" })}</node>`);
  const data = imported(map.text());
  expect(data.files.find(({ path }) => path === "places/all.yaml")?.text).toMatch(
    /^vilnius-n900:\n {2}type: town\n {2}name:\n {4}und: Vilnius\n {4}pl: Wilno/,
  );
  expect(data.leftOut).toEqual([
    "1 outlines with boundary=national_park.",
    "1 points with place=country, which stand for an area.",
    "Tags of boundaries that are not read: population (1).",
  ]);
});

test("twice the same bytes, whatever the order of files that belong together", () => {
  const text = new Map_()
    .land(1, state("Aland", { start_date: "1900" }), 0)
    .land(2, state("Bland", { start_date: "1900" }), 2)
    .text();
  const nodes = `${head}${text.match(/<node.*\n/g)?.join("")}</osm>`;
  const others = text.replaceAll(/<node.*\n/g, "");
  expect(imported(nodes, others)).toEqual(imported(nodes, others));
  expect(imported(nodes, others).files).toEqual(
    imported(text).files.map((file) => (file.path === "README.md" ? readmeFile("Boundaries of OpenHistoricalMap", imported(text)) : file)),
  );
});

describe("bad input", () => {
  const good = new Map_().land(1, state("Aland", { start_date: "1900" }), 0).text();
  test.each([
    ["", /^map.osm:1: cannot be read as XML/],
    [good.slice(0, -40), /^map.osm:\d+: cannot be read as XML: un/],
    ["<html><body>429 Too Many Requests</body></html>", /^map.osm is a web page, not data$/],
    ["<osmChange/>", /^map.osm is <osmChange>, not <osm>$/],
    ['{"elements": [', /^map.osm cannot be read as JSON/],
    ['{"type": "FeatureCollection", "features": []}', /^map.osm has no “elements”/],
    ['{"elements": [], "remark": "runtime error: Query timed out"}', /^map.osm is not whole, it says: runtime error/],
    [good.replace("</osm>", "<remark>runtime error: out of memory</remark></osm>"), /^map.osm is not whole/],
    ["<osm/>", /^map.osm: no political boundary has a whole outline$/],
    [
      `<!DOCTYPE osm [<!ENTITY a "aaaa">]><osm><node id="1"><tag k="name" v="&a;"/></node></osm>`,
      /^map.osm:1: cannot be read as XML: undefined entity/,
    ],
    [good.replaceAll(/lat="[^"]*"/g, 'lat="NaN"'), /^map.osm: no political boundary has a whole outline$/],
  ])("refused: %#", (text, message) => {
    expect(read(text)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  test("PBF and packed files name the program that helps", () => {
    expect(importOsm([{ name: "a.osm.pbf", text: "" }])).toMatchObject({
      help: "unpack it first: osmium cat -f osm -o data.osm a.osm.pbf",
    });
    expect(importOsm([{ name: "a.osm.bz2", text: "" }])).toMatchObject({ help: "unpack it first: bzip2 -dk a.osm.bz2" });
  });

  test("markup and hostile words in names are names; deleted elements are none; the newer version counts", () => {
    const text = new Map_()
      .land(1, state("<b>A & B</b>\n__proto__", { start_date: "1900", constructor: "x", __proto__x: "y" }), 0)
      .land(2, state("constructor", { start_date: "1900" }), 2)
      .text()
      .replace(
        "</osm>",
        '<relation id="1" version="9" visible="false"/><relation id="2" version="0"><tag k="name" v="older"/></relation></osm>',
      );
    const data = imported(text);
    const who = asked(data);
    expect(who(0.5, "1910-01-01")).toBe("held b-a-b--b-__proto__");
    expect(who(2.5, "1910-01-01")).toBe("held polity");
    expect(data.files.find(({ path }) => path === "polities/all.yaml")?.text).toContain("und: <b>A & B</b> __proto__");
  });
});
