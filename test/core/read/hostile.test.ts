import { describe, expect, it } from "vitest";
import { atlasOf, found } from "./atlas-of.ts";

const place = "at: { lat: 1, lon: 2 }\n";

describe("hostile and broken text", () => {
  it("refuses deep nesting before it reaches the parser's stack", () => {
    for (const deep of [`type: ${"[".repeat(20_000)}`, `- `.repeat(20_000), `name: ${'{"a":'.repeat(20_000)}`]) {
      const result = atlasOf({ "places/a.yaml": place, "places/deep.yaml": deep });
      expect(result.diagnostics.map((d) => d.rule)).toEqual(["too-deep"]);
      expect(result.records).toHaveLength(1);
    }
    const less = atlasOf({ "places/a.yaml": place, "places/deep.yaml": `${place}tags: ${"[".repeat(100)}${"]".repeat(100)}\n` });
    expect(less.diagnostics.map((d) => d.rule)).toEqual(["too-deep"]);
  });

  it("does not take brackets in prose for nesting", () => {
    const result = atlasOf({ "places/a.yaml": `${place}note: |\n${"  see [1 and (2\n".repeat(60)}` });
    expect(found(result)).toEqual([]);
  });

  it("refuses aliases that multiply", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 20; i++)
      lines.push(
        `${String.fromCharCode(97 + i)}: &${String.fromCharCode(97 + i)} [${Array(10)
          .fill(`*${String.fromCharCode(96 + i)}`)
          .join(", ")}]`,
      );
    const result = atlasOf({ "places/bomb.yaml": lines.join("\n"), "places/a.yaml": place });
    expect(result.diagnostics.map((d) => d.rule)).toEqual(["too-many-aliases"]);
    expect(result.records.map((r) => r.id)).toEqual(["a"]);
  });

  it("reads honest aliases and refuses those that stand for nothing or themselves", () => {
    const fine = atlasOf({ "places/p.yaml": "a: { at: &here { lat: 1, lon: 2 } }\nb: { at: *here }\n" });
    expect(found(fine)).toEqual([]);
    expect(fine.records[1]?.data).toMatchObject({ at: { lat: 1, lon: 2 } });
    const loop = atlasOf({ "places/p.yaml": "a: &a { at: *a }\n", "places/a.yaml": place });
    expect(loop.diagnostics.map((d) => d.rule)).toEqual(["yaml-syntax"]);
  });

  it("treats keys such as __proto__ as keys", () => {
    const result = atlasOf({
      "polities/a.yaml": "type: state\n__proto__: { polluted: true }\nname: { __proto__: x, en: A }\n",
      "sources/s.yaml": "type: book\ntitle: S\nsentences:\n  __proto__: { gist: x }\n  constructor: { gist: y }\n  S01: { gist: z }\n",
    });
    expect(result.diagnostics.map((d) => d.rule)).toEqual(["unknown-key", "unknown-word", "bad-id", "bad-id"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    const [, source] = result.records;
    expect(source?.collection === "sources" && Object.keys(source.data.sentences ?? {})).toEqual(["S01"]);
    expect(Object.getPrototypeOf(source?.data)).toBeNull();
  });

  it("gives all faults of YAML syntax with their places, in words of its own", () => {
    const result = atlasOf({
      "places/a.yaml": 'at: { lat: 1, lon: 2\nname: "A\n',
      "places/b.yaml": "at:\n\tlat: 1\n",
      "places/c.yaml": "name: A: B\n",
    });
    expect(new Set(result.diagnostics.map((d) => d.rule))).toEqual(new Set(["yaml-syntax", "empty-atlas"].slice(0, 1)));
    expect(new Set(result.diagnostics.map((d) => d.span.file))).toEqual(new Set(["places/a.yaml", "places/b.yaml", "places/c.yaml"]));
    for (const { message } of result.diagnostics) {
      expect(message).not.toMatch(/invalid|unexpected/iu);
      expect(message).toMatch(/^[^\p{Lu}].*[^.]$/u);
    }
    expect([...(result.withheld.get("places") ?? [])]).toEqual(["a", "b", "c"]);
  });

  it("reads the first of two like keys", () => {
    const result = atlasOf({ "places/a.yaml": `${place}type: town\ntype: village\n` });
    expect(found(result)).toEqual(["duplicate-key places/a.yaml:3:1 type"]);
    expect(result.records[0]?.data).toMatchObject({ type: "town" });
  });

  it("refuses tags, merge keys and several documents", () => {
    const result = atlasOf({
      "places/a.yaml": `${place}name: !!binary aGk=\n<<: { type: town }\n`,
      "places/b.yaml": `${place}---\n${place}`,
    });
    expect(result.diagnostics.map((d) => `${d.span.file} ${d.rule}`)).toEqual([
      "places/a.yaml yaml-syntax",
      "places/a.yaml unknown-key",
      "places/b.yaml yaml-syntax",
    ]);
  });

  it("strips a byte order mark and takes CRLF", () => {
    const result = atlasOf({ "places/a.yaml": `\ufeff${place}name: Ą\nbogus: 1\n`.replaceAll("\n", "\r\n") });
    expect(found(result)).toEqual(["unknown-key places/a.yaml:3:1 bogus"]);
    expect(result.records[0]?.data.name).toEqual({ und: "Ą" });
  });

  it("refuses what is not UTF-8, and says where", () => {
    const latin = new Uint8Array([...new TextEncoder().encode("name: ąž"), 0x8a, 0x0a]);
    const result = atlasOf({ "places/a.yaml": latin, "places/b.yaml": new Uint8Array([0xff, 0xfe, 0x61, 0x00]), "places/c.yaml": place });
    expect(result.diagnostics.map((d) => `${d.rule} ${d.span.start} ${d.message}`)).toEqual([
      "not-utf-8 8 byte 10 of the file is not UTF-8",
      "not-utf-8 0 the file is UTF-16, wanted UTF-8",
    ]);
    expect(result.records.map((r) => r.id)).toEqual(["c"]);
  });

  it("refuses files that are too large", () => {
    const result = atlasOf({ "places/a.yaml": place, "places/b.yaml": `# ${"x".repeat(5_000_000)}\n` });
    expect(result.diagnostics.map((d) => d.rule)).toEqual(["file-too-large"]);
  });

  it("survives any bytes", () => {
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const pieces = [
      "a: ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "\n",
      "  ",
      "\t",
      "&x ",
      "*x",
      "|\n",
      ">\n",
      "? ",
      ": ",
      "#",
      "!!str ",
      "---\n",
      "...\n",
      "%YAML 1.1\n",
      "type: state\n",
      "\0",
      "\u2028",
      "at",
      ",",
      "\r",
      "<<: ",
    ];
    for (let round = 0; round < 400; round++) {
      let text = "";
      for (let i = 0; i < 30; i++) text += pieces[Math.floor(random() * pieces.length)];
      const result = atlasOf({ "polities/a.yaml": text, "places/places.csv": text, "places/x.geojson": text });
      for (const { span } of result.diagnostics) {
        const length = result.texts.get(span.file)?.length ?? 0;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(length);
      }
    }
  });
});

