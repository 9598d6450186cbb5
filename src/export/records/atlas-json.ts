/** The whole atlas as one JSON document: records as written, and what follows from them at once, the assertions and the land. */

import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import { FORMAT_VERSION } from "../../core/model/format.ts";
import { areaOfFaces } from "../../core/space/area.ts";
import { recordData } from "../answers/record-data.ts";
import { rounded } from "../outline-text.ts";
import { edtfOfVariable } from "./written-days.ts";

const tidyHead = (head: object): unknown => recordData({ data: head } as never);

const defined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<T>;

/** Land as authors write it, anywhere in a record. */
export function writtenLand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writtenLand);
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  switch (fields["kind"]) {
    case "territory":
      return fields["id"];
    case "geojson":
      return fields["feature"] === undefined ? fields["file"] : `${String(fields["file"])}#${String(fields["feature"])}`;
    case "natural-earth":
      return defined({ natural_earth: fields["unit"], at: fields["at"] });
    case "polygon":
      return { polygon: fields["rings"] };
    case "union":
    case "intersect":
    case "minus":
      return { [fields["kind"]]: writtenLand(fields["of"]) };
    case "side":
      return { side: fields["side"], frontier: fields["frontier"], within: writtenLand(fields["within"]) };
    default:
      return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, writtenLand(one)]));
  }
}

/** An assertion as plain data. */
export const assertionData = (a: Assertion): object =>
  defined({
    id: a.id,
    record: `${a.record.collection}/${a.record.id}`,
    article: a.article,
    verb: a.verb,
    layer: a.layer,
    belief: a.belief,
    asserted_by: a.assertors.map((x) => defined({ assertor: x.assertor, from: edtfOfVariable(x.when), pending: x.pending })),
    until: edtfOfVariable(a.until),
    rank: a.rank,
    secret: a.secret || undefined,
    public_since: edtfOfVariable(a.published),
    gist: a.gist,
    cite: a.cite,
  });

/** A piece a record. */
export function* atlasJson(atlas: Atlas): Generator<string> {
  yield `{"dejure":${JSON.stringify(FORMAT_VERSION)},"head":${JSON.stringify(tidyHead(atlas.head))},"records":{`;
  for (const [i, [collection, records]] of Object.entries(atlas.collections).entries()) {
    yield `${i > 0 ? "," : ""}\n${JSON.stringify(collection)}:{`;
    let first = true;
    for (const record of records.values()) {
      yield `${first ? "" : ","}\n ${JSON.stringify(record.id)}:${JSON.stringify(writtenLand(recordData(record)))}`;
      first = false;
    }
    yield "}";
  }
  yield '},\n"assertions":[';
  for (const [i, a] of atlas.assertions.entries()) {
    yield `${i > 0 ? "," : ""}\n ${JSON.stringify(assertionData(a))}`;
  }
  yield '],\n"land":{"type":"FeatureCollection","features":[';
  let first = true;
  for (const { id, data } of atlas.collections.territories.values()) {
    const faces = atlas.land.facesOfTerritory(id);
    const coordinates = atlas.land.arrangement
      .outline(faces)
      .map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)])));
    const properties = defined({
      territory: id,
      area_km2: Number(areaOfFaces(atlas.land.arrangement, faces).toPrecision(10)),
      licence: data.licence ?? atlas.head.licence,
      attribution: data.attribution,
    });
    yield `${first ? "" : ","}\n ${JSON.stringify({ type: "Feature", id, properties, geometry: { type: "MultiPolygon", coordinates } })}`;
    first = false;
  }
  yield "]}}\n";
}
