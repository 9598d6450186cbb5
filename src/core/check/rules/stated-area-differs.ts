import { counting } from "../../link/dates.ts";
import { refOf } from "../../model/authored.ts";
import { convert } from "../../model/quantity.ts";
import type { Extent } from "../../model/values.ts";
import { outlineLength } from "../outline-length.ts";
import { km2 } from "../rivals.ts";
import type { RecordContext, Rule } from "../rule.ts";

/** The coarsest precision of the lines that an extent is made from, km. */
function precisionOf(atlas: RecordContext["atlas"], extent: Extent, seen: Set<string>): number {
  switch (extent.kind) {
    case "territory": {
      const territory = atlas.collections.territories.get(extent.id)?.data;
      if (!territory || seen.has(extent.id)) return 0;
      seen.add(extent.id);
      const own = Math.max(territory.precision_km ?? 0, ...(territory.edges ?? []).map((e) => e.precision_km ?? 0));
      return own > 0 ? own : precisionOf(atlas, territory.extent, seen);
    }
    case "side":
      return Math.max(precisionOf(atlas, extent.within, seen), atlas.collections.frontiers.get(extent.frontier)?.data.precision_km ?? 0);
    case "union":
    case "intersect":
    case "minus":
      return Math.max(0, ...extent.of.map((part) => precisionOf(atlas, part, seen)));
    default:
      return 0;
  }
}

export const rule: Rule = {
  id: "stated-area-differs",
  severity: "warning",
  emittedBy: "check",
  title: "The drawn land is of another size than every source states",
  why: "an area beyond 5 % or perimeter times precision, whichever is more, means that other land was meant or the outline is off",
  remedy: "check the outline against the text; rank a value of which the source is plainly wrong as deprecated",
  collections: ["territories"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "territories") return;
    const { stated_area } = record.data;
    if (!stated_area) return;
    const { arrangement } = atlas.land;
    const faces = atlas.land.facesOfTerritory(record.id);
    if (faces.length === 0) return;
    const drawn = faces.reduce((sum, face) => sum + arrangement.areaOf(face), 0);
    const stated = counting(stated_area).flatMap(({ value }) => {
      const area = convert(value, "km2", atlas.head.units);
      return area === undefined ? [] : [{ area, text: `${value.value} ${value.unit}` }];
    });
    if (stated.length === 0) return;
    const slack = outlineLength(arrangement.outline(faces)) * precisionOf(atlas, { kind: "territory", id: record.id }, new Set());
    const fits = stated.some(({ area }) => Math.abs(area - drawn) <= Math.max(0.05 * area, slack));
    if (fits) return;
    yield {
      message: `the drawn outline of ${record.id} holds ${km2(drawn)}, stated ${stated.length === 1 ? "is" : "are"} ${stated.map((s) => s.text).join(", ")}`,
      span: record.spanOf(["stated_area"]),
      see: [{ span: record.spanOf(["extent"]), message: "the outline" }],
      record: refOf(record),
    };
  },
};
