import { describe, expect, it } from "vitest";
import { atlasOf, found } from "./atlas-of.ts";

describe("records and ids", () => {
  it("takes the id from the path below the collection", () => {
    const result = atlasOf({
      "places/treaty-line/01.yaml": "at: { lat: 55.6, lon: 27.12 }\n",
      "places/druya.yml": "at: { lat: 55.79, lon: 27.45 }\n",
    });
    expect(found(result)).toEqual([]);
    expect(result.records.map((r) => `${r.collection}/${r.id}`)).toEqual(["places/druya", "places/treaty-line/01"]);
  });

  it("reads several records of a file by the ids as written", () => {
    const result = atlasOf({
      "places/east/towns.yaml":
        "lida:\n  at: { lat: 53.89, lon: 25.3 }\nhrodna:\n  name: { be: Гродна, pl: Grodno }\n  at: { lat: 53.68, lon: 23.83 }\n",
    });
    expect(found(result)).toEqual([]);
    expect(result.records.map((r) => r.id)).toEqual(["hrodna", "lida"]);
    expect(result.records[0]?.data.name).toEqual({ be: "Гродна", pl: "Grodno" });
  });

  it("leaves texts, ids and dates as they are written", () => {
    const result = atlasOf({
      "sources/s.yaml": "type: book\ntitle: { no: 1920, en: yes }\nvolume: 0044\nissued: 1920\nauthor: [{ literal: null-point }]\n",
    });
    expect(found(result)).toEqual([]);
    expect(result.records[0]?.data).toMatchObject({ title: { no: "1920", en: "yes" }, volume: "0044", issued: { date: { text: "1920" } } });
  });

  it("takes null and ~ as the texts that are written, in both readers of YAML", () => {
    for (const comment of ["", "# \t\n"]) {
      const result = atlasOf({
        "polities/a.yaml": `${comment}type: state\nname: { en: Null, lt: NULL, pl: null }\ntags: [~, null]\nnote: ~\n`,
        "places/b.yaml": `${comment}at: { lat: 1, lon: 2 }\nname: "~"\n`,
      });
      expect(found(result)).toEqual([]);
      expect(result.records.map((r) => r.data)).toMatchObject([
        { name: { und: "~" } },
        { name: { en: "Null", lt: "NULL", pl: "null" }, tags: ["~", "null"], note: { und: "~" } },
      ]);
    }
    const faulty = atlasOf({ "events/a.yaml": "type: battle\nwhen: null\nname:\n" });
    expect(faulty.diagnostics.map((d) => `${d.rule}: ${d.message} | ${d.help}`)).toEqual([
      "unreadable-date: `null` is no date | leave the value out, or leave an end of an interval empty, such as 1920/",
      "wrong-type: nothing stands here, wanted a text, or a map of language → text | write the value, or drop the key",
    ]);
  });

  it("brings values to their normal forms", () => {
    const result = atlasOf({
      "instruments/moscow-1920.yaml": `type: treaty
name: Treaty of Moscow
parties: [lithuania, soviet-russia]
stages:
  - { stage: signed, on: 1920-07-12, cite: bfsp-113 p. 1121 }
  - stage: ratified
    by: lithuania
    on:
      - { value: 1920-08-06, cite: [a, { source: b, locator: art. 2 }], rank: preferred }
      - { value: "[1920-08-07..1920-08-08]", note: sources differ }
articles:
  "2":
    effects:
      - { title: lithuania, over: { minus: [lithuania-treaty-1920, { natural_earth: 440 }] } }
`,
    });
    expect(found(result)).toEqual([]);
    const [record] = result.records;
    if (record?.collection !== "instruments") throw new Error("no instrument");
    expect(record.data.name).toEqual({ und: "Treaty of Moscow" });
    expect(record.data.stages?.[0]?.cite).toEqual([{ source: "bfsp-113", locator: "p. 1121" }]);
    expect(record.data.stages?.[0]?.on).toMatchObject([
      { value: { kind: "absolute", date: { text: "1920-07-12" } }, cite: [], rank: "normal" },
    ]);
    expect(record.data.stages?.[1]).toMatchObject({
      by: ["lithuania"],
      on: [
        { cite: [{ source: "a" }, { source: "b", locator: "art. 2" }], rank: "preferred" },
        { rank: "normal", note: { und: "sources differ" } },
      ],
    });
    expect(record.data.articles?.["2"]?.effects?.[0]).toEqual({
      title: ["lithuania"],
      over: {
        kind: "minus",
        of: [
          { kind: "territory", id: "lithuania-treaty-1920" },
          { kind: "natural-earth", unit: "440" },
        ],
      },
    });
    const text = result.texts.get("instruments/moscow-1920.yaml") ?? "";
    const at = (path: (string | number)[]) => text.slice(record.spanOf(path).start, record.spanOf(path).end);
    expect(at(["stages", 0, "on"])).toBe("1920-07-12");
    expect(at(["stages", 0, "on", 0, "value"])).toBe("1920-07-12");
    expect(at(["stages", 1, "on", 1, "value"])).toBe('"[1920-08-07..1920-08-08]"');
    expect(at(["stages", 1, "by", 0])).toBe("lithuania");
    expect(at(["name", "und"])).toBe("Treaty of Moscow");
    expect(at(["articles", "2", "effects", 0, "over", "of", 1])).toContain("minus");
    const key = record.keySpanOf(["stages", 1, "on"]);
    expect(text.slice(key.start, key.end)).toBe("on");
    expect(at([])).toBe("type");
  });

  it("keeps positions right where a faulty item was dropped", () => {
    const result = atlasOf({
      "instruments/a.yaml":
        "type: treaty\nparties: [x]\nstages:\n  - { stage: signed, on: nonsense }\n  - { stage: ratified, on: 1920-08-06 }\n",
    });
    expect(found(result)).toEqual(["unreadable-date instruments/a.yaml:4:26 nonsense"]);
    const [record] = result.records;
    const span = record?.spanOf(["stages", 0, "on"]);
    expect(result.texts.get("instruments/a.yaml")?.slice(span?.start, span?.end)).toBe("1920-08-06");
  });

  it("keeps the numbers of effects where one cannot be read", () => {
    const result = atlasOf({
      "statements/s.yaml":
        "according_to: poland\nwhen: 1920\neffects:\n  - nothing of the kind\n  - { claims: vilnius-region, by: poland }\n",
    });
    expect(found(result)).toEqual(["wrong-type statements/s.yaml:4:5 nothing of the kind"]);
    const [record] = result.records;
    expect(record?.collection === "statements" && record.data.effects?.[1]?.claims).toEqual({ kind: "territory", id: "vilnius-region" });
  });

  it("sorts records and findings whatever the order of files", () => {
    const files = {
      "places/b.yaml": "att: 1\n",
      "places/a.yaml": "at: { lat: 1, lon: 2 }\nbogus: 1\n",
      "events/z.yaml": "type: battle\nwhen: 1920\n",
    };
    const forwards = atlasOf(files);
    const backwards = atlasOf(Object.fromEntries(Object.entries(files).reverse()));
    expect(backwards.diagnostics).toEqual(forwards.diagnostics);
    expect(backwards.records.map((r) => r.id)).toEqual(forwards.records.map((r) => r.id));
  });
});
