import { counting } from "../../link/date-book.ts";
import { refOf } from "../../model/authored.ts";
import { convert } from "../../model/quantity.ts";
import { areaOfFaces } from "../../space/area.ts";
import { km2 } from "../../words/spoken-area.ts";
import { outlineLength } from "../outline-length.ts";
import { precisionOfExtent } from "../precision-of.ts";
import type { Rule } from "../rule.ts";

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
    const drawn = areaOfFaces(arrangement, faces);
    const stated = counting(stated_area).flatMap(({ value }) => {
      const area = convert(value, "km2", atlas.head.units);
      return area === undefined ? [] : [{ area, text: `${value.value} ${value.unit}` }];
    });
    if (stated.length === 0) return;
    const slack = outlineLength(arrangement.outline(faces)) * precisionOfExtent(atlas, { kind: "territory", id: record.id });
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
