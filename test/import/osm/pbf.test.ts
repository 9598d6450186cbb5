/** OSM PBF says what the same map says as XML; what is cut off, packed otherwise or too large is a report. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { zlibSync } from "fflate";
import { PbfWriter } from "pbf";
import { expect, test } from "vitest";
import { importOsm, importOsmFiles } from "../../../src/import/osm.ts";
import { sound } from "../source-files.ts";

const NODES = [
  [1, 0, 50],
  [2, 1.5, 50],
  [3, 1.5, 51.25],
  [4, 0, 51.25],
  [-5, -0.1234567, -0.7654321],
] as const;
const TAGS = {
  type: "boundary",
  boundary: "administrative",
  admin_level: "2",
  name: "Aland",
  start_date: "1900-05-10",
  "name:lt": "Alandas",
};
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="osmium">
${NODES.map(([id, lon, lat]) => `<node id="${id}" version="1" lat="${lat}" lon="${lon}">${id < 0 ? '<tag k="place" v="town"/><tag k="name" v="Žemė"/>' : ""}</node>`).join("\n")}
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
<way id="11" version="1"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
<relation id="20" version="1"><member type="way" ref="10" role="outer"/><member type="way" ref="11" role="outer"/>${Object.entries(TAGS)
  .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
  .join("")}</relation>
</osm>
`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A message written by `pbf`, which knows nothing of how ours is read. */
const message = (write: (pbf: PbfWriter) => void): Uint8Array => {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
};
const blob = (type: string, how: (pbf: PbfWriter) => void): Uint8Array => {
  const body = message(how);
  const head = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, body.length);
  });
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return Uint8Array.from([...size, ...head, ...body]);
};
const zipped = (type: string, content: Uint8Array): Uint8Array =>
  blob(type, (pbf) => {
    pbf.writeVarintField(2, content.length);
    pbf.writeBytesField(3, zlibSync(content));
  });
const header = (...features: string[]): Uint8Array =>
  zipped(
    "OSMHeader",
    message((pbf) => {
      for (const one of features) pbf.writeStringField(4, one);
      pbf.writeStringField(16, "osmium");
    }),
  );
const differences = (numbers: readonly number[]): number[] => numbers.map((n, i) => n - (numbers[i - 1] ?? 0));
const nano = (degrees: number): number => Math.round(degrees * 1e7);

/** The map of `XML`, its nodes one by one or in columns. */
function pbfOf(dense: boolean): Uint8Array {
  const texts = ["", "place", "town", "name", "Žemė", "outer", ...Object.entries(TAGS).flat()];
  const at = (text: string): number => texts.indexOf(text);
  const data = message((block) => {
    block.writeMessage(1, (_, table) => { for (const text of texts) table.writeStringField(1, text); }, 0);
    block.writeMessage(2, (_, group) => {
      if (dense)
        group.writeMessage(2, (_, nodes) => {
          nodes.writePackedSVarint(1, differences(NODES.map(([id]) => id)));
          nodes.writeMessage(5, (_, info) => { info.writePackedVarint(1, NODES.map(() => 1)); }, 0);
          nodes.writePackedSVarint(8, differences(NODES.map(([, , lat]) => nano(lat))));
          nodes.writePackedSVarint(9, differences(NODES.map(([, lon]) => nano(lon))));
          nodes.writePackedVarint(10, NODES.flatMap(([id]) => (id < 0 ? [1, 2, 3, 4, 0] : [0])));
        }, 0);
      else
        for (const [id, lon, lat] of NODES)
          group.writeMessage(1, (_, node) => {
            node.writeSVarintField(1, id);
            if (id < 0) { node.writePackedVarint(2, [1, 3]); node.writePackedVarint(3, [2, 4]); }
            node.writeSVarintField(8, nano(lat));
            node.writeSVarintField(9, nano(lon));
          }, 0);
    }, 0);
    block.writeMessage(2, (_, group) => {
      for (const [id, refs] of [[10, [1, 2, 3]], [11, [3, 4, 1]]] as const)
        group.writeMessage(3, (_, way) => { way.writeVarintField(1, id); way.writePackedSVarint(8, differences(refs)); }, 0);
    }, 0);
    block.writeMessage(2, (_, group) => {
      group.writeMessage(4, (_, relation) => {
        relation.writeVarintField(1, 20);
        relation.writePackedVarint(2, Object.keys(TAGS).map(at));
        relation.writePackedVarint(3, Object.values(TAGS).map(at));
        relation.writePackedVarint(8, [at("outer"), at("outer")]);
        relation.writePackedSVarint(9, [10, 1]);
        relation.writePackedVarint(10, [1, 1]);
      }, 0);
    }, 0);
  });
  return Uint8Array.from([...header("OsmSchema-V0.6", "DenseNodes"), ...zipped("OSMData", data)]);
} // biome-ignore format: the nesting of the messages is the point

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
