import type { CellTopology } from "../../cartography/cells-file.ts";
import { type Land, type Sign, signOfLayer } from "../../cartography/sign.ts";
import type { Claim, LayerAnswer, MapLayer } from "../../core/resolve/answer.ts";
import type { SiteAtlas, SiteTimelines, Timeline } from "./contract.ts";
import { dayOf } from "./days.ts";
import { at } from "./spell-index.ts";

/** A day × viewpoint × layer, as the reader asks for it. */
export interface Question {
  readonly day: number;
  readonly viewpoint: string;
  readonly layer: MapLayer;
}

/** Land with one answer on one layer, as table, legend and labels show it. */
export interface ShownHolding {
  readonly key: string;
  readonly cells: readonly number[];
  readonly sign: Sign;
  readonly answer: LayerAnswer | undefined;
  readonly polities: readonly string[];
  readonly km2: number;
  /** days since which its parts are held, ISO; null where nobody holds */
  readonly since: { readonly first: string; readonly last: string; readonly before: boolean } | null;
}

/** Since when the parts of some land are held: `before` where the first of these days is only where the records begin. */
function sinceOf(cells: readonly number[], lands: readonly Land[], layer: MapLayer): ShownHolding["since"] {
  if (layer !== "title" && layer !== "control") return null;
  const held = cells.flatMap((cell) => lands[cell]?.[layer] ?? []).filter((answer) => answer.since !== null);
  const days = held.map((answer) => ({ iso: answer.since as string, day: dayOf(answer.since as string) })).sort((a, b) => a.day - b.day);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || held.length < cells.length) return null;
  return { first: first.iso, last: last.iso, before: held.some((answer) => answer.since === first.iso && answer.since_before === true) };
}

const NO_CLAIMS: readonly Claim[] = [];

/** Answers questions from the precomputed timelines: integer lookups, no geometry. */
export class AtlasModel {
  readonly atlas: SiteAtlas;
  readonly timelines: SiteTimelines;
  readonly km2: Float64Array;
  readonly cellCount: number;
  readonly #disputesOfCell: readonly (readonly number[])[];
  readonly #areas = new Map<string, ReadonlyMap<string, readonly number[]>>();

  constructor(atlas: SiteAtlas, cells: CellTopology, timelines: SiteTimelines) {
    this.atlas = atlas;
    this.timelines = timelines;
    this.cellCount = cells.objects.cells.geometries.length;
    this.km2 = Float64Array.from(cells.objects.cells.geometries, (cell) => cell.properties.km2);
    const disputes: number[][] = Array.from({ length: this.cellCount }, () => []);
    timelines.disputes.forEach((dispute, i) => {
      for (const cell of dispute.cells) disputes[cell]?.push(i);
    });
    this.#disputesOfCell = disputes;
  }

  land(cell: number, { day, viewpoint }: Question): Land {
    const view = this.timelines.viewpoints[viewpoint];
    const lookup = (lines: readonly Timeline[] | undefined): number => at(lines?.[cell] ?? [], day);
    const divergence = lookup(view?.divergence);
    const disputants = new Set<string>();
    for (const i of this.#disputesOfCell[cell] ?? []) {
      const dispute = this.timelines.disputes[i];
      if (dispute !== undefined && dispute.start <= day && day < dispute.end) for (const party of dispute.parties) disputants.add(party);
    }
    return {
      title: this.timelines.answers[lookup(view?.title)],
      control: this.timelines.answers[lookup(view?.control)],
      claims: this.timelines.claims[lookup(view?.claims)] ?? NO_CLAIMS,
      divergent: divergence === 1 ? true : divergence === 0 ? false : null,
      disputants: [...disputants],
    };
  }

  lands(question: Question): readonly Land[] {
    return Array.from({ length: this.cellCount }, (_, cell) => this.land(cell, question));
  }

  signs(question: Question, lands: readonly Land[] = this.lands(question)): readonly Sign[] {
    return lands.map((land) => signOfLayer(question.layer, land));
  }

