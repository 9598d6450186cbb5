/** Shapefile: outlines of the .shp, attributes of the .dbf in the encoding of the .cpg, coordinate system of the .prj. */
import type { ImportFault } from "../imported.ts";
import { type DataFeature, type DataFile, type DataGeometry, type DataReader, decoderFor, fault, stemOf } from "./feature.ts";
import { gathered } from "./unordered-rings.ts";

/** Languages that the header of a .dbf may name, as encodings of the Encoding Standard. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  3: "windows-1252",
  87: "windows-1252",
  88: "windows-1252",
  89: "windows-1252",
  101: "ibm866",
  38: "ibm866",
  200: "windows-1250",
  201: "windows-1251",
  202: "windows-1254",
  203: "windows-1253",
  204: "windows-1257",
};

export const shapefile: DataReader = {
  id: "Shapefile",
  endings: ["shp"],
  read(file, { options, beside }) {
    const shapes = readShapes(file);
    if (!Array.isArray(shapes)) return shapes;
    const dbf = beside.get("dbf");
    const prj = beside.get("prj");
    const rows = dbf ? readDbf(dbf, options.encoding, beside.get("cpg")) : undefined;
    if (rows && !rows.ok) return rows;
    if (rows && rows.rows.length !== shapes.length)
      return fault(
        `${file.name} has ${shapes.length} shapes, and ${dbf?.name} has ${rows.rows.length} rows`,
        "the parts are of different files, or one is cut off",
      );
    const crs = prj && new TextDecoder().decode(prj.bytes).trim();
    const layer = stemOf(file.name);
    const features = shapes.flatMap((shape, i): DataFeature[] => {
      const properties = rows ? rows.rows[i] : {};
      // a row that is marked as deleted takes its shape with it
      if (properties === undefined || properties === "deleted") return [];
      return [
        {
          layer,
          file: file.name,
          properties,
          crs,
          ...(typeof shape === "string" ? { geometry: null, fault: shape } : { geometry: shape }),
        },
      ];
    });
    const deleted = shapes.length - features.length;
    return {
      ok: true,
      features,
      declares: [
        ...(rows?.declares ?? []),
        ...(prj ? [] : [`${file.name} has no .prj beside it, so its coordinates are taken for degrees.`]),
      ],
      leftOut: [
        ...(dbf ? [] : [`${file.name}: no .dbf stands beside it, so its shapes have no attributes.`]),
        ...(deleted > 0 ? [`${file.name}: ${deleted} rows marked as deleted.`] : []),
      ],
    };
  },
};

function readShapes({ name, bytes }: DataFile): (DataGeometry | null | string)[] | ImportFault {
  const cut = fault(`${name} is cut off`, "fetch it again");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getInt32(0) !== 9994) return fault(`${name} is no .shp file`);
  if (view.getInt32(24) * 2 > bytes.length) return cut;
  const shapes: (DataGeometry | null | string)[] = [];
  for (let at = 100; at + 8 <= bytes.length; ) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) return cut;
    try {
      shapes.push(readShape(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length)));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      shapes.push("its record is shorter than it says");
    }
    at += 8 + length;
  }
  return shapes;
}

/** Types differ from 2D ones by tens, with heights and measures after the coordinates that are read. */
function readShape(view: DataView): DataGeometry | null | string {
  const type = view.getInt32(0, true);
  const point = (at: number): [number, number] => [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
  if (type === 0) return null;
  if (type % 10 === 1) return { type: "Point", coordinates: point(4) };
  if (type % 10 === 8) {
    const count = view.getInt32(36, true);
    return 40 + count * 16 > view.byteLength
      ? "its record is shorter than it says"
      : { type: "MultiPoint", coordinates: Array.from({ length: count }, (_, i) => point(40 + i * 16)) };
  }
  if (type % 10 !== 3 && type % 10 !== 5) return `its type is number ${type}, which is not read`;
  const parts = view.getInt32(36, true);
  const points = view.getInt32(40, true);
  const start = 44 + parts * 4;
  if (parts < 0 || points < 0 || start + points * 16 > view.byteLength) return "its record is shorter than it says";
  const lines = Array.from({ length: parts }, (_, i) => {
    const from = view.getInt32(44 + i * 4, true);
    const to = i + 1 < parts ? view.getInt32(48 + i * 4, true) : points;
    return Array.from({ length: Math.max(0, to - from) }, (_unused, k) => point(start + (from + k) * 16));
  });
  return type % 10 === 3 ? { type: "MultiLineString", coordinates: lines } : { type: "MultiPolygon", coordinates: gathered(lines) };
}

type Row = Readonly<Record<string, unknown>> | "deleted";
interface Rows {
  readonly ok: true;
  readonly rows: readonly Row[];
  readonly declares: readonly string[];
}
interface Column {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

function readDbf({ name, bytes }: DataFile, asked: string | undefined, cpg: DataFile | undefined): Rows | ImportFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) return fault(`${name} is no .dbf file`);
  const count = view.getUint32(4, true);
  const head = view.getUint16(8, true);
  const length = view.getUint16(10, true);
  if (head < 33 || length < 1 || head + count * length > bytes.length) return fault(`${name} is cut off`, "fetch it again");
  const chosen = encodingOf(name, bytes, asked, cpg);
  if (!chosen.ok) return chosen;
  const columns: Column[] = [];
  try {
    let offset = 1;
    for (let at = 32; at + 32 <= head && bytes[at] !== 0x0d; at += 32) {
      const raw = bytes.subarray(at, at + 11);
      const end = raw.indexOf(0);
      const size = bytes[at + 16] ?? 0;
      columns.push({
        name: chosen.decode(end < 0 ? raw : raw.subarray(0, end)).trim(),
        type: String.fromCharCode(bytes[at + 11] ?? 0),
        at: offset,
        length: size,
      });
      offset += size;
    }
    const rows = Array.from({ length: count }, (_, i): Row => {
      const row = bytes.subarray(head + i * length, head + (i + 1) * length);
      if (row[0] === 0x2a) return "deleted";
      return Object.fromEntries(columns.map((c) => [c.name, fieldValue(c.type, chosen.decode(row.subarray(c.at, c.at + c.length)))]));
    });
    return { ok: true, rows, declares: chosen.declares };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fault(`${name} is not in ${chosen.label}`, "name the encoding of its texts: --encoding windows-1257");
  }
}

