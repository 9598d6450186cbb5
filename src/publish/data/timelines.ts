import type { Claim, Dispute, LayerAnswer, Rejected } from "../../core/resolve/answer.ts";
import { ALWAYS, NEVER, type SiteLosing, type SiteTimelines, type Timeline, type ViewpointTimelines } from "../../export/site/contract.ts";
import type { Cells } from "./answer-cells.ts";
import { dayOf } from "./chosen-days.ts";
import type { FaceSpell } from "./face-answers.ts";
import { Interned } from "./interned.ts";

const startOf = (spell: FaceSpell): number => (spell.start === null ? ALWAYS : dayOf(spell.start));

/** Change days of one value along the spells, equal neighbours joined. */
function timeline(spells: readonly FaceSpell[], index: (spell: FaceSpell) => number): Timeline {
  const flat: number[] = [];
  for (const spell of spells) {
    const value = index(spell);
    if (flat.length > 0 && flat.at(-1) === value) continue;
    flat.push(startOf(spell), value);
  }
  return flat;
}

/** The answers of all viewpoints as integer timelines over tables of distinct answers. */
export function siteTimelines(cells: Cells, disputes: readonly Dispute[]): SiteTimelines {
  const answers = new Interned<LayerAnswer>();
  const claims = new Interned<readonly Claim[]>();
  const viewpoints: Record<string, ViewpointTimelines> = Object.create(null);
  for (const [id, perCell] of cells.spells) {
    viewpoints[id] = {
      title: perCell.map((spells) => timeline(spells, (spell) => answers.indexOf(spell.title))),
      control: perCell.map((spells) => timeline(spells, (spell) => answers.indexOf(spell.control))),
      claims: perCell.map((spells) => timeline(spells, (spell) => claims.indexOf(spell.claims))),
      divergence: perCell.map((spells) => timeline(spells, (spell) => (spell.divergent === null ? 2 : Number(spell.divergent)))),
    };
  }
  return {
    answers: answers.list,
    claims: claims.list,
    viewpoints,
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      parties: dispute.parties,
      cells: [...new Set([...dispute.faces].map((face) => cells.cellOfFace[face] ?? -1))].filter((cell) => cell >= 0).sort((a, b) => a - b),
      start: dayOf(dispute.since),
      end: dispute.until === null ? NEVER : dayOf(dispute.until),
      km2: Math.round(dispute.area_km2),
    })),
  };
}

/** Why the other assertions lost, in its own file because only the dossier of a place needs it. */
export function siteLosing(cells: Cells): SiteLosing {
  const entries = new Interned<SiteLosing["entries"][number]>();
  const reasons = new Map<Rejected, number>();
  const entryOf = (rejected: Rejected): number => {
    let index = reasons.get(rejected);
    if (index === undefined) {
      const { text: _, ...reason } = rejected;
      index = entries.indexOf(reason);
      reasons.set(rejected, index);
    }
    return index;
  };
  const lists = new Interned<readonly number[]>();
  const known = new Map<readonly Rejected[], number>();
  const list = (rejected: readonly Rejected[] = []): number => {
    let index = known.get(rejected);
    if (index === undefined) known.set(rejected, (index = lists.indexOf(rejected.map(entryOf))));
    return index;
  };
  const viewpoints: Record<string, { title: readonly Timeline[]; control: readonly Timeline[] }> = Object.create(null);
  for (const [id, perCell] of cells.spells) {
    viewpoints[id] = {
      title: perCell.map((spells) => timeline(spells, (spell) => list(spell.losers?.title))),
      control: perCell.map((spells) => timeline(spells, (spell) => list(spell.losers?.control))),
    };
  }
  return { entries: entries.list, lists: lists.list, viewpoints };
}
