import { refOf } from "../../model/authored.ts";
import { km2 } from "../../words/spoken-area.ts";
import { type Rivals, weighedRivals } from "../rivals.ts";
import type { Rule } from "../rule.ts";

const LAYERS = ["title", "control"] as const;

export const rule: Rule = {
  id: "overlap-within-precision",
  severity: "warning",
  emittedBy: "check",
  title: "Outlines of one assertor overlap by less than they are precise",
  why: "two lines that were meant as one differ by how they were drawn; on the slivers between them the answer is uncertain",
  remedy: "let one outline end at the other's line, or leave it: the land between them is no wider than the lines are precise",
  *run({ atlas, index }) {
    for (const layer of LAYERS) {
      const byAssertor = new Map<string, Rivals[]>();
      for (const pair of weighedRivals(atlas, index, layer).slight) {
        const list = byAssertor.get(pair.assertor);
        if (list) list.push(pair);
        else byAssertor.set(pair.assertor, [pair]);
      }
      for (const [assertor, pairs] of byAssertor) {
        const { first, second } = pairs[0] as Rivals;
        const area = pairs.reduce((sum, pair) => sum + pair.area_km2, 0);
        yield {
          message: `${layer} of ${assertor}: outlines overlap ${pairs.length === 1 ? "once" : `${pairs.length} times`}, by ${km2(area)} in all, within the precision that they state`,
          span: second.record.keySpanOf([...second.path, second.verb]),
          see: [{ span: first.record.keySpanOf([...first.path, first.verb]), message: `${first.id} is the other of the first` }],
          record: refOf(second.record),
        };
      }
    }
  },
};
