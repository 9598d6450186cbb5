/** Readers of formats that are not text. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { zipSync } from "fflate";
import { geojson } from "flatgeobuf";
import { readSqlite, sqliteFile } from "../../src/cli/sqlite.ts";
import { importData } from "../../src/import/data/import-data.ts";
import { readWkb } from "../../src/import/data/wkb.ts";
import { importOsmFiles } from "../../src/import/osm.ts";
import { geopackageOf, geoparquetOf, VALLEY, wkbOf } from "../import/data-files.ts";
import { pbfOf, raw } from "../import/osm/pbf-map.ts";
import { asBytes, asText, encoder, type Reader } from "./reader.ts";
import { DATA_TEXT } from "./seeds.ts";

/** What lengths, counts and places in a file may be, and should not. */
const WORDS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

const change = fc.tuple(
  fc.constantFrom("byte", "little", "big", "cut", "twice", "put"),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  fc.nat(255),
  fc.constantFrom(...WORDS),
);

/** One of the files with up to five changes: a byte, a number of four bytes, a piece left out, repeated or put in. */
const altered = (...seeds: readonly Uint8Array[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 5 })).map(([seed, changes]) => {
    let now = Buffer.from(seed);
    for (const [how, where, small, word] of changes) {
      const at = Math.floor(where * now.length);
      if (how === "byte") now[at] = small;
      else if (how === "little" || how === "big") {
        if (at + 4 <= now.length) how === "little" ? now.writeUInt32LE(word, at) : now.writeUInt32BE(word, at);
      } else {
        const to = Math.min(now.length, at + (small % 64));
        const [until, from] = how === "cut" ? [at, small > 250 ? now.length : to] : how === "twice" ? [to, at] : [at, at];
        now = Buffer.concat([now.subarray(0, until), how === "put" ? Buffer.from([small, word & 0xff]) : "", now.subarray(from)].map((one) => Buffer.from(one))); // biome-ignore format: one call
      }
    }
    return asText(now);
  });

/** A Shapefile of one square, by its three parts. */
function shapefileOf(): readonly [shp: Uint8Array, dbf: Uint8Array] {
  const ring = VALLEY[0]?.geometry?.coordinates[0] ?? [];
  const length = 48 + ring.length * 16;
  const shp = Buffer.alloc(100 + 8 + length);
  shp.writeInt32BE(9994, 0);
  shp.writeInt32BE(shp.length / 2, 24);
  shp.writeInt32BE(1, 100);
  shp.writeInt32BE(length / 2, 104);
  shp.writeInt32LE(5, 108);
  shp.writeInt32LE(1, 144);
  shp.writeInt32LE(ring.length, 148);
  ring.forEach(([x, y], i) => {
    shp.writeDoubleLE(x ?? 0, 156 + i * 16);
    shp.writeDoubleLE(y ?? 0, 164 + i * 16);
  });
  const row = { name: "Valley", owner: "Aland", start: "1850", end: "1899" };
  const columns = Object.entries(row).map(([name, value]) => ({ name, value, size: 10 }));
  const head = 33 + columns.length * 32;
  const dbf = Buffer.alloc(head + 1 + columns.length * 10, " ");
  dbf.fill(0, 0, head);
  dbf[0] = 3;
  dbf.writeUInt32LE(1, 4);
  dbf.writeUInt16LE(head, 8);
  dbf.writeUInt16LE(1 + columns.length * 10, 10);
  columns.forEach(({ name, value, size }, i) => {
    dbf.write(name, 32 + i * 32);
    dbf.write(value === row.start || value === row.end ? "N" : "C", 32 + i * 32 + 11);
    dbf[32 + i * 32 + 16] = size;
    dbf.write(value, head + 1 + i * 10);
  });
  dbf[head - 1] = 0x0d;
  return [shp, dbf];
}

/** Stands between the parts of a file of several: no byte is so large. */
const BETWEEN = "\u0100";

const packed = (files: Readonly<Record<string, Uint8Array>>, level: 0 | 6 = 0): Uint8Array => zipSync(files, { level });

/** The formats with their files; where they are made takes a moment, so it is done once. */
export async function binaryReaders(): Promise<readonly Reader[]> {
  const read = async (...files: readonly (readonly [name: string, data: string])[]): Promise<void> => {
    const given = files.map(([name, data]) => ({ name, bytes: asBytes(data) }));
    const result = await importData(given, { readSqlite }, { on: "1920" });
    assert.ok(result.ok ? result.files.length > 0 : result.message.length > 0);
  };
  const reader = (name: string, file: string, ...seeds: readonly Uint8Array[]): Reader => ({
    name,
    input: altered(...seeds),
    attempt: (input) => read([file, input]),
  });
  const [shp, dbf] = shapefileOf();
  const [kml = ""] = DATA_TEXT.filter((text) => text.startsWith("v.kml")).map((text) => text.slice(6));
  const features = { type: "FeatureCollection", features: VALLEY } as unknown as Parameters<typeof geojson.serialize>[0];
  // the smallest pages, so that a change meets something
  const small = [{ sql: "pragma page_size = 512" }, ...geopackageOf(VALLEY)];
  return [
    { name: "wkb", input: altered(wkbOf(VALLEY[0]?.geometry?.coordinates[0] ?? [])), attempt: (input) => readWkb(asBytes(input)) },
    {
      name: "shapefile",
      input: fc.tuple(altered(shp), altered(dbf)).map((parts) => parts.join(BETWEEN)),
      attempt(input) {
        const [one = "", two = ""] = input.split(BETWEEN);
        return read(["v.shp", one], ["v.dbf", two]);
      },
    },
    reader("zip", "v.zip", packed({ "a/v.shp": shp, "a/v.dbf": dbf }), packed({ "v.csv": encoder.encode("name,owner,start,wkt\nA,B,1900,POINT(1 1)\n") }, 6)), // biome-ignore format: one line
    reader("kmz", "v.kmz", packed({ "doc.kml": encoder.encode(kml) }), packed({ "doc.kml": encoder.encode(kml) }, 6)),
    reader("geopackage", "v.gpkg", await sqliteFile(small)),
    reader("flatgeobuf", "v.fgb", geojson.serialize(features)),
    reader("geoparquet", "v.parquet", new Uint8Array(geoparquetOf(VALLEY))),
    {
      name: "osm-pbf",
      input: altered(pbfOf(true, raw), pbfOf(false, raw), pbfOf(true)),
      async attempt(input) {
        const result = await importOsmFiles([{ name: "map.osm.pbf", bytes: asBytes(input) }]);
        assert.ok(result.ok ? result.files.length > 0 : result.message.length > 0);
      },
    },
  ];
}
