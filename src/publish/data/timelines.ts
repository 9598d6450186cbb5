import type { Claim, Dispute, LayerAnswer, Rejected, Spell } from "../../core/resolve/answer.ts";
import { ALWAYS, NEVER, type SiteLosing, type SiteTimelines, type Timeline, type ViewpointTimelines } from "../../export/site/contract.ts";
import type { Cells } from "./cells.ts";
import { dayOf } from "./days.ts";

/** Interns values by their JSON text; indices follow first use. */
class Table<T> {
  readonly list: T[] = [];
  readonly #known = new Map<string, number>();
  add(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    this.list.push(value);
    return this.list.length - 1;
  }
}

const startOf = (spell: Spell): number => (spell.start === null ? ALWAYS : dayOf(spell.start));

/** Change days of one value along the spells, equal neighbours joined. */
function timeline(spells: readonly Spell[], index: (spell: Spell) => number): Timeline {
  const flat: number[] = [];
  for (const spell of spells) {
    const value = index(spell);
    if (flat.length > 0 && flat.at(-1) === value) continue;
    flat.push(startOf(spell), value);
  }
  return flat;
}

const withoutLosers = ({ rejected: _, alternatives, ...answer }: LayerAnswer): LayerAnswer => ({
  ...answer,
  ...(alternatives === undefined ? {} : { alternatives: alternatives.map(withoutLosers) }),
});

/** The answers of all viewpoints as integer timelines over tables of distinct answers. */
export function siteTimelines(cells: Cells, disputes: readonly Dispute[]): SiteTimelines {
  const answers = new Table<LayerAnswer>();
  const claims = new Table<readonly Claim[]>();
  const viewpoints: Record<string, ViewpointTimelines> = Object.create(null);
  for (const [id, perCell] of cells.spells) {
    viewpoints[id] = {
      title: perCell.map((spells) => timeline(spells, (spell) => answers.add(withoutLosers(spell.title)))),
      control: perCell.map((spells) => timeline(spells, (spell) => answers.add(withoutLosers(spell.control)))),
      claims: perCell.map((spells) => timeline(spells, (spell) => claims.add(spell.claims))),
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
  const entries = new Table<SiteLosing["entries"][number]>();
  const lists = new Table<readonly number[]>();
  const list = (rejected: readonly Rejected[] | undefined): number =>
    lists.add(
      (rejected ?? []).map(({ assertion, reason, text, assertor }) =>
        entries.add({ assertion, reason, text, ...(assertor === undefined ? {} : { assertor }) }),
      ),
    );
  const viewpoints: Record<string, { title: readonly Timeline[]; control: readonly Timeline[] }> = Object.create(null);
  for (const [id, perCell] of cells.spells) {
    viewpoints[id] = {
      title: perCell.map((spells) => timeline(spells, (spell) => list(spell.title.rejected))),
      control: perCell.map((spells) => timeline(spells, (spell) => list(spell.control.rejected))),
    };
  }
  return { entries: entries.list, lists: lists.list, viewpoints };
}
