/** GeoJSON, text sequences of GeoJSON, and TopoJSON. */
import { type ImportFault, isObject } from "../imported.ts";
import { markedEncoding, NotText, textPieces } from "../pieces.ts";
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
import { LARGE, largeJson } from "./large-json.ts";

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
  const { document, fault: broken } = file.bytes.length > (options.large ?? LARGE) ? large(file, options) : whole(file, options);
  if (document) return documentFeatures(file, document.value);
  // a sequence under the ending of a document
  return startsSequence(file, options) ? readSequence(file, options) : broken;
}

type Parsed =
  | { readonly document: { readonly value: unknown }; readonly fault?: undefined }
  | { readonly document?: undefined; readonly fault: ImportFault };

function large(file: DataFile, options: DataOptions): Parsed {
  const document = largeJson(file, options);
  return "value" in document ? { document } : { fault: document };
}

function whole(file: DataFile, options: DataOptions): Parsed {
  const decoded = textOfFile(file, options);
  if (!decoded.ok) return { fault: decoded };
  const parsed = parse(decoded.text);
  return typeof parsed === "string"
    ? { fault: fault(`${file.name} cannot be read as JSON: ${parsed}`, "the file may be cut off: fetch it again") }
    : { document: parsed };
}

function documentFeatures(file: DataFile, value: unknown): DataRead | ImportFault {
  const topology = topojsonLayers(value, file);
  if (topology !== undefined)
    return typeof topology === "string" ? fault(`${file.name} cannot be read as TopoJSON: ${topology}`) : { ok: true, features: topology };
  return features(file, [value], crsOf(value));
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

/** Lines of a file, never all of them at once. */
function* linesOf({ bytes }: DataFile, { encoding, progress }: DataOptions): Generator<string> {
  let rest = "";
  for (const piece of textPieces(bytes, encoding ?? markedEncoding(bytes), progress)) {
    const lines = piece.split("\n");
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

const bareLine = (line: string): string => line.replaceAll(/[\x1e\ufeff]/g, "").trim();

/** Whether the first line that says something is a document of its own, and another comes after it. */
function startsSequence(file: DataFile, options: DataOptions): boolean {
  let told = 0;
  try {
    for (const line of linesOf(file, { ...options, progress: undefined })) {
      const bare = bareLine(line);
      if (bare === "") continue;
      if (told === 1) return true;
      if (typeof parse(bare) === "string") return false;
      told++;
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
  }
  return false;
}

function readSequence(file: DataFile, options: DataOptions): DataRead | ImportFault {
  const values: unknown[] = [];
  let number = 0;
  try {
    for (const line of linesOf(file, options)) {
      number++;
      const bare = bareLine(line);
      if (bare === "") continue;
      const parsed = parse(bare);
      if (typeof parsed === "string") return fault(`${file.name}:${number} cannot be read as JSON: ${parsed}`, "each line is one feature");
      values.push(parsed.value);
    }
  } catch (error) {
    if (error instanceof NotText) return fault(`${file.name} ${error.message}`, error.help);
    throw error;
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
