import { refOf } from "../../model/authored.ts";
import type { Extent } from "../../model/values.ts";
import { licenceTerms } from "../licence.ts";
import type { RecordContext, Rule } from "../rule.ts";

function* partsOf(atlas: RecordContext["atlas"], extent: Extent, seen: Set<string>): Iterable<string> {
  if (extent.kind === "territory") {
    if (seen.has(extent.id)) return;
    seen.add(extent.id);
    yield extent.id;
    const inner = atlas.collections.territories.get(extent.id)?.data.extent;
    if (inner) yield* partsOf(atlas, inner, seen);
  } else if ("of" in extent) for (const part of extent.of) yield* partsOf(atlas, part, seen);
  else if (extent.kind === "side") yield* partsOf(atlas, extent.within, seen);
}

export const rule: Rule = {
  id: "licence-forbids",
  severity: "error",
  emittedBy: "check",
  title: "The licence of a geometry forbids publishing it with this atlas",
  why: "an atlas is published whole; what may not be passed on, or not under its licence, cannot be in it",
  remedy: "replace the geometry by one that may be passed on, or change the licence of the atlas",
  collections: ["territories"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "territories") return;
    const head = licenceTerms(atlas.head.licence);
    const { licence, extent } = record.data;
    const terms = licence === undefined ? undefined : licenceTerms(licence);
    const at = () => record.spanOf(["licence"]);
    if (terms && !terms.redistribution)
      yield { message: `${licence} does not allow ${record.id} to be passed on`, span: at(), record: refOf(record) };
    else if (terms && !terms.commercial && head.commercial && head.known)
      yield {
        message: `${record.id} is under ${licence}, which forbids commercial use that the atlas's ${atlas.head.licence} allows`,
        span: at(),
        record: refOf(record),
      };
    const mixed = [...partsOf(atlas, extent, new Set([record.id]))]
      .map((id) => atlas.collections.territories.get(id))
      .filter((t) => t?.data.licence !== undefined);
    const families = new Map<string, string>();
    for (const part of [record, ...mixed]) {
      const own = part?.data.licence;
      if (!part || own === undefined) continue;
      const { family, derivatives } = licenceTerms(own);
      if (!derivatives && mixed.length > 0 && part !== record)
        yield {
          message: `${record.id} is composed from ${part.id}, whose licence ${own} forbids derived works`,
          span: record.spanOf(["extent"]),
          see: [{ span: part.spanOf(["licence"]), message: "licence stated here" }],
          record: refOf(record),
        };
      if (family !== undefined) families.set(family, part.id);
    }
    if (families.size > 1) {
      const [a, b] = [...families];
      if (a && b)
        yield {
          message: `${record.id} mixes ${a[0]} (${a[1]}) with ${b[0]} (${b[1]}), and each wants the whole under itself`,
          span: record.spanOf(["extent"]),
          record: refOf(record),
        };
    }
  },
};