describe("a file full of one fault", () => {
  it("gives a hundred findings of it and one with the number of the others", () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `k${i}: 1\n`).join("");
    const { diagnostics } = atlasOf({ "polities/a.yaml": `type: state\n${keys}`, "polities/b.yaml": "type: state\nodd: 1\n" });
    const unknown = diagnostics.filter((d) => d.rule === "unknown-key");
    expect(unknown.filter((d) => d.span.file === "polities/a.yaml")).toHaveLength(101);
    expect(unknown.find((d) => /more/.test(d.message))?.message).toBe(
      "4900 more findings of this kind in this file, this one and those after it",
    );
    expect(unknown.filter((d) => d.span.file === "polities/b.yaml")).toHaveLength(1);
    const rows = Array.from({ length: 300 }, (_, i) => `p${i},x,1`).join("\n");
    const sheet = atlasOf({ "places.csv": `id,lat,lon\n${rows}\n` }).diagnostics.filter((d) => d.rule === "wrong-type");
    expect(sheet).toHaveLength(101);
    const features = Array.from({ length: 101 }, () => "3").join(",");
    expect(atlasOf({ "f.geojson": `{"type":"FeatureCollection","features":[${features}]}` }).diagnostics.length).toBeLessThan(102);
  });

  it.each([
    ["lists", `a: [${"[],".repeat(400_000)}]`],
    ["keys that stand again and again", `{${"a: 1,".repeat(200_000)}}`],
    ["maps", `- ${"{},".repeat(400_000)}`],
  ])("of %s is refused, not read to its end", (_, text) => {
    const { diagnostics } = atlasOf({ "polities/a.yaml": text });
    expect(diagnostics.map((d) => d.rule)).toContain("file-too-large");
    expect(diagnostics.length).toBeLessThan(5);
  });
});
