/** Borders as lines of their own, from the shared arcs: each stretch once, however many holdings and years it parts. */
import { borderOf } from "../../cartography/sign.ts";
import { drawnPieces, undrawnSteps } from "../../core/link/edges.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { LayerAnswer, MapLayer } from "../../core/resolve/answer.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { DatedHolding } from "../dated-holdings.ts";
import { dateColumns } from "../holding-row.ts";

/** `outer`: beyond it lies land of which the atlas does not speak, or the sea; `undrawn`: no source draws it, it only closes a figure. */
export const BORDER_WORDS = ["agreed", "de-facto", "open", "outer", "undrawn"] as const;

/** Of the columns of dates, those that a border has: each tile writes them again for each feature. */
export const BORDER_DAYS = ["start_edtf", "end_edtf", "start_day", "end_day"] as const;

/** Stretches of border that are alike over one run of days. */
export interface Border {
  readonly properties: {
    readonly kind: (typeof BORDER_WORDS)[number];
    readonly left: string | null;
    readonly right: string | null;
  } & Pick<ReturnType<typeof dateColumns>, (typeof BORDER_DAYS)[number]>;
  readonly stretches: readonly Stretch[];
}

/** Part of an arc of the arrangement, or all of it. */
export interface Stretch {
  readonly arc: number;
  /** numbers of its first and last position in the arc */
  readonly from: number;
  readonly to: number;
}

interface Held {
  readonly start: Day;
  readonly end: Day;
  readonly answer: LayerAnswer;
}

const polities = (answer: LayerAnswer | undefined): string | null => answer?.holders.map((h) => h.polity).join("; ") || null;

/** Lists of what is held from day to day, the first of nothing, and the list of each face. */
function byFace(holdings: readonly DatedHolding[]): { readonly heldOn: readonly (readonly Held[])[]; readonly listOf: readonly number[] } {
  const found: number[][] = [];
  for (const [i, { holding }] of holdings.entries()) for (const face of holding.faces) (found[face] ??= []).push(i);
  const heldOn: Held[][] = [[]];
  const numbers = new Map<string, number>();
  const listOf = found.map((there) => {
    const key = there.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = heldOn.length;
      numbers.set(key, number);
      const held = there.map((i) => holdings[i] as DatedHolding);
      heldOn.push(held.map(({ start, end, holding: { answer } }) => ({ start, end, answer })).sort((a, b) => a.start - b.start));
    }
    return number;
  });
  return { heldOn, listOf };
}

function kindOf(
  layer: MapLayer,
  left: LayerAnswer | undefined,
  right: LayerAnswer | undefined,
  outer: boolean,
): (typeof BORDER_WORDS)[number] | undefined {
  const land = (answer: LayerAnswer | undefined) => answer && { title: answer, control: answer };
  const kind = borderOf("title", land(left), land(right));
  if (kind === "none") return undefined;
  if (outer) return "outer";
  // who controls does not say who has title
  return kind === "agreed" && layer !== "title" ? "de-facto" : kind;
}

function daysOf(start: Day, end: Day): Pick<ReturnType<typeof dateColumns>, (typeof BORDER_DAYS)[number]> {
  const { start_edtf, end_edtf, start_day, end_day } = dateColumns(start, end);
  return { start_edtf, end_edtf, start_day, end_day };
}

interface Piece {
  readonly stretch: Stretch;
  readonly undrawn: boolean;
}

const pieces = new WeakMap<Atlas, (arc: number) => readonly Piece[]>();

/** The parts of each arc that a source draws, and those that only close a figure; the same on all days. */
function piecesIn(atlas: Atlas): (arc: number) => readonly Piece[] {
  let piecesOf = pieces.get(atlas);
  if (!piecesOf) {
    const closes = undrawnSteps(atlas);
    const known = new Map<number, readonly Piece[]>();
    piecesOf = (arc) => {
      let found = known.get(arc);
      if (!found) {
        let to = 0;
        found = drawnPieces(atlas.land.arrangement.arcs[arc]?.line ?? [], closes).map(({ line, undrawn }) => {
          const from = to;
          to += line.length - 1;
          return { stretch: { arc, from, to }, undrawn };
        });
        known.set(arc, found);
      }
      return found;
    };
    pieces.set(atlas, piecesOf);
  }
  return piecesOf;
}

/** What lies between the same land on either side, over one run of days. */
interface Spell {
  readonly start: Day;
  readonly end: Day;
  readonly kind: (typeof BORDER_WORDS)[number];
  readonly left: string | null;
  readonly right: string | null;
}

/** The spells of a border, in order. */
function spellsBetween(layer: MapLayer, left: readonly Held[], right: readonly Held[]): Spell[] {
  const spells: Spell[] = [];
  const days = [...new Set([...left, ...right].flatMap((h) => [h.start, h.end]))].sort((a, b) => a - b);
  for (const [i, start] of days.slice(0, -1).entries()) {
    const end = days[i + 1] as Day;
    const on = (held: readonly Held[]) => held.find((h) => h.start <= start && h.end > start)?.answer;
    const [a, b] = [on(left), on(right)];
    // where only some days were asked for, nothing is said of the others
    const unsaid = (left.length > 0 && !a) || (right.length > 0 && !b);
    const kind = unsaid ? undefined : kindOf(layer, a, b, left.length === 0 || right.length === 0);
    if (!kind) continue;
    const [x, y] = [polities(a), polities(b)];
    const before = spells.at(-1);
    if (before && before.kind === kind && before.left === x && before.right === y && before.end === start)
      spells[spells.length - 1] = { ...before, end };
    else spells.push({ start, end, kind, left: x, right: y });
  }
  return spells;
}

/** The borders of these holdings, alike stretches together. */
export function bordersOf(atlas: Atlas, holdings: readonly DatedHolding[], layer: MapLayer): Border[] {
  const { arcs } = atlas.land.arrangement;
  const { heldOn, listOf } = byFace(holdings);
  const piecesOf = piecesIn(atlas);
  const groups = new Map<string, { properties: Border["properties"]; stretches: Stretch[] }>();
  const groupOf = ({ start, end, ...about }: Spell, undrawn: boolean): Stretch[] => {
    const kind = undrawn ? "undrawn" : about.kind;
    const key = JSON.stringify([kind, about.left, about.right, start, end]);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { properties: { ...about, kind, ...daysOf(start, end) }, stretches: [] }));
    return group.stretches;
  };
  // many arcs part the same two lists of answers
  const known = new Map<number, readonly { readonly spell: Spell; drawn?: Stretch[]; undrawn?: Stretch[] }[]>();
  for (const [number, arc] of arcs.entries()) {
    if (arc.seam) continue;
    const [left, right] = [listOf[arc.left] ?? 0, listOf[arc.right] ?? 0];
    if (left === right) continue;
    const pair = left * heldOn.length + right;
    let spells = known.get(pair);
    if (!spells) {
      spells = spellsBetween(layer, heldOn[left] ?? [], heldOn[right] ?? []).map((spell) => ({ spell }));
      known.set(pair, spells);
    }
    if (spells.length === 0) continue;
    for (const { stretch, undrawn } of piecesOf(number))
      for (const each of spells) (each[undrawn ? "undrawn" : "drawn"] ??= groupOf(each.spell, undrawn)).push(stretch);
  }
  return [...groups.values()];
}
