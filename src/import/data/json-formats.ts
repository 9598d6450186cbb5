/** GeoJSON, text sequences of GeoJSON, and TopoJSON. */
import { type ImportFault, isObject } from "../imported.ts";
import { topojsonFeatures } from "../topojson.ts";
import {
  type DataFeature,
  type DataFile,
  type DataGeometry,
  type DataOptions,
  type DataRead,
  type DataReader,
  fault,
  stemOf,
  textOfFile,
} from "./feature.ts";

export const geojson: DataReader = {
  id: "GeoJSON or TopoJSON",
  endings: ["geojson", "json", "topojson"],
  read: (file, { options }) => readJson(file, options),
};

export const geojsonSequence: DataReader = {
  id: "GeoJSON text sequence",
  endings: ["geojsonl", "geojsons", "geojsonseq", "ndjson", "jsonl"],
  read: (file, { options }) => readSequence(file, options),
};

function readJson(file: DataFile, options: DataOptions): DataRead | ImportFault {
  const decoded = textOfFile(file, options);
  if (!decoded.ok) return decoded;
  const parsed = parse(decoded.text);
  if (typeof parsed === "string") {
    // a sequence under the ending of a document
    if (looksLikeSequence(decoded.text)) return sequence(file, decoded.text);
    return fault(`${file.name} cannot be read as JSON: ${parsed}`, "the file may be cut off: fetch it again");
  }
  const topology = topojsonLayers(parsed.value, file);
  if (topology !== undefined)
    return typeof topology === "string" ? fault(`${file.name} cannot be read as TopoJSON: ${topology}`) : { ok: true, features: topology };
  return features(file, [parsed.value], crsOf(parsed.value));
}

/** Members of each object of a topology, each object a layer. */
function topojsonLayers(value: unknown, file: DataFile): readonly DataFeature[] | string | undefined {
  if (!isObject(value) || !isObject(value["objects"])) return topojsonFeatures(value) === undefined ? undefined : "it has no objects";
  const layers: DataFeature[] = [];
  for (const [layer, object] of Object.entries(value["objects"])) {
    const read = topojsonFeatures({ ...value, objects: { [layer]: object } });
    if (read === undefined || typeof read === "string") return read;
    for (const one of read) layers.push({ layer, file: file.name, ...one });
  }
  return layers;
}

function readSequence(file: DataFile, options: DataOptions): DataRead | ImportFault {
  const decoded = textOfFile(file, options);
  return decoded.ok ? sequence(file, decoded.text) : decoded;
}

const looksLikeSequence = (text: string): boolean => {
  const first = text.replace(/^[\x1e\s]+/, "").split("\n", 1)[0] ?? "";
  return typeof parse(first) !== "string" && text.trim().includes("\n");
};

function sequence(file: DataFile, text: string): DataRead | ImportFault {
  const values: unknown[] = [];
  let number = 0;
  for (const line of text.split("\n")) {
    number++;
    const bare = line.replaceAll("\x1e", "").trim();
    if (bare === "") continue;
    const parsed = parse(bare);
    if (typeof parsed === "string") return fault(`${file.name}:${number} cannot be read as JSON: ${parsed}`, "each line is one feature");
    values.push(parsed.value);
  }
  return features(file, values, undefined);
}

function features(file: DataFile, values: readonly unknown[], crs: string | undefined): DataRead | ImportFault {
  const layer = stemOf(file.name);
  const found: DataFeature[] = [];
  const leftOut: string[] = [];
  const take = (value: unknown, index: number): void => {
    if (!isObject(value)) return void leftOut.push(`${file.name}: member ${index + 1} is no feature.`);
    if (value["type"] === "FeatureCollection" && Array.isArray(value["features"])) {
      value["features"].forEach(take);
      return;
    }
    const bare = value["type"] !== "Feature" && typeof value["type"] === "string" && ("coordinates" in value || "geometries" in value);
    if (value["type"] !== "Feature" && !bare) return void leftOut.push(`${file.name}: member ${index + 1} is no feature.`);
    const own = !bare && isObject(value["properties"]) ? value["properties"] : {};
    const id = value["id"];
    const properties = (typeof id === "string" || typeof id === "number") && !Object.hasOwn(own, "id") ? { id, ...own } : own;
    const geometry = bare ? value : value["geometry"];
    found.push({ layer, file: file.name, properties, geometry: isObject(geometry) ? (geometry as unknown as DataGeometry) : null, crs });
  };
  values.forEach(take);
  if (found.length === 0 && leftOut.length > 0) return fault(`${file.name} is neither GeoJSON nor TopoJSON`);
  return { ok: true, features: found, leftOut };
}

/** The coordinate system that GeoJSON before RFC 7946 could name. */
function crsOf(value: unknown): string | undefined {
  const crs = isObject(value) ? value["crs"] : undefined;
  const properties = isObject(crs) ? crs["properties"] : undefined;
  const name = isObject(properties) ? properties["name"] : undefined;
  return typeof name === "string" ? name : undefined;
}

function parse(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
