/** Well-known binary, as GeoPackage and GeoParquet hold geometries: ISO and extended, with Z and M passed over. */
import type { DataGeometry } from "./feature.ts";

const TYPES = ["", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"];
const DEEPEST = 8;

/** The geometry in the bytes, or in words why it cannot be read. */
export function readWkb(bytes: Uint8Array): DataGeometry | string {
  try {
    return new Wkb(bytes).geometry(0);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    if (error instanceof RangeError) return "its bytes end too early";
    throw error;
  }
}

class Unreadable extends Error {}

class Wkb {
  private readonly view: DataView;
  private at = 0;
  private little = true;
  private extra = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(depth: number): DataGeometry {
    if (depth > DEEPEST) throw new Unreadable("it is nested too deep");
    this.little = this.view.getUint8(this.at++) === 1;
    const word = this.count32();
    const plain = word & 0x0fffffff;
    const iso = Math.floor(plain / 1000);
    if (word & 0x20000000) this.at += 4;
    const z = (word & 0x80000000) !== 0 || iso === 1 || iso === 3;
    const m = (word & 0x40000000) !== 0 || iso === 2 || iso === 3;
    this.extra = Number(z) + Number(m);
    const type = TYPES[plain % 1000];
    if (!type) throw new Unreadable(`its type is number ${plain} of well-known binary, which is not read (curves, surfaces)`);
    return { type, coordinates: this.body(type, depth) };
  }

  private body(type: string, depth: number): unknown {
    if (type === "Point") return this.position();
    if (type === "LineString") return this.list(16, () => this.position());
    if (type === "Polygon") return this.list(4, () => this.list(16, () => this.position()));
    return this.list(9, () => {
      const part = this.geometry(depth + 1);
      return type === "GeometryCollection" ? part : part.coordinates;
    });
  }

  private count32(): number {
    const value = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return value;
  }

  private list<T>(least: number, read: () => T): T[] {
    const count = this.count32();
    if (count * least > this.view.byteLength - this.at) throw new Unreadable("its bytes end too early");
    return Array.from({ length: count }, read);
  }

  private position(): [number, number] {
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += 16 + 8 * this.extra;
    if (this.at > this.view.byteLength) throw new Unreadable("its bytes end too early");
    return [x, y];
  }
}