function fieldValue(type: string, text: string): unknown {
  const bare = text.replaceAll("\0", "").trim();
  if (bare === "" || /^\*+$/.test(bare)) return null;
  if (type === "N" || type === "F") return Number.isFinite(Number(bare)) ? Number(bare) : null;
  if (type === "D") return /^\d{8}$/.test(bare) ? (bare === "00000000" ? null : bare.replace(/(....)(..)(..)/, "$1-$2-$3")) : bare;
  if (type === "L") return /^[yt]$/i.test(bare) ? true : /^[nf]$/i.test(bare) ? false : null;
  return bare;
}

interface Chosen {
  readonly ok: true;
  readonly label: string;
  readonly declares: readonly string[];
  decode(bytes: Uint8Array): string;
}

/** What is asked for, else what the .cpg names, else the header; texts without either are UTF-8 where they can be, else it must be asked for. */
function encodingOf(name: string, bytes: Uint8Array, asked: string | undefined, cpg: DataFile | undefined): Chosen | ImportFault {
  const choose = (label: string, declares: readonly string[]): Chosen | ImportFault => {
    const decoder = decoderFor(label);
    if (decoder) return { ok: true, label, declares, decode: (part) => decoder.decode(part) };
    return fault(`no encoding is called ${label}`, "name the encoding of the texts: --encoding windows-1257");
  };
  if (asked !== undefined) return choose(asked, [`The texts of ${name} are read as ${asked}, as asked for.`]);
  const written = cpg && new TextDecoder().decode(cpg.bytes).trim();
  if (written) {
    const page = /^(?:ansi ?|cp|windows-)?(\d{3,5})$/i.exec(written)?.[1];
    const label =
      page === "65001"
        ? "utf-8"
        : page === undefined
          ? written.replace(/^(8859)[\s_-]?(\d+)$/i, "iso-8859-$2")
          : page.length === 3
            ? `ibm${page}`
            : /^8859/.test(page)
              ? `iso-8859-${page.slice(4)}`
              : `windows-${page}`;
    return choose(label, [`The texts of ${name} are read as ${label}, which its .cpg names.`]);
  }
  const driver = LANGUAGE_DRIVERS[bytes[29] ?? 0];
  const data = bytes.subarray(32);
  if (data.every((byte) => byte < 0x80)) return choose("utf-8", []);
  if (driver !== undefined) return choose(driver, [`The texts of ${name} are read as ${driver}, which its header names.`]);
  try {
    decoderFor("utf-8")?.decode(data.filter((byte) => byte >= 0x20));
    return choose("utf-8", [`${name} does not say its encoding; its texts are sound UTF-8 and are read as that.`]);
  } catch {
    return fault(`${name} does not say in which encoding its texts are, and they are not UTF-8`, "name it: --encoding windows-1257");
  }
}
