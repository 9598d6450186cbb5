/** FlatGeobuf and GeoParquet. */
import { needing } from "../../core/optional-package.ts";
import { isObject } from "../imported.ts";
import { type DataFeature, type DataGeometry, type DataReader, fault, stemOf } from "./feature.ts";
import { faultOfPages } from "./parquet-pages.ts";
import { readWkb } from "./wkb.ts";

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface FlatGeobufHeader {
  readonly crs: { readonly code: number; readonly wkt: string | null } | null;
  readonly featuresCount: number;
  readonly indexNodeSize: number;
}

export const flatgeobuf: DataReader = {
  id: "FlatGeobuf",
  endings: ["fgb"],
  async read(file) {
    const { geojson } = await needing("flatgeobuf", () => import("flatgeobuf"));
    const layer = stemOf(file.name);
    if (new TextDecoder("latin1").decode(file.bytes.subarray(0, 3)) !== "fgb") return fault(`${file.name} is no FlatGeobuf`);
    let crs: string | undefined;
    let promised = 0;
    const features: DataFeature[] = [];
    try {
      const headerMetaFn = (header: FlatGeobufHeader): void => {
        promised = header.featuresCount;
        // the package looks for the end of an index of nothing, and finds none
        if (header.indexNodeSize > 0 && !(promised > 0)) throw new Error("it has an index, and no features in it");
        crs = header.crs?.wkt || (header.crs?.code ? `EPSG:${header.crs.code}` : undefined);
        if (header.crs?.code === 4326) crs = "EPSG:4326";
      };
      for await (const one of geojson.deserialize(file.bytes, { headerMetaFn }))
        features.push({
          layer,
          file: file.name,
          properties: (one.properties ?? {}) as Record<string, unknown>,
          geometry: one.geometry as unknown as DataGeometry | null,
        });
    } catch (error) {
      return fault(`${file.name} cannot be read as FlatGeobuf: ${said(error)}`, "the file may be cut off: fetch it again");
    }
    if (features.length < promised)
      return fault(
        `${file.name} says that it has ${promised} features, and has ${features.length}`,
        "the file may be cut off: fetch it again",
      );
    return { ok: true, features: features.map((one) => ({ ...one, crs })) };
  },
};

export const geoparquet: DataReader = {
  id: "GeoParquet",
  endings: ["parquet", "geoparquet"],
  async read(file, { options: { nested } }) {
    const { parquetMetadataAsync, parquetReadObjects } = await needing("hyparquet", () => import("hyparquet"));
    const { compressors } = await needing("hyparquet-compressors", () => import("hyparquet-compressors"));
    const buffer = file.bytes.slice().buffer;
    try {
      const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
      const written = metadata.key_value_metadata?.find(({ key }) => key === "geo")?.value;
      const geo: unknown = written === undefined ? undefined : JSON.parse(written);
      const primary = isObject(geo) ? geo["primary_column"] : undefined;
      const column = isObject(geo) && isObject(geo["columns"]) ? geo["columns"][String(primary)] : undefined;
      if (typeof primary !== "string" || !isObject(column)) return fault(`${file.name} is Parquet without the “geo” entry of GeoParquet`);
      if (column["encoding"] !== "WKB") return fault(`${file.name} holds geometries as ${String(column["encoding"])}; WKB is read`);
      const crs = isObject(column["crs"]) ? JSON.stringify(column["crs"]) : undefined;
      const { parquetHeader } = await needing("hyparquet", () => import("hyparquet/src/column.js"));
      const wrong = faultOfPages(buffer, metadata, parquetHeader);
      if (wrong !== undefined) throw new Error(wrong);
      const rows = await parquetReadObjects({ file: buffer, metadata, compressors, utf8: false });
      const layer = stemOf(file.name);
      const features = rows.map((row: Record<string, unknown>): DataFeature => {
        const { [primary]: blob, ...rest } = row;
        const geometry = blob instanceof Uint8Array ? readWkb(blob) : isGeometry(blob) ? blob : null;
        const properties = Object.fromEntries(
          Object.entries(rest).flatMap(([key, value]) => (isObject(value) && !isDate(value) && !nested ? [] : [[key, plain(value)]])),
        );
        return {
          layer,
          file: file.name,
          properties,
          crs,
          ...(typeof geometry === "string" ? { geometry: null, fault: geometry } : { geometry }),
        };
      });
      return { ok: true, features };
    } catch (error) {
      return fault(`${file.name} cannot be read as GeoParquet: ${said(error)}`, "the file may be cut off: fetch it again");
    }
  },
};

/** Columns that Parquet itself types as geometry come read already. */
const isGeometry = (value: unknown): value is DataGeometry => isObject(value) && typeof value["type"] === "string";

/** Columns of dates come as objects that know their ISO text. */
const isDate = (value: unknown): value is { toISOString(): string } => isObject(value) && typeof value["toISOString"] === "function";
const plain = (value: unknown): unknown =>
  typeof value === "bigint" ? Number(value) : isDate(value) ? value.toISOString().slice(0, 10) : value;
