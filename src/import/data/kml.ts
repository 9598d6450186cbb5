/** KML and KMZ: placemarks with their folders, data and time spans; what lies behind links is never fetched. */
import { needing } from "../../core/optional-package.ts";
import { type ImportFault, isObject } from "../imported.ts";
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
import { unzipped } from "./zip.ts";

export const kml: DataReader = {
  id: "KML or KMZ",
  endings: ["kml", "kmz"],
  async read(file, { options }) {
    if (!/\.kmz$/i.test(file.name)) return readKml(file, options);
    const packed = await unzipped(file);
    if (!packed.ok) return packed;
    const inner = packed.files.find(({ name }) => /\.kml$/i.test(name));
    return inner ? readKml({ name: file.name, bytes: inner.bytes }, options) : fault(`${file.name} holds no .kml`);
  },
};

async function readKml(file: DataFile, options: DataOptions): Promise<DataRead | ImportFault> {
  const { DOMParser } = await needing("@xmldom/xmldom", () => import("@xmldom/xmldom"));
  const { kml: toGeojson } = await needing("@tmcw/togeojson", () => import("@tmcw/togeojson"));
  const decoded = textOfFile(file, options);
  if (!decoded.ok) return decoded;
  if (/<!ENTITY/i.test(decoded.text))
    return fault(`${file.name} declares entities, which dejure does not expand`, "save it without a DOCTYPE");
  let document: Parameters<typeof toGeojson>[0];
  try {
    const onError = (level: string, message: string): void => {
      if (level !== "warning") throw new BadXml(message);
    };
    document = new DOMParser({ onError }).parseFromString(decoded.text.replace(/^\ufeff/, ""), "text/xml");
  } catch (error) {
    return fault(
      `${file.name} cannot be read as XML: ${error instanceof Error ? error.message.split("\n", 1)[0] : String(error)}`,
      "the file may be cut off: fetch it again",
    );
  }
  const found = toGeojson(document).features;
  const layer = stemOf(file.name);
  const links = decoded.text.match(/<NetworkLink[\s>]/g)?.length ?? 0;
  const features = found.flatMap((one): DataFeature[] => {
    const given: Readonly<Record<string, unknown>> = one.properties ?? {};
    const { timespan, timestamp } = given;
    const span = isObject(timespan)
      ? { begin: timespan["begin"] || null, end: timespan["end"] || null }
      : timestamp
        ? { date: timestamp }
        : {};
    const properties = Object.fromEntries(
      Object.entries({ ...given, ...span }).filter(([key, value]) => !DRAWING.test(key) && !isObject(value)),
    );
    const geometry = one.geometry as unknown as DataGeometry | null;
    if (geometry === null && links > 0 && properties["name"] === undefined) return [];
    return [{ layer, file: file.name, properties, geometry: geometry && polygonal(geometry) }];
  });
  return {
    ok: true,
    features,
    leftOut: links > 0 ? [`${file.name}: ${links} links to other files, which are not fetched.`] : [],
  };
}

class BadXml extends Error {}

/** Properties that say how a placemark is drawn, not what it is. */
const DRAWING =
  /^(?:styleUrl|styleHash|styleMapHash|stroke|stroke-width|stroke-opacity|fill|fill-opacity|icon.*|label-.*|visibility|timespan|timestamp|@geometry-type)$/;

/** A collection of polygons alone as one multipolygon. */
function polygonal(geometry: DataGeometry): DataGeometry {
  const parts = (geometry as { readonly geometries?: unknown }).geometries;
  if (
    geometry.type !== "GeometryCollection" ||
    !Array.isArray(parts) ||
    !parts.every((part) => isObject(part) && part["type"] === "Polygon")
  )
    return geometry;
  return { type: "MultiPolygon", coordinates: (parts as readonly DataGeometry[]).map((part) => part.coordinates) };
}
