/** A small map as XML and as OSM PBF, written by `pbf`, which knows nothing of how ours is read. */
import { zlibSync } from "fflate";
import { PbfWriter } from "pbf";

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
export const XML = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="osmium">
${NODES.map(([id, lon, lat]) => `<node id="${id}" version="1" lat="${lat}" lon="${lon}">${id < 0 ? '<tag k="place" v="town"/><tag k="name" v="Žemė"/>' : ""}</node>`).join("\n")}
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
<way id="11" version="1"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
<relation id="20" version="1"><member type="way" ref="10" role="outer"/><member type="way" ref="11" role="outer"/>${Object.entries(TAGS)
  .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
  .join("")}</relation>
</osm>
`;
export const message = (write: (pbf: PbfWriter) => void): Uint8Array => {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
};
export const blob = (type: string, how: (pbf: PbfWriter) => void): Uint8Array => {
  const body = message(how);
  const head = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, body.length);
  });
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return Uint8Array.from([...size, ...head, ...body]);
};
export const zipped = (type: string, content: Uint8Array): Uint8Array =>
  blob(type, (pbf) => {
    pbf.writeVarintField(2, content.length);
    pbf.writeBytesField(3, zlibSync(content));
  });
/** A block whose content is not packed. */
export const raw = (type: string, content: Uint8Array): Uint8Array => blob(type, (pbf) => pbf.writeBytesField(1, content));
export const header = (...features: string[]): Uint8Array =>
  zipped(
    "OSMHeader",
    message((pbf) => {
      for (const one of features) pbf.writeStringField(4, one);
      pbf.writeStringField(16, "osmium");
    }),
  );
const differences = (numbers: readonly number[]): number[] => numbers.map((n, i) => n - (numbers[i - 1] ?? 0));
const nano = (degrees: number): number => Math.round(degrees * 1e7);

/** The map of `XML`, its nodes one by one or in columns; `pack` makes the block of its elements. */
export function pbfOf(dense: boolean, pack = zipped): Uint8Array {
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
  return Uint8Array.from([...header("OsmSchema-V0.6", "DenseNodes"), ...pack("OSMData", data)]);
} // biome-ignore format: the nesting of the messages is the point
