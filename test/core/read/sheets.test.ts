import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src/core/read/csv.ts";
import { Faults } from "../../../src/core/read/read-faults.ts";
import { atlasOf, found } from "./atlas-of.ts";

describe("spreadsheets", () => {
  it("reads places, each cell with its place in the file", () => {
    const result = atlasOf({
      "places.csv":
        '\ufeffid,name_lt,name_be-tarask,lat,lon,precision_km,type,in,cite,note\r\ndruya,Druja,Друя,55.79,27.45,0.5,town,a; b,"bfsp-113 p. 1; x","says ""here"""\r\n\r\nbad,,,95,27,,twon,,,\r\n',
    });
    expect(found(result)).toEqual(["wrong-type places.csv:4:7 95", "unknown-word places.csv:4:14 twon"]);
    expect(result.records[0]?.data).toEqual({
      name: { lt: "Druja", "be-tarask": "Друя" },
      at: { lat: 55.79, lon: 27.45 },
      precision_km: 0.5,
      type: "town",
      in: ["a", "b"],
      cite: [{ source: "bfsp-113", locator: "p. 1" }, { source: "x" }],
      note: { und: 'says "here"' },
    });
    const span = result.records[0]?.spanOf(["in", 1]);
    expect(result.texts.get("places.csv")?.slice(span?.start, span?.end)).toBe("b");
    expect([...(result.withheld.get("places") ?? [])]).toEqual(["bad"]);
  });

  it("reads assertions as statements with one effect", () => {
    const result = atlasOf({
      "sheets/assertions.csv":
        "id,according_to,verb,holder,over,when,until,mode,by,to,cite,note,certainty,basis\n" +
        "s1,poland,claims,,vilnius-region,1918-11-11,,,poland,,src p. 3,,probable,\n" +
        "s2,consensus,control,germany;ober-ost,vilnius-region,1915-09-19,1918-12-31,occupies,,,,,,general-knowledge\n" +
        "s3,lithuania,recognises,latvia,,1921,,de-jure,lithuania,,,,,\n" +
        "s4,lithuania,renounces,lithuania,x,1921,,,,,,,,\n" +
        "s5,lithuania,holds,lithuania,x,1921,,,,,,,,\n" +
        "s6,lithuania,title,,x,1921,,,,,,,,\n" +
        ",lithuania,title,lithuania,x,1921,,,,,,,,\n",
    });
    expect(found(result)).toEqual([
      "unknown-word sheets/assertions.csv:6:14 holds",
      "missing-key sheets/assertions.csv:7:14 title",
      "missing-key sheets/assertions.csv:8:1 ,",
    ]);
    const effects = (id: string) => {
      const record = result.records.find((r) => r.id === id);
      return record?.collection === "statements" ? record.data.effects : undefined;
    };
    expect(effects("s1")).toEqual([{ claims: { kind: "territory", id: "vilnius-region" }, by: ["poland"] }]);
    expect(effects("s2")).toMatchObject([
      {
        control: ["germany", "ober-ost"],
        over: { id: "vilnius-region" },
        mode: "occupies",
        until: [{ value: { date: { text: "1918-12-31" } } }],
      },
    ]);
    expect(effects("s3")).toMatchObject([{ recognises: "latvia", mode: "de-jure", by: ["lithuania"] }]);
    expect(effects("s4")).toMatchObject([{ renounces: { id: "x" }, by: ["lithuania"] }]);
    const [first] = result.records;
    const span = first?.spanOf(["effects", 0, "claims"]);
    expect(result.texts.get("sheets/assertions.csv")?.slice(span?.start, span?.end)).toBe("vilnius-region");
  });

  it("names faulty columns, separators, quotes and rows", () => {
    const result = atlasOf({
      "places/a.yaml": "at: { lat: 1, lon: 2 }\n",
      "a/places.csv": "id;lat;lon\nx;1;2\n",
      "b/places.csv": "id,latt,lon,lon\nx,1,2,3\n",
      "c/places.csv": 'id,lat,lon\nx,1,2,3\ny,"1,2\n',
      "d/places.csv": "",
      "e/places.csv": "lat,lon\n1,2\n",
    });
    expect(result.diagnostics.map((d) => `${d.rule} ${d.span.file} ${d.help}`)).toEqual([
      "csv-syntax a/places.csv save the sheet as CSV with commas (RFC 4180)",
      "unknown-key b/places.csv did you mean “lat”",
      "duplicate-key b/places.csv keep one of the two; the first one is read",
      "missing-key b/places.csv add “lat” in degrees".replace("“lat”", "lat"),
      "csv-syntax c/places.csv put a cell that holds a comma in double quotes",
      expect.stringContaining("missing-key c/places.csv"),
      expect.stringContaining("csv-syntax c/places.csv"),
      expect.stringContaining("wrong-type c/places.csv"),
      expect.stringContaining("missing-key d/places.csv begin with id,"),
      "missing-key e/places.csv add a column id",
    ]);
  });

  it("splits rows and cells as csv-parse does", () => {
    let seed = 11;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const cells = ["a", "", '"q"', '"x,y"', '"say ""so"""', '"two\nlines"', '"r\r\nn"', " b ", "ą"];
    for (let round = 0; round < 300; round++) {
      const width = 1 + random(4);
      const rows = Array.from({ length: 1 + random(5) }, () =>
        ["id", ...Array.from({ length: width }, () => cells[random(cells.length)] as string)].join(","),
      );
      const text = rows.join(random(2) === 0 ? "\n" : "\r\n") + (random(2) === 0 ? "\n" : "");
      const faults = new Faults("x.csv");
      const own = readCsv(text, faults).map((row) => row.map((cell) => cell.text));
      expect(faults.list).toEqual([]);
      expect(own).toEqual(parse(text, { record_delimiter: ["\n", "\r\n"], relax_column_count: true }));
    }
  });
});

it("says that sep= is a remark of Excel, and reads on", () => {
  for (const first of ["sep=,", "SEP=;", '"sep=,"']) {
    const result = atlasOf({ "places.csv": `${first}\r\nid,lat,lon\r\na,1,2\r\n` });
    expect(result.diagnostics.map((d) => [d.rule, d.message.replace(/“.*”/, "…"), d.help])).toEqual([
      ["csv-syntax", "… is a remark of Excel to itself, not the header", "delete this line: the columns are separated by “,” in any case"],
    ]);
    expect(result.records.map((r) => r.id)).toEqual(["a"]);
  }
});

it("says of a number that it may be the day of a spreadsheet", () => {
  const result = atlasOf({ "assertions.csv": "id,according_to,verb,holder,over,when\na,b,title,b,c,22647\n" });
  expect(result.diagnostics.map((d) => d.message)).toEqual([
    "`22647` is no year of four digits, and may be the number by which a spreadsheet keeps the day 1962-01-01",
  ]);
});
