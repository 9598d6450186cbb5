import type { Claim, Dispute, LayerAnswer, Rejected, Spell } from "../../core/resolve/answer.ts";
import type { Worked } from "../../core/resolve/ground.ts";
import type { Groups } from "../../core/resolve/judge.ts";
import { dayOrNull, divergence } from "../../core/resolve/present.ts";
import { type EntryStanding, explain } from "../../core/resolve/rejections.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { spellOn } from "../../core/resolve/timeline.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { Interned } from "./interned.ts";

/** A spell of one face with the reasons why others lost, which the answers themselves leave out. */
export interface FaceSpell extends Spell {
  readonly losers?: { readonly title: readonly Rejected[]; readonly control: readonly Rejected[] };
}

/** What the site builder asks of the resolver: everything by face of the arrangement. */
export interface FaceAnswers {
  /** Unbroken spells of one face in one viewpoint, ascending. */
  spells(face: number, viewpoint: string): readonly FaceSpell[];
  disputes(): readonly Dispute[];
}

/** What was asked about land under one list of assertions: after an edit, the next resolver asks again only where they are others. */
const kept = new WeakMap<Worked, Map<Groups, readonly FaceSpell[]>>();

/** Asks the resolver once for each group of faces that lie in the same extents. Within one run equal answers are the very same objects. */
export function faceAnswers(resolver: Resolver): FaceAnswers {
  const asking = new CellSpells(resolver);
  return {
    spells(face, viewpoint) {
      const cell = resolver.cells.cellOf[face] ?? 0;
      const groups = resolver.groupsOf(viewpoint);
      const worked = resolver.dockets.ground.worked(resolver.cells.assertionsOf(cell));
      let known = kept.get(worked);
      if (known === undefined) kept.set(worked, (known = new Map()));
      let spells = known.get(groups);
      if (spells === undefined) known.set(groups, (spells = asking.spellsOf(cell, viewpoint)));
      return spells;
    },
    disputes: () => resolver.disputes(),
  };
}

/** What is the same for all viewpoints of one cell, by day. */
class OneCell {
  readonly cell: number;
  readonly #resolver: Resolver;
  readonly #same: Interned<readonly Claim[]>;
  readonly #claims = new Map<Day, readonly Claim[]>();
  readonly #standings = { title: new Map<Day, readonly EntryStanding[]>(), control: new Map<Day, readonly EntryStanding[]>() };

  constructor(cell: number, resolver: Resolver, same: Interned<readonly Claim[]>) {
    this.cell = cell;
    this.#resolver = resolver;
    this.#same = same;
  }

  claimsOn(day: Day): readonly Claim[] {
    let made = this.#claims.get(day);
    if (made === undefined) this.#claims.set(day, (made = this.#same.one(this.#resolver.claimsOf(this.cell, day))));
    return made;
  }

  standingsOn(layer: "title" | "control", day: Day): readonly EntryStanding[] {
    let made = this.#standings[layer].get(day);
    // What has yet to come is told by the history of the place, not among what lost.
    if (made === undefined)
      this.#standings[layer].set(
        day,
        (made = this.#resolver.standingsOf(this.cell, layer, day).filter((s) => s.lost?.reason !== "not-yet")),
      );
    return made;
  }
}

/** The spells of cells, asked for one cell after the other. */
class CellSpells {
  readonly #resolver: Resolver;
  readonly #answers = new Interned<LayerAnswer>();
  readonly #claims = new Interned<readonly Claim[]>();
  readonly #reasons = new Interned<Rejected>();
  readonly #lists = new Map<string, readonly Rejected[]>();
  #cell: OneCell;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
    this.#cell = new OneCell(0, resolver, this.#claims);
  }

  #listed(rejected: readonly Rejected[]): readonly Rejected[] {
    const key = rejected.map((one) => this.#reasons.indexOf(one)).join(" ");
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, rejected);
    return list ?? rejected;
  }

  spellsOf(cell: number, viewpoint: string): readonly FaceSpell[] {
    const resolver = this.#resolver;
    const answers = this.#answers;
    if (this.#cell.cell !== cell) this.#cell = new OneCell(cell, resolver, this.#claims);
    const shared = this.#cell;
    const groups = resolver.groupsOf(viewpoint);
    const titles = resolver.timelineOf(cell, "title", viewpoint);
    const controls = resolver.timelineOf(cell, "control", viewpoint);
    const starts = new Set<Day>();
    for (const line of [titles, controls]) for (const { start } of line) starts.add(start);
    for (const day of resolver.claimDaysOf(cell)) starts.add(day);
    const spells: FaceSpell[] = [];
    const days = [...starts].sort((a, b) => a - b);
    for (const [i, day] of days.entries()) {
      const through = (days[i + 1] ?? day + 2) - 1;
      const [title, control] = [spellOn(titles, day), spellOn(controls, day)];
      const state = {
        title: answers.one(resolver.answerThrough(cell, "title", day, through, { viewpoint })),
        control: answers.one(resolver.answerThrough(cell, "control", day, through, { viewpoint })),
        claims: shared.claimsOn(day),
        divergent: divergence(title, control),
      };
      const losers = {
        title: this.#listed(explain(shared.standingsOn("title", day), groups, title.judgement.verdicts)),
        control: this.#listed(explain(shared.standingsOn("control", day), groups, control.judgement.verdicts)),
      };
      const last = spells.at(-1);
      const start = dayOrNull(day);
      if (
        last?.title === state.title &&
        last.control === state.control &&
        last.claims === state.claims &&
        last.divergent === state.divergent &&
        last.losers?.title === losers.title &&
        last.losers.control === losers.control
      )
        continue;
      if (last !== undefined) spells[spells.length - 1] = { ...last, end: start };
      spells.push({ start, end: null, ...state, losers });
    }
    return spells;
  }
}
