import { describe, expect, it } from "vitest";
import { atlasOf, found, HEAD } from "./atlas-of.ts";

const help = (result: ReturnType<typeof atlasOf>) => result.diagnostics.map((d) => d.help);
const place = "at: { lat: 1, lon: 2 }\n";

const NFC = "kauno-r\u0117da";
const NFD = "kauno-re\u0307da";

describe("the same letters in two forms of Unicode", () => {
  it("are one id within a file, as across files", () => {
    const one = atlasOf({ "polities/all.yaml": `${NFC}: { type: state }\n${NFD}: { type: state }\n` });
    const two = atlasOf({ [`polities/${NFC}.yaml`]: "type: state\n", "polities/all.yaml": `${NFD}: { type: state }\n` });
    for (const result of [one, two]) {
      expect(result.diagnostics.map((d) => [d.rule, d.message, d.see?.length])).toEqual([
        ["duplicate-id", `the id “${NFC}” is given twice in polities`, 1],
      ]);
      expect(result.records.map((r) => r.id)).toEqual([NFC]);
    }
  });

  it("are one id in a spreadsheet, and one key in a map", () => {
    expect(atlasOf({ "places.csv": `id,lat,lon\n${NFC},1,2\n${NFD},3,4\n` }).diagnostics.map((d) => d.rule)).toEqual(["duplicate-id"]);
    const sentences = `type: book\ntitle: T\nsentences:\n  ${NFC}: { gist: one }\n  ${NFD}: { gist: two }\n`;
    expect(atlasOf({ "sources/s.yaml": sentences }).diagnostics.map((d) => d.rule)).toEqual(["duplicate-key"]);
  });

  it("are one name of a feature", () => {
    const feature = (id: string) => ({ type: "Feature", id, properties: {}, geometry: SQUARE });
    const geojson = (...ids: string[]) => JSON.stringify({ type: "FeatureCollection", features: ids.map(feature) });
    const extent = `extent: f.geojson#${NFC}\n`;
    expect(found(atlasOf({ "territories/t.yaml": extent, "territories/f.geojson": geojson(NFD) }))).toEqual([]);
    expect(atlasOf({ "territories/t.yaml": extent, "territories/f.geojson": geojson(NFC, NFD) }).diagnostics.map((d) => d.rule)).toEqual([
      "ambiguous-feature",
    ]);
  });
});

const SQUARE = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] }; // biome-ignore format: one line

describe("features of one name", () => {
  const read = (text: string, name: string) =>
    atlasOf({ "territories/t.yaml": `extent: f.geojson#${name}\n`, "territories/f.geojson": text });
  const collection = (...heads: string[]) =>
    `{"type":"FeatureCollection","features":[\n${heads.map((head) => `{"type":"Feature",${head},"geometry":${JSON.stringify(SQUARE)}}`).join(",\n")}\n]}`;

  it.each([
    ["one properties.id in two features", ['"properties":{"id":"isles"}', '"properties":{"id":"isles"}'], "isles", [2, 3]],
    ["a number and a text", ['"id":12,"properties":{}', '"id":"12","properties":{}'], "12", [2, 3]],
    ["an id and another's properties.id", ['"id":"a","properties":{}', '"id":"x","properties":{}', '"properties":{"id":"a"}'], "a", [2, 4]],
    ["three parts", ['"id":1,"properties":{}', '"id":1,"properties":{}', '"id":1,"properties":{}'], "1", [2, 3, 4]],
  ])("%s are an error that names their lines", (_, heads, name, lines) => {
    const text = collection(...heads);
    const { diagnostics } = read(text, name);
    expect(diagnostics.map((d) => [d.rule, d.severity, d.message, d.span.file])).toEqual([
      ["ambiguous-feature", "error", `${lines.length} features of territories/f.geojson have the id “${name}”`, "territories/t.yaml"],
    ]);
    expect(diagnostics[0]?.see?.map(({ span }) => [span.file, text.slice(0, span.start).split("\n").length])).toEqual(
      lines.map((line) => ["territories/f.geojson", line]),
    );
  });

  it("are fine where nobody names them, and one feature with one name twice is one", () => {
    const text = collection('"id":"a","properties":{"id":"a"}', '"id":"b","properties":{}', '"id":"b","properties":{}');
    expect(found(read(text, "a"))).toEqual([]);
  });

  it("beyond 2^53 are told apart as texts alone", () => {
    const numbers = read(collection('"id":9007199254740993,"properties":{}', '"id":9007199254740992,"properties":{}'), "9007199254740993");
    expect(numbers.diagnostics.map((d) => [d.rule, d.help])).toEqual([
      ["missing-feature", "write ids of more than 15 digits in quotes: beyond 2^53 a program cannot tell one number from the next"],
    ]);
    expect(
      found(read(collection('"id":"9007199254740993","properties":{}', '"id":"9007199254740992","properties":{}'), "9007199254740993")),
    ).toEqual([]);
  });

  it("after a faulty one are still shown on their own lines", () => {
    const text = collection('"id":"a","properties":3', '"id":"b","properties":{}', '"id":"b","properties":{}');
    const { diagnostics } = read(text, "b");
    const several = diagnostics.find((d) => d.rule === "ambiguous-feature");
    expect(several?.see?.map(({ span }) => text.slice(0, span.start).split("\n").length)).toEqual([3, 4]);
  });
});

