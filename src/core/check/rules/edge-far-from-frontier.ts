import { edgesOfTerritory, lineOfFrontier, precisionOfEdge } from "../../link/edges.ts";
import { refOf } from "../../model/authored.ts";
import { kmFromLine } from "../../space/great-circle.ts";
import type { Rule } from "../rule.ts";

/** An edge that lies farther off than this many times what both lines may be off is another line. */
const TIMES = 2;

export const rule: Rule = {
  id: "edge-far-from-frontier",
  severity: "warning",
  emittedBy: "check",
  title: "An edge lies far from the frontier that it is said to follow",
  why: "a stretch that follows a frontier takes its name and its precision from it; drawn elsewhere it takes both wrongly",
  remedy: "check from: and to: (the land lies on the left on the way), the outline, and the waypoints of the frontier",
  collections: ["territories"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "territories" || !record.data.edges?.some((e) => e.follows !== undefined)) return;
    for (const { edge, index, lines } of edgesOfTerritory(atlas, record.id)) {
      const frontier = edge.follows === undefined ? undefined : atlas.collections.frontiers.get(edge.follows);
      if (!frontier) continue;
      const through = lineOfFrontier(atlas, frontier.id);
      const precision = Math.max(precisionOfEdge(atlas, edge) ?? 0, frontier.data.precision_km ?? 0);
      const off = lines.flatMap((line) => line.map((point) => kmFromLine(point, through))).sort((a, b) => a - b);
      const middle = off[Math.floor(off.length / 2)];
      if (precision === 0 || through.length < 2 || middle === undefined || middle <= TIMES * precision) continue;
      yield {
        message: `half of this edge of ${record.id} lies more than ${Math.round(middle)} km from ${frontier.id}, of which the precision is ${precision} km`,
        span: record.spanOf(["edges", index, "follows"]),
        see: [{ span: frontier.keySpanOf(["through"]), message: `the waypoints of ${frontier.id}` }],
        record: refOf(record),
      };
    }
  },
};
