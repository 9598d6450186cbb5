/** Foreign map data by a mapping: every format gives the same answers, and what cannot be read is said. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSqlite, sqliteFile } from "../../src/cli/sqlite.ts";
import { type DataImport, type ImportedData, importData } from "../../src/import/data/import-data.ts";
import { feature, geopackageOf, geoparquetOf, square, VALLEY } from "./data-files.ts";
import { parseDay } from "./day.ts";
import { checked, sound } from "./source-files.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const collection = (features: readonly unknown[] = VALLEY): string => JSON.stringify({ type: "FeatureCollection", features });

const read = (name: string, data: string | Uint8Array, options: DataImport = {}, ...beside: { name: string; bytes: Uint8Array }[]) =>
  importData([{ name, bytes: typeof data === "string" ? bytes(data) : data }, ...beside], { readSqlite }, options);
const imported = async (...args: Parameters<typeof read>): Promise<ImportedData> => sound(await read(...args));
async function refused(...args: Parameters<typeof read>): Promise<string> {
  const result = await read(...args);
  return result.ok ? "read" : result.message;
}
const mapping = (data: ImportedData, change: object): { name: string; text: string } => ({
  name: "m.json",
  text: JSON.stringify({ ...data.mapping, ...change }),
});

/** Holders of control and title at a point on a day, after a check without errors. */
function asked(data: ImportedData, viewpoint: string) {
  const { resolver } = checked(data);
  return (lon: number, lat: number, day: string): string => {
    const { title, control } = resolver.who({ at: [lon, lat] }, parseDay(day), { viewpoint });
    return [title, control]
      .map(({ holders }) => holders.map(({ polity, mode }) => `${polity}${mode === "occupies" ? "!" : ""}`).join("+") || "-")
      .join(" ");
  };
}
function expectValley(data: ImportedData, viewpoint: string): void {
  const who = asked(data, viewpoint);
  expect([who(11, 51, "1849-12-31"), who(11, 51, "1899-12-31")]).toEqual(["- -", "aland aland"]);
  expect(who(11, 51, "1900-01-01")).toMatch(/ bėland!$/);
  expect(who(13, 51, "2020-01-01")).toBe("bėland bėland");
}