  /** Cells grouped by what is drawn and said of them, the largest first. */
  holdings(question: Question, lands: readonly Land[] = this.lands(question)): readonly ShownHolding[] {
    const groups = new Map<string, { cells: number[]; sign: Sign; answer: LayerAnswer | undefined; km2: number }>();
    lands.forEach((land, cell) => {
      const sign = signOfLayer(question.layer, land);
      if (sign.kind === "none") return;
      if (question.layer === "divergence" && sign.kind !== "divergent" && sign.kind !== "stripes") return;
      const answer = question.layer === "title" ? land.title : question.layer === "control" ? land.control : undefined;
      const through = answer?.holders.map((holder) => `${holder.mode ?? ""}/${holder.through ?? ""}`).join() ?? "";
      // The same rivals are one sign, whoever of them stands in front.
      const named = sign.kind === "stripes" ? [...sign.polities].sort() : sign.polities;
      const key = `${sign.kind}:${sign.unsure ? "unsure:" : ""}${named.join("+")}:${through}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { cells: [cell], sign, answer, km2: this.km2[cell] as number });
      else {
        group.cells.push(cell);
        group.km2 += this.km2[cell] as number;
      }
    });
    return [...groups]
      .map(([key, group]) => ({ key, ...group, polities: group.sign.polities, since: sinceOf(group.cells, lands, question.layer) }))
      .sort((a, b) => b.km2 - a.km2 || (a.key < b.key ? -1 : 1));
  }

  /**
   * Area per polity over time in one viewpoint, km², as steps: `day, km², day, km², …`.
   * `claims` sums claimed land; the other layers sum land held (contested land counts for each rival).
   * With `only`, just the land whose answer hangs on a date on which sources differ.
   */
  areas(viewpoint: string, layer: MapLayer, only?: "uncertain"): ReadonlyMap<string, readonly number[]> {
    const key = `${viewpoint} ${layer} ${only ?? ""}`;
    let areas = this.#areas.get(key);
    if (areas === undefined) this.#areas.set(key, (areas = this.#areasOver(viewpoint, layer, only)));
    return areas;
  }

  #areasOver(viewpoint: string, layer: MapLayer, only: "uncertain" | undefined): ReadonlyMap<string, readonly number[]> {
    const view = this.timelines.viewpoints[viewpoint];
    const changes = new Map<string, Map<number, number>>();
    const add = (polity: string, day: number, by: number): void => {
      const row = changes.get(polity) ?? new Map<number, number>();
      row.set(day, (row.get(day) ?? 0) + by);
      changes.set(polity, row);
    };
    const lines = layer === "claims" ? view?.claims : layer === "title" || layer === "dispute" ? view?.title : view?.control;
    const counts = (one: { readonly certainty?: string }): boolean => only === undefined || one.certainty === only;
    const named: (readonly string[])[] = [];
    const polities = (index: number): readonly string[] => (named[index] ??= politiesOf(index));
    const politiesOf = (index: number): readonly string[] =>
      layer === "claims"
        ? [...new Set((this.timelines.claims[index] ?? []).filter(counts).map((claim) => claim.polity))]
        : [
            ...new Set(
              [this.timelines.answers[index]]
                .flatMap((one) => (one !== undefined && counts(one) ? one.holders : []))
                .map((holder) => holder.polity),
            ),
          ];
    lines?.forEach((line, cell) => {
      let current: readonly string[] = [];
      for (let i = 0; i < line.length; i += 2) {
        const next = polities(line[i + 1] as number);
        const day = line[i] as number;
        for (const polity of current) if (!next.includes(polity)) add(polity, day, -(this.km2[cell] as number));
        for (const polity of next) if (!current.includes(polity)) add(polity, day, this.km2[cell] as number);
        current = next;
      }
    });
    const result = new Map<string, readonly number[]>();
    for (const [polity, row] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let total = 0;
      result.set(
        polity,
        [...row].sort(([a], [b]) => a - b).flatMap(([day, by]) => [day, Math.max(0, Math.round((total += by) * 10) / 10)]),
      );
    }
    return result;
  }
}
