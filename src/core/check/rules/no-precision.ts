import { extentsWithin } from "../../link/extents.ts";
import { refOf } from "../../model/authored.ts";
import type { Edge } from "../../model/records.ts";
import type { Extent } from "../../model/values.ts";
import type { Rule } from "../rule.ts";

/** Whether an extent has an outline drawn for this record, which only its author can know the precision of. */
const drawn = (extent: Extent): boolean => [...extentsWithin(extent)].some(({ kind }) => kind === "geojson" || kind === "polygon");
const covered = (edges: readonly Edge[] | undefined): boolean =>
  edges !== undefined && edges.length > 0 && edges.every((e) => e.precision_km !== undefined || e.undefined || e.follows !== undefined);

export const rule: Rule = {
  id: "no-precision",
  severity: "warning",
  emittedBy: "check",
  title: "Drawn geometry does not say how precise it is",
  why: "a line drawn without its precision pretends to be exact",
  remedy: "add precision_km, the distance by which the line may be off",
  collections: ["territories", "frontiers"],
  *ofRecord(record) {
    if (
      record.collection === "territories" &&
      record.data.precision_km === undefined &&
      drawn(record.data.extent) &&
      !covered(record.data.edges)
    )
      yield { message: `the outline of ${record.id} has no precision`, span: record.keySpanOf(["extent"]), record: refOf(record) };
    if (record.collection === "frontiers" && record.data.precision_km === undefined && !covered(record.data.edges))
      yield { message: `the line of ${record.id} has no precision`, span: record.keySpanOf(["through"]), record: refOf(record) };
  },
};
