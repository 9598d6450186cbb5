/** Foreign map data of any format: which reader takes which file, and which files belong together. */
import type { ImportFault } from "../imported.ts";
import { flatgeobuf, geoparquet } from "./binary-tables.ts";
import {
  type DataFile,
  type DataOptions,
  type DataRead,
  type DataReader,
  type DataTools,
  endingOf,
  fault,
  type Join,
  stemOf,
} from "./feature.ts";
import { geopackage } from "./geopackage.ts";
import { joined } from "./join.ts";
import { geojson, geojsonSequence } from "./json-formats.ts";
import { kml } from "./kml.ts";
import { shapefile } from "./shapefile.ts";
import { table } from "./tables.ts";
import { isZip, unzipped } from "./zip.ts";

export const DATA_READERS: readonly DataReader[] = [geojson, geojsonSequence, shapefile, geopackage, table, kml, flatgeobuf, geoparquet];

/** Parts of a Shapefile that are read with it, or may stand beside it. */
export const SHAPEFILE_PARTS = ["dbf", "shx", "prj", "cpg"];
const BESIDE = [...SHAPEFILE_PARTS, "qpj", "sbn", "sbx", "qix", "qmd", "xml", "csvt"];

/** All features of all files, in their order; the first fault ends it. */
export async function readData(
  files: readonly DataFile[],
  tools: DataTools,
  options: DataOptions,
): Promise<(DataRead & { readonly join?: Join }) | ImportFault> {
  const all: DataFile[] = [];
  for (const file of files) {
    if (!isZip(file.bytes) || endingOf(file.name) === "kmz") {
      all.push(file);
      continue;
    }
    const packed = await unzipped(file);
    if (!packed.ok) return packed;
    if (packed.files.length === 0) return fault(`${file.name} is an empty zip`);
    all.push(...packed.files.filter(({ name }) => readerFor(name) || BESIDE.includes(endingOf(name))));
  }
  const read: DataRead[] = [];
  for (const file of all) {
    const reader = readerFor(file.name);
    if (!reader && BESIDE.includes(endingOf(file.name)) && all.some((one) => endingOf(one.name) === "shp")) continue;
    if (!reader)
      return fault(
        `${file.name} is in no format that dejure reads`,
        /\.(xz|gz|bz2|7z|rar)$/i.test(file.name)
          ? "unpack it first"
          : `it reads files that end in ${DATA_READERS.flatMap(({ endings }) => endings.map((e) => `.${e}`)).join(", ")}, and zip files of them; others with --gdal, by an installed ogr2ogr`,
      );
    const own = all.filter((one) => one !== file && withoutEnding(one.name) === withoutEnding(file.name));
    const beside = new Map(own.map((one) => [endingOf(one.name), one]));
    const result = await reader.read(file, { tools, options, beside });
    if (!result.ok) return result;
    read.push(result);
  }
  const bare = read.find((one) => one.bare !== undefined)?.bare;
  if (bare) return joined(read, bare, options.join);
  const features = read.flatMap((one) => one.features);
  if (features.length === 0) return fault(`${files.map(({ name }) => stemOf(name)).join(", ")}: there is no feature to read`);
  return { ok: true, features, declares: read.flatMap((one) => one.declares ?? []), leftOut: read.flatMap((one) => one.leftOut ?? []) };
}

const readerFor = (name: string): DataReader | undefined => DATA_READERS.find(({ endings }) => endings.includes(endingOf(name)));
const withoutEnding = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();
