/** OSM PBF says what the same map says as XML; what is cut off, packed otherwise or too large is a report. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { zlibSync } from "fflate";
import { expect, test } from "vitest";
import { importOsm, importOsmFiles } from "../../../src/import/osm.ts";
import { sound } from "../source-files.ts";
import { blob, header, pbfOf, XML } from "./pbf-map.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (data: Uint8Array, name = "map.osm.pbf") => importOsmFiles([{ name, bytes: data }]);

test("a map as PBF, with nodes in columns or one by one, is the map as XML, whole or in pieces", async () => {
  const wanted = sound(importOsm([{ name: "map.osm", text: XML }]));
  expect(wanted.files.map(({ text }) => text).join("\n")).toMatch(/Alandas[\s\S]*Žemė/);
  expect(sound(await read(bytes(XML), "map.osm")).files).toEqual(wanted.files);
  for (const dense of [true, false]) expect(sound(await read(pbfOf(dense))).files).toEqual(wanted.files);
});

const osmium = spawnSync("osmium", ["--version"]).status === 0;
test.skipIf(!osmium)("osmium writes what is read alike", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dejure-"));
  try {
    writeFileSync(join(folder, "map.osm"), XML);
    for (const format of ["pbf", "pbf,pbf_dense_nodes=false", "pbf,pbf_compression=none"]) {
      const { status, stderr } = spawnSync("osmium", [
        "cat",
        "-O",
        "-f",
        format,
        "-o",
        join(folder, "map.osm.pbf"),
        join(folder, "map.osm"),
      ]);
      expect([status, String(stderr)]).toEqual([0, ""]);
      expect(sound(await read(readFileSync(join(folder, "map.osm.pbf")))).files).toEqual(
        sound(importOsm([{ name: "map.osm", text: XML }])).files,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each<[string, Uint8Array, string]>([
  ["another feature", header("HistoricalInformation"), "asks for HistoricalInformation, which dejure does not read"],
  ["another packing", Uint8Array.from([...header(), ...blob("OSMData", (pbf) => pbf.writeBytesField(7, bytes("zstd")))]), "is packed otherwise than by zlib"],
  ["a block of a gigabyte", Uint8Array.from([...header(), ...blob("OSMData", (pbf) => { pbf.writeVarintField(2, 1e9); pbf.writeBytesField(3, zlibSync(new Uint8Array(9))); })]), "has a block of 1000000000 bytes"],
  ["another file", bytes("PK"), "map.osm.pbf is no OSM PBF"],
  ["no boundary", header(), "no political boundary has a whole outline"],
])("%s is told", async (_, data, message) => {
  const result = await read(data);
  expect(result.ok ? "read" : result.message).toContain(message);
}); // biome-ignore format: one case a line

test("a file cut off or with other bytes anywhere is read or told, never thrown", async () => {
  const whole = pbfOf(true);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
      const data = cut ? whole.slice(0, at) : whole.with(at, byte);
      const result = await read(data);
      expect(result.ok || result.message.length > 0).toBe(true);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test("pieces of XML keep letters that lie across them, and another encoding is told", async () => {
  const long = XML.replace("<way id=", `<!-- ${"ž".repeat(700_000)} --><way id=`);
  expect(sound(await read(bytes(long), "map.osm")).files).toEqual(sound(importOsm([{ name: "map.osm", text: XML }])).files);
  const latin = await read(Uint8Array.from([...bytes(XML.slice(0, 60)), 0xff, 0xe9]), "map.osm");
  expect(latin.ok ? "read" : latin.message).toBe("map.osm is not in UTF-8");
});
