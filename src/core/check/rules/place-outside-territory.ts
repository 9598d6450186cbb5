import { refOf } from "../../model/authored.ts";
import type { Finding, RecordContext, Rule } from "../rule.ts";

/** Whether the place lies in the territory; undefined where either has no usable geometry. */
function inside(atlas: RecordContext["atlas"], place: string, territory: string): boolean | undefined {
  const at = atlas.collections.places.get(place)?.data.at;
  const faces = atlas.land.facesOfTerritory(territory);
  if (!at || faces.length === 0) return undefined;
  return faces.includes(atlas.land.arrangement.locate([at.lon, at.lat]).face);
}

export const rule: Rule = {
  id: "place-outside-territory",
  severity: "error",
  emittedBy: "check",
  title: "A place does not lie where a record says",
  why: "the towns a text names decide more surely than a drawn line where the land ends",
  remedy: "correct the outline so that the named place lies on the right side, or correct the place",
  collections: ["territories", "places"],
  *ofRecord(record, { atlas }) {
    if (record.collection === "territories") {
      const see = (place: string): Pick<Finding, "see"> => {
        const span = atlas.collections.places.get(place)?.spanOf(["at"]);
        return span ? { see: [{ span, message: `${place} is here` }] } : {};
      };
      for (const [i, place] of (record.data.contains ?? []).entries())
        if (inside(atlas, place, record.id) === false)
          yield {
            message: `${record.id} contains ${place}, but ${place} lies outside its outline`,
            span: record.spanOf(["contains", i]),
            ...see(place),
            record: refOf(record),
          };
      for (const [i, place] of (record.data.excludes ?? []).entries())
        if (inside(atlas, place, record.id) === true)
          yield {
            message: `${record.id} excludes ${place}, but ${place} lies inside its outline`,
            span: record.spanOf(["excludes", i]),
            ...see(place),
            record: refOf(record),
          };
    }
    if (record.collection === "places")
      for (const [i, territory] of (record.data.in ?? []).entries()) {
        // Where the territory names the place too, it is told there.
        if (atlas.collections.territories.get(territory)?.data.contains?.includes(record.id)) continue;
        if (inside(atlas, record.id, territory) === false)
          yield {
            message: `${record.id} is said to lie in ${territory}, but lies outside its outline`,
            span: record.spanOf(["in", i]),
            record: refOf(record),
          };
      }
  },
};