describe("formats", () => {
  test("GeoJSON, and sequences of it", async () => {
    expectValley(await imported("valley.geojson", collection()), "valley");
    expectValley(await imported("valley.geojsonl", VALLEY.map((one) => `\x1e${JSON.stringify(one)}\n`).join("")), "valley");
  });

  test("CSV with well-known text, and semicolons", async () => {
    const rows = VALLEY.map(({ properties, geometry }) => {
      const wkt = `POLYGON ((${geometry?.coordinates[0]?.map((at) => at.join(" ")).join(", ")}))`;
      return [...Object.values(properties), wkt].join(";");
    });
    expectValley(await imported("valley.csv", `\ufeffname;owner;start;end;status;WKT\n${rows.join("\n")}`), "valley");
  });

  test("points of a table are places, and alone they make no atlas", async () => {
    expect(await refused("towns.csv", "name,owner,year,lat,lon\nAtown,Aland,1900,51,11\n")).toBe(
      "no feature has an outline, a holder and a start",
    );
  });

  test("GeoPackage, in its own projection", async () => {
    const file = await sqliteFile(geopackageOf(VALLEY));
    expectValley(await imported("valley.gpkg", file), "valley");
    expect(await refused("valley.gpkg", file.subarray(0, 5000))).toMatch(/^valley.gpkg cannot be read as a database/);
  });

  test("GeoParquet", async () => {
    const file = geoparquetOf(VALLEY);
    expectValley(await imported("valley.parquet", new Uint8Array(file)), "valley");
    expect(await refused("valley.parquet", new Uint8Array(file).subarray(0, 100))).toMatch(/^valley.parquet cannot be read as GeoParquet/);
  });

  test("KML with time spans; links are not fetched", async () => {
    const marks = VALLEY.map(({ properties: p, geometry }) => {
      const { name, owner, start, end, status } = p as Record<string, unknown>;
      const ring = geometry?.coordinates[0]?.map((at) => at.join(",")).join(" ");
      const span = `<TimeSpan><begin>${start}</begin>${end === 9999 ? "" : `<end>${end}</end>`}</TimeSpan>`;
      const data = Object.entries({ owner, status }).map(([key, value]) => `<Data name="${key}"><value>${value}</value></Data>`);
      return `<Placemark><name>${name}</name>${span}<ExtendedData>${data.join("")}</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    });
    const text = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join("")}<NetworkLink><Link><href>http://example.org/</href></Link></NetworkLink></Document></kml>`;
    const data = await imported("valley.kml", text);
    expectValley(data, "valley");
    expect(data.leftOut.join()).toContain("1 links to other files, which are not fetched");
    expectValley(await imported("valley.kmz", zipSync({ "doc.kml": bytes(text) })), "valley");
    expect(await refused("valley.kml", text.slice(0, 400))).toMatch(/^valley.kml cannot be read as XML/);
  });

  test("a file in no known format is refused by name", async () => {
    expect(await refused("valley.dwg", "AC10")).toBe("valley.dwg is in no format that dejure reads");
  });
});

describe.skipIf(spawnSync("ogr2ogr", ["--version"]).status !== 0)("files that ogr2ogr wrote", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dejure-"));
    writeFileSync(join(folder, "valley.geojson"), collection());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const converted = (name: string, format: string, ...more: string[]) => {
    const { status, stderr } = spawnSync("ogr2ogr", ["-f", format, join(folder, name), join(folder, "valley.geojson"), ...more], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    return (part: string) => ({ name: part, bytes: new Uint8Array(readFileSync(join(folder, part))) });
  };

  test("a Shapefile by parts and as a zip, projected, in the encoding of its .cpg", async () => {
    const part = converted("lks.shp", "ESRI Shapefile", "-t_srs", "EPSG:3346", "-lco", "ENCODING=UTF-8");
    const parts = ["lks.dbf", "lks.prj", "lks.cpg"].map(part);
    const data = await imported("lks.shp", part("lks.shp").bytes, {}, ...parts);
    expectValley(data, "lks");
    expect(data.declares.join()).toContain("UTF-8, which its .cpg names");
    const zip = zipSync(Object.fromEntries([part("lks.shp"), ...parts].map((one) => [`a/${one.name}`, one.bytes])));
    expectValley(await imported("lks.zip", zip), "lks");
    expect(await refused("lks.shp", part("lks.shp").bytes, {}, part("lks.prj"))).not.toBe("");
    expect(await refused("lks.shp", part("lks.shp").bytes.subarray(0, 300), {}, ...parts)).toBe("lks.shp is cut off");
  });

  test("a Shapefile that does not say its encoding: asked for by name, and read in it", async () => {
    const part = converted("old.shp", "ESRI Shapefile", "-lco", "ENCODING=CP1257", "-where", "owner = 'Bėland' and status = 'occupied'");
    const dbf = part("old.dbf").bytes;
    dbf[29] = 0;
    expect(await refused("old.shp", part("old.shp").bytes, {}, { name: "old.dbf", bytes: dbf })).toBe(
      "old.dbf does not say in which encoding its texts are, and they are not UTF-8",
    );
    const data = await imported("old.shp", part("old.shp").bytes, { encoding: "windows-1257" }, { name: "old.dbf", bytes: dbf });
    expect(asked(data, "old")(11, 51, "1950-01-01")).toBe("- bėland!");
  });

  test("GeoPackage and FlatGeobuf", async () => {
    expectValley(
      await imported("mercator.gpkg", converted("mercator.gpkg", "GPKG", "-t_srs", "EPSG:3857")("mercator.gpkg").bytes),
      "mercator",
    );
    const flat = converted("flat.fgb", "FlatGeobuf")("flat.fgb").bytes;
    expectValley(await imported("flat.fgb", flat), "flat");
    expect(await refused("flat.fgb", flat.subarray(0, flat.length - 200))).toMatch(/^flat.fgb (?:cannot be read|says that)/);
  });
});

describe("the mapping", () => {
  test("is saved, and gives the same bytes when it is given back, as JSON or YAML", async () => {
    const data = await imported("valley.geojson", collection());
    const saved = data.files.find(({ path }) => path === "import-mapping.json")?.text ?? "";
    const again = await imported("valley.geojson", collection(), { mapping: { name: "import-mapping.json", text: saved } });
    const records = (one: ImportedData) => one.files.filter(({ path }) => path !== "README.md");
    expect(records(again)).toEqual(records(data));
  });

  test("the convention of ends is read from rows that touch", async () => {
    expect((await imported("valley.geojson", collection())).declares).toContain(
      "end: 1 of 1 neighbouring rows fit only if it is the last day or year.",
    );
    const halfOpen = await imported(
      "h.geojson",
      collection([feature({ name: "V", owner: "A", from: 1850, to: 1900 }), feature({ name: "V", owner: "B", from: 1900, to: 1910 })]),
    );
    expect(halfOpen.mapping.end?.ends).toBe("exclusive");
    const who = asked(halfOpen, "h");
    expect([who(11, 51, "1899-12-31"), who(11, 51, "1900-01-01"), who(11, 51, "1910-01-01")]).toEqual(["a a", "b b", "- -"]);
    const next = await imported(
      "n.geojson",
      collection([feature({ name: "V", owner: "A", since: "1850-03-01" }), feature({ name: "V", owner: "B", since: "1900-05-02" })]),
    );
    expect(next.mapping.end?.ends).toBe("until-next");
    expect([asked(next, "n")(11, 51, "1900-05-01"), asked(next, "n")(11, 51, "1900-05-02")]).toEqual(["a a", "b b"]);
  });

  test("years before year 1 and beyond 9999, decimal years, years of the file's name", async () => {
    const old = await imported("o.geojson", collection([feature({ name: "V", owner: "A", start: -44, end: 12000 })]));
    expect(old.mapping.start.bce).toBe("historical");
    expect([asked(old, "o")(11, 51, "-0044-12-31"), asked(old, "o")(11, 51, "-0043-01-01")]).toEqual(["- -", "a a"]);
    expect([asked(old, "o")(11, 51, "Y12000-12-31"), asked(old, "o")(11, 51, "Y12001-01-01")]).toEqual(["a a", "- -"]);
    const decimal = await imported("d.geojson", collection([feature({ name: "V", owner: "A", start: 1900.5, end: 1901.25 })]));
    expect([asked(decimal, "d")(11, 51, "1900-07-01"), asked(decimal, "d")(11, 51, "1900-07-02")]).toEqual(["- -", "a a"]);
    const named = await imported("world_bc500.geojson", collection([feature({ name: "V", owner: "A" })]));
    expect(asked(named, "world_bc500")(11, 51, "-0499-06-01")).toBe("a a");
    expect(await refused("world.geojson", collection([feature({ name: "V", owner: "A" })]))).toMatch(/^no column says since when/);
    expect(
      asked(await imported("world.geojson", collection([feature({ name: "V", owner: "A" })]), { on: "1920" }), "world")(
        11,
        51,
        "1920-12-31",
      ),
    ).toBe("a a");
  });

  test("several assertors in a cell, spellings that merge, nobody's land, precision by a table, rows that are chosen", async () => {
    const rows = [
      feature({ name: "V", owner: "Aland", start: 1900, said: "CHN;TWN", q: "rough", use: "y" }),
      feature({ name: "W", owner: "A-land", start: 1900, said: "CHN", q: "fine", use: "y" }, square(20, 50)),
      feature({ name: "X", owner: "nobody", start: 1900, said: "CHN", use: "y" }, square(30, 50)),
      feature({ name: "Y", owner: "Bland", start: 1900, said: "CHN", use: "n" }, square(40, 50)),
    ];
    const guess = await imported("v.geojson", collection(rows));
    const data = await imported("v.geojson", collection(rows), {
      mapping: mapping(guess, {
        where: { use: ["y"] },
        holder: { columns: ["owner"], polities: { Aland: "aland", "A-land": "aland", nobody: "" } },
        assertor: { column: "said", divider: ";" },
        precision_km: { column: "q", means: { rough: 50, fine: 1 } },
      }),
    });
    expect([
      asked(data, "chn")(11, 51, "1900-01-01"),
      asked(data, "twn")(11, 51, "1900-01-01"),
      asked(data, "chn")(21, 51, "1900-01-01"),
    ]).toEqual(["aland aland", "aland aland", "aland aland"]);
    expect([asked(data, "twn")(21, 51, "1900-01-01"), asked(data, "chn")(31, 51, "1900-01-01")]).toEqual(["- -", "- -"]);
    expect(data.leftOut).toEqual([
      "1 features without a holder (X, feature 3).",
      "1 features of layers or values that the mapping does not choose.",
    ]);
  });

  test("a fault of the mapping is said", async () => {
    const data = await imported("valley.geojson", collection());
    expect(await refused("valley.geojson", collection(), { mapping: mapping(data, { ownr: "x" }) })).toMatch(/it has the key ownr/);
    expect(await refused("valley.geojson", collection(), { mapping: mapping(data, { id: "nr" }) })).toBe(
      "the mapping names the column nr, which no feature has",
    );
    expect(await refused("valley.geojson", collection(), { mapping: { name: "m", text: "a: [" } })).toMatch(
      /^m cannot be read as YAML or JSON/,
    );
  });
});

describe("bad input", () => {
  test("cut off, no coordinates, no geometry, a wrong encoding", async () => {
    expect(await refused("v.geojson", collection().slice(0, 200))).toMatch(/^v.geojson cannot be read as JSON/);
    expect(await refused("v.csv", new Uint8Array([0x6e, 0xe0, 0x0a, 0x41]))).toBe("v.csv is not in UTF-8, and does not say what it is in");
    const some = [
      ...VALLEY,
      feature({ name: "Nowhere", owner: "A", start: 1900 }, null),
      feature({ name: "NaN", owner: "A", start: 1900 }, [...square(1, 1).slice(0, 4), [null, 1]]),
    ];
    const data = await imported("v.geojson", collection(some));
    expect(data.leftOut).toEqual([
      "1 features without a geometry (Nowhere, feature 4).",
      "1 features with coordinates that are no numbers (NaN, feature 5).",
    ]);
  });

  test("one id twice from one day: both are kept, and it is said", async () => {
    const twice = [feature({ name: "V", owner: "A", start: 1900 }), feature({ name: "V", owner: "A", start: 1900 }, square(20, 50))];
    const data = await imported("v.geojson", collection(twice));
    expect(data.doubts).toEqual(["2 features have the id v from 1900-01-01; each is a land of its own."]);
    expect(asked(data, "v")(21, 51, "1900-01-01")).toBe("a a");
  });

  test("swapped axes are noticed; projected coordinates without a name, or with an unknown one, are refused", async () => {
    const swapped = await imported("v.geojson", collection([feature({ name: "V", owner: "A", start: 1900 }, [[50, 100], [50, 102], [52, 102], [50, 100]])])); // biome-ignore format: one line
    expect(asked(swapped, "v")(101.9, 51, "1900-01-01")).toBe("a a");
    const far = [feature({ name: "V", owner: "A", start: 1900 }, square(500_000, 6_000_000, 1000))];
    expect(await refused("v.geojson", collection(far))).toBe(
      "v.geojson has coordinates up to 6001000, which are no degrees, and no coordinate system is given",
    );
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2180" } };
    expect(await refused("v.geojson", JSON.stringify({ type: "FeatureCollection", crs, features: far }))).toBe(
      "the coordinate system EPSG:2180 is not one that dejure can transform",
    );
  });

  test("a zip that would unpack to too much is not unpacked", async () => {
    const bomb = zipSync({ "v.geojson": bytes(`${" ".repeat(1000)}{}`) });
    const size = 2_000_000_000;
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at + 4 < bomb.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    expect(await refused("v.zip", bomb)).toBe("v.zip would unpack to 1 files of 2000 MB");
    expect(await refused("v.zip", bomb.subarray(0, 60))).toMatch(/^v.zip cannot be unpacked/);
  });

  test("a FlatGeobuf with an index of no features is refused, not looked through for ever", async () => {
    const header = [0x0c, 0, 0, 0, 8, 0, 0, 0, 4, 0, 4, 0, 4, 0, 0, 0]; // an empty table: all of it as by default
    expect(await refused("v.fgb", new Uint8Array([...bytes("fgb\u0003fgb\u0000"), ...header]))).toMatch(
      /^v.fgb cannot be read as FlatGeobuf: it has an index/,
    );
  });

  test("HTML in a name stays text", async () => {
    const data = await imported("v.geojson", collection([feature({ name: "<script>x</script>", owner: "__proto__", start: 1900 })]));
    expect(asked(data, "v")(11, 51, "1900-01-01")).not.toBe("- -");
  });
});

describe("a table, and outlines in another file", () => {
  const outlines = (...names: readonly string[]) => ({
    name: "land.geojson",
    bytes: bytes(collection(names.map((name, i) => feature({ name, owner: "of the outline" }, square(10 + 2 * i, 50))))),
  });
  const TABLE =
    "valley,owner,from,to\nupper  valley,Aland,1850,1899\nUpper Valley,Bėland,1900,1920\nLower,Bėland,1850,1920\nLost,Aland,1850,1851\n";

  test("each row has the outline of the same name, and what the table says goes first", async () => {
    const data = await imported("rows.csv", TABLE, {}, outlines("Upper Valley", "Lower", "Far"));
    expect(data.mapping.join).toEqual({ table: "valley", outlines: "name" });
    expect(data.leftOut).toEqual(["1 rows without an outline: Lost.", "1 outlines that no row names: Far."]);
    const who = asked(data, "rows");
    expect([who(11, 51, "1899-12-31"), who(11, 51, "1900-01-01"), who(13, 51, "1900-01-01")]).toEqual([
      "aland aland",
      "bėland bėland",
      "bėland bėland",
    ]);
    // the saved mapping does the same again, whichever file comes first
    const again = await importData(
      [outlines("Upper Valley", "Lower", "Far"), { name: "rows.csv", bytes: bytes(TABLE) }],
      { readSqlite },
      { mapping: mapping(data, {}) },
    );
    const records = (files: ImportedData["files"]) => files.filter(({ path }) => path !== "README.md");
    expect(again.ok && records(again.files)).toEqual(records(data.files));
  });

  test("what does not go together is said", async () => {
    expect(await refused("rows.csv", TABLE)).toContain("no column of well-known text");
    expect(await refused("rows.csv", TABLE, {}, outlines("Elsewhere"))).toBe(
      "no column of the table has what a column of the outlines has",
    );
    const data = await imported("rows.csv", TABLE, {}, outlines("Lower"));
    const join = (value: object) => refused("rows.csv", TABLE, { mapping: mapping(data, { join: value }) }, outlines("Lower"));
    expect(await join({ table: "owner", outlines: "name" })).toBe("no row has in owner what an outline has in name");
    expect(await join({ table: "owner" })).toContain("its join has no table or no outlines");
  });
});