describe("a merge conflict", () => {
  const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> their-branch\n`;

  it("is said to be one in records, sheets, geometry and the head, and the first version is read", () => {
    const result = atlasOf({
      "atlas.yaml": `title: Test\n${conflict("licence: CC0-1.0\n", "licence: MIT\n")}default: { date: 1920-07-12, viewpoint: all }\n`,
      "polities/a.yaml": `type: state\n${conflict("name: Ours\n", "name: Theirs\n")}`,
      "polities/b.yaml": "type: state\n<<<<<<< HEAD\nname: Ours\n||||||| base\nname: Base\n=======\nname: Theirs\n>>>>>>> x\n",
      "places.csv": `id,lat,lon\n${conflict("a,1,2\n", "a,3,4\n")}`,
      "territories/f.geojson": `{"type":"FeatureCollection","features":[\n${conflict('{"type":"Feature","properties":{},"geometry":null}\n', "")}]}`,
    });
    expect(result.diagnostics.map((d) => `${d.rule} ${d.span.file} ${d.message}`)).toEqual([
      "yaml-syntax atlas.yaml this is a merge conflict: two versions of lines 3 to 5 stand in the file",
      "csv-syntax places.csv this is a merge conflict: two versions of lines 3 to 5 stand in the file",
      "yaml-syntax polities/a.yaml this is a merge conflict: two versions of lines 3 to 5 stand in the file",
      "yaml-syntax polities/b.yaml this is a merge conflict: two versions of lines 3 to 7 stand in the file",
      "geojson-syntax territories/f.geojson this is a merge conflict: two versions of lines 3 to 4 stand in the file",
    ]);
    expect(result.records.map((r) => [r.id, r.data.name, "at" in r.data ? r.data.at : undefined])).toEqual([
      ["a", undefined, { lat: 1, lon: 2 }],
      ["a", { und: "Ours" }, undefined],
      ["b", { und: "Ours" }, undefined],
    ]);
    expect(result.head?.licence).toBe("CC0-1.0");
  });

  it("is none where a text only looks a little like it", () => {
    const text = "type: state\nnote: |\n  <<<<<<< is how a conflict begins\n  =======\n  >>>>>>> ends it\n";
    expect(found(atlasOf({ "polities/a.yaml": text }))).toEqual([]);
    expect(atlasOf({ "polities/a.yaml": "type: state\n<<<<<<< HEAD\nname: x\n" }).diagnostics.map((d) => d.message)).not.toContain(
      "this is a merge conflict",
    );
  });
});

describe("faults in values", () => {
  it("names the nearest key", () => {
    const result = atlasOf({ "instruments/a.yaml": "type: treaty\nparties: [x]\nstagse: []\nissued-by: x\n" });
    expect(found(result)).toEqual(["unknown-key instruments/a.yaml:3:1 stagse", "unknown-key instruments/a.yaml:4:1 issued-by"]);
    expect(help(result)).toEqual(["did you mean “stages”", "did you mean “issued_by”"]);
    expect(result.records).toHaveLength(1);
  });

  it("names the nearest word and keeps the rest of the record", () => {
    const result = atlasOf({ "polities/a.yaml": "type: goverment\ncapital: vilnius\n" });
    expect(found(result)).toEqual(["unknown-word polities/a.yaml:1:7 goverment"]);
    expect(help(result)).toEqual(["did you mean “government”"]);
    expect(result.records[0]?.data).toEqual({ capital: [{ value: "vilnius", cite: [], rank: "normal" }] });
  });

  it("says what stands and what is wanted", () => {
    const result = atlasOf({
      "places/a.yaml": 'at: { lat: "1", lon: 181 }\nprecision_km: 1,5\ndraft: yes\nname: [a]\nnote:\n',
      "events/b.yaml": "type: battle\nwhen: [1920-01, 1920-02]\n",
      "frontiers/c.yaml": "through: druya\n",
    });
    expect(result.diagnostics.map((d) => `${d.message} | ${d.help}`)).toEqual([
      'a list of 2 stands here, wanted a date (EDTF), or a date relative to a record, or a list of { value, cite, rank, note } | put a set of dates in quotes: "[1920-01, 1920-02]"; where sources differ, write a list of { value, cite }',
      "“druya” stands here, wanted a list, each item a place's id, or a position { lat, lon } | write “- ” before each item",
      "“1” stands here, wanted a number from -90 to 90 | drop the quotes",
      "“181” stands here, wanted a number from -180 to 180 | undefined",
      "“1,5” stands here, wanted a number | write 1.5",
      "“yes” stands here, wanted true or false | write true",
      "a list of 1 stands here, wanted a text, or a map of language → text | undefined",
      "nothing stands here, wanted a text, or a map of language → text | write the value, or drop the key",
    ]);
  });

  it("withholds a record that lacks what it cannot do without, and says its id", () => {
    const result = atlasOf({ "places/a.yaml": "name: A\n", "territories/b.yaml": "name: B\n", "sources/s.yaml": "type: book\n" });
    expect(found(result)).toEqual([
      "missing-key places/a.yaml:1:1 name",
      "missing-key sources/s.yaml:1:1 type",
      "missing-key territories/b.yaml:1:1 name",
    ]);
    expect(result.records.map((r) => r.id)).toEqual(["s", "b"]);
    expect(result.records[1]?.data).toMatchObject({ extent: { kind: "union", of: [] } });
    expect([...(result.withheld.get("places") ?? [])]).toEqual(["a"]);
  });

  it("reads dates and quantities, or says why not", () => {
    const result = atlasOf({
      "obligations/o.yaml":
        "type: money\nby: a\nto: b\narises_from: t#11\namount:\n  - 3000000 gold-rouble\ndue: moscow-1920#in-force + 45 days\nlapses: 12.7.1920\n",
      "figures/f.yaml": "about: x\nmeasure: area\nvalue: { value: 5, cite: s p. 1 }\n",
      "figures/g.yaml": "about: x\nmeasure: area\nvalue: { value: 5 ha, cite: s p. 1 }\n",
      "figures/h.yaml": "about: x\nmeasure: area\nvalue: 7 morgs\n",
    });
    expect(found(result)).toEqual([
      "quantity-without-unit figures/f.yaml:3:17 5",
      "unknown-unit figures/h.yaml:3:8 7 morgs",
      "wrong-type obligations/o.yaml:6:3 - 3000000 gold-rouble",
      "unreadable-date obligations/o.yaml:8:9 12.7.1920",
    ]);
    const figure = result.records.find((r) => r.id === "g");
    expect(figure?.data).toMatchObject({ value: [{ value: { value: 5, unit: "ha" }, cite: [{ source: "s", locator: "p. 1" }] }] });
    const obligation = result.records.find((r) => r.id === "o");
    expect(obligation?.data).toMatchObject({ due: [{ value: { kind: "relative", record: "moscow-1920", part: "in-force", days: 45 } }] });
  });

  it("takes units that the atlas defines", () => {
    const result = atlasOf({
      "atlas.yaml": `${HEAD}units:\n  morg: { name: Morg, factor: 0.56, of: ha }\n`,
      "figures/h.yaml": "about: x\nmeasure: area\nvalue: 7 morg\n",
    });
    expect(found(result)).toEqual([]);
  });

  it("wants exactly one verb of an effect", () => {
    const result = atlasOf({
      "statements/s.yaml": "according_to: p\nwhen: 1920\neffects:\n  - { over: x, by: p }\n  - { claims: x, title: p }\n",
    });
    expect(found(result)).toEqual(["no-verb statements/s.yaml:4:7 over", "several-verbs statements/s.yaml:5:7 claims"]);
  });

  it("opens only addresses that a page may link to", () => {
    const result = atlasOf({
      "places/a.yaml": `${place}links: ["javascript:alert(1)", "https://example.org/a", "doi:10.1000/1", "mailto:a@b.c", www.example.org, "https:// x"]\n`,
    });
    expect(result.diagnostics.map((d) => d.rule)).toEqual(["unreadable-url", "unreadable-url", "unreadable-url"]);
    expect(result.records[0]?.data.links).toEqual(["https://example.org/a", "doi:10.1000/1", "mailto:a@b.c"]);
  });

  it("refuses ids that cannot be addresses", () => {
    const result = atlasOf({
      "places/Vilnius.yaml": place,
      "places/towns.yaml":
        "__proto__:\n  at: { lat: 1, lon: 2 }\na/../b:\n  at: { lat: 1, lon: 2 }\nconstructor:\n  at: { lat: 1, lon: 2 }\nвільна:\n  at: { lat: 1, lon: 2 }\n",
      "events/e.yaml": "type: battle\nwhen: 1920\nactors: [Poland, a#b]\n",
    });
    expect(found(result)).toEqual([
      "bad-id events/e.yaml:3:10 Poland",
      "bad-id events/e.yaml:3:18 a#b",
      "bad-id places/Vilnius.yaml:1:1 ",
      "bad-id places/towns.yaml:1:1 __proto__",
      "bad-id places/towns.yaml:3:1 a/../b",
      "bad-id places/towns.yaml:5:1 constructor",
    ]);
    expect(help(result)[2]).toContain("rename the file to “vilnius”");
    expect(result.records.map((r) => r.id)).toEqual(["e", "вільна"]);
  });

  it("reports an id that is given twice, and reads the first by file", () => {
    const result = atlasOf({ "places/a.yaml": place, "places/more.yml": "a:\n  at: { lat: 3, lon: 4 }\n" });
    expect(found(result)).toEqual(["duplicate-id places/more.yml:1:1 a"]);
    expect(result.diagnostics[0]?.see?.[0]?.span.file).toBe("places/a.yaml");
    expect(result.records.map((r) => r.data)).toMatchObject([{ at: { lat: 1 } }]);
  });

  it("reads land in all its forms", () => {
    const result = atlasOf({
      "territories/a.yaml": "extent: { polygon: [[25, 54], [26, 54], [26, 55]] }\n",
      "territories/b.yaml":
        "extent: { side: left, frontier: line, within: { union: [a, { natural_earth: Lithuania, at: { lat: 55, lon: 24 } }] } }\n",
      "territories/c.yaml": "extent: { union: [a], minus: [b, a] }\n",
      "territories/d.yaml": "extent: [a, b]\n",
      "territories/e.yaml": "extent: { side: up, within: a }\n",
      "territories/f.yaml": "extent: { unoin: [a] }\n",
      "territories/g.yaml": "extent: { polygon: [[25, 54], [26, 54]] }\n",
    });
    expect(result.diagnostics.map((d) => `${d.rule} ${d.span.file} ${d.help}`)).toEqual([
      "wrong-type territories/c.yaml nest one in the other, such as { union: [ …, { minus: … } ] }",
      "wrong-type territories/d.yaml write { union: [a, b] }",
      "missing-key territories/e.yaml add “frontier:” with its id",
      "unknown-word territories/e.yaml known here: left, right",
      "wrong-type territories/f.yaml did you mean “union”",
      "wrong-type territories/g.yaml write rings of [lon, lat] pairs: [[[25, 54], [26, 54], [26, 55]]]",
    ]);
    expect(result.records[0]?.data).toMatchObject({
      extent: {
        kind: "polygon",
        rings: [
          [
            [25, 54],
            [26, 54],
            [26, 55],
            [25, 54],
          ],
        ],
      },
    });
    expect(result.records[1]?.data).toMatchObject({
      extent: {
        kind: "side",
        side: "left",
        frontier: "line",
        within: {
          kind: "union",
          of: [
            { kind: "territory", id: "a" },
            { kind: "natural-earth", at: { lat: 55, lon: 24 } },
          ],
        },
      },
    });
  });
});

describe("faults of the folder", () => {
  it("says what is not read and what is missing", () => {
    const result = atlasOf({
      "place/a.yaml": place,
      "notes.yml": "a: 1",
      "places/place.csv": "id\n",
      "README.md": "# hi",
      ".github/workflows/check.yaml": "on: push",
      "atlas.yml": HEAD,
    });
    expect(result.diagnostics.map((d) => `${d.rule} ${d.severity} ${d.span.file} ${d.help}`)).toEqual([
      "empty-atlas error atlas.yaml add a record, such as polities/lithuania.yaml",
      "stray-file warning atlas.yml rename it to atlas.yaml",
      expect.stringContaining("stray-file warning notes.yml"),
      "stray-file warning place/a.yaml did you mean “places”",
      "stray-file warning places/place.csv did you mean “places.csv”",
    ]);
  });

  it("wants a head", () => {
    const result = atlasOf({ "atlas.yaml": "" });
    expect(result.head).toBeUndefined();
    expect(result.diagnostics.map((d) => d.rule)).toEqual(["empty-atlas", "wrong-type"]);
    const faulty = atlasOf({
      "atlas.yaml": "default: { date: 1920, viewpoint: v }\nperiod: 1915/1940\nlogo: ../x.png\n",
      "places/a.yaml": place,
    });
    expect(faulty.diagnostics.map((d) => d.rule)).toEqual(["missing-key", "missing-key", "path-outside-atlas"]);
    expect(faulty.head).toMatchObject({ title: {}, licence: "", default: { viewpoint: "v" } });
    const span = faulty.headSpan(["default", "viewpoint"]);
    expect(faulty.texts.get("atlas.yaml")?.slice(span.start, span.end)).toBe("v");
  });

  it("looks up the files that records name", () => {
    const square = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    const result = atlasOf({
      "territories/areas.geojson": JSON.stringify({
        type: "FeatureCollection",
        features: [
          { type: "Feature", id: 7, properties: { id: "klaipeda" }, geometry: square },
          { type: "Feature", properties: { id: "spot" }, geometry: { type: "Point", coordinates: [0, 0] } },
        ],
      }),
      "territories/a.yaml": "extent: areas.geojson#klaipeda\n",
      "territories/b.yaml": "extent: areas.geojson#klaipda\n",
      "territories/c.yaml": "extent: area.geojson\n",
      "territories/d.yaml": "extent: ../../etc/areas.geojson\n",
      "territories/deep/e.yaml": "extent: ../areas.geojson#spot\n",
      "sources/s.yaml": "type: book\ntitle: S\ntext: s.txt\n",
      "sources/s.txt": "Full text.",
      "sources/t.yaml": "type: book\ntitle: T\ntext: t.txt\n",
    });
    expect(found(result)).toEqual([
      "missing-file sources/t.yaml:3:7 t.txt",
      "missing-feature territories/b.yaml:1:9 areas.geojson#klaipda",
      "missing-file territories/c.yaml:1:9 area.geojson",
      "path-outside-atlas territories/d.yaml:1:9 ../../etc/areas.geojson",
      "bad-geojson territories/deep/e.yaml:1:9 ../areas.geojson#spot",
    ]);
    expect(help(result).slice(0, 3)).toEqual(["did you mean s.txt", "did you mean “klaipeda”", "did you mean areas.geojson"]);
    expect(result.texts.get("sources/s.txt")).toBe("Full text.");
    expect(result.geometry.polygons("territories/areas.geojson", "7")).toEqual([square.coordinates]);
    expect(result.geometry.polygons("territories/areas.geojson", "none")).toBeUndefined();
  });

  it("checks GeoJSON against RFC 7946", () => {
    const of = (value: unknown) =>
      atlasOf({ "places/a.yaml": place, "t.geojson": typeof value === "string" ? value : JSON.stringify(value) });
    expect(found(of('{"type": "Feature", "id" 1}'))).toEqual(["geojson-syntax t.geojson:1:26 1"]);
    expect(
      found(
        of({
          type: "Polygon",
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, "x"],
              [0, 0],
            ],
          ],
        }),
      ),
    ).toEqual(['bad-geojson t.geojson:1:47 [1,"x"]']);
    expect(
      found(
        of({
          type: "Polygon",
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
            ],
          ],
        }),
      )[0],
    ).toContain("bad-geojson");
    expect(found(of({ type: "Topology" }))).toEqual(['bad-geojson t.geojson:1:9 "Topology"']);
    expect(found(of("[".repeat(100_000)))[0]).toMatch(/^geojson-syntax/);
    const collection = of({
      type: "FeatureCollection",
      features: [
        { type: "Feature", properties: null, geometry: { type: "Polgon", coordinates: [] } },
        { type: "Feature", id: "ok", properties: null, geometry: null },
      ],
    });
    expect(found(collection)).toEqual(['bad-geojson t.geojson:1:96 "Polgon"']);
    expect(collection.geojson.get("t.geojson")).toMatchObject({ features: [{ id: "ok" }] });
  });
});
