/** Borders as lines of their own, from the shared arcs: each stretch once, however many holdings and years it parts. */
import { borderOf } from "../../cartography/sign.ts";
import { drawnPieces, undrawnSteps } from "../../core/link/edges.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { LayerAnswer, MapLayer } from "../../core/resolve/answer.ts";
import type { LonLat } from "../../core/space/geometry.ts";
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
  readonly lines: readonly (readonly LonLat[])[];
}

interface Held {
  readonly start: Day;
  readonly end: Day;
  readonly answer: LayerAnswer;
}

const polities = (answer: LayerAnswer | undefined): string | null => answer?.holders.map((h) => h.polity).join("; ") || null;

/** What lies on each face, from day to day. */
function byFace(holdings: readonly DatedHolding[]): Map<number, Held[]> {
  const found = new Map<number, Held[]>();
  for (const { start, end, holding } of holdings)
    for (const face of holding.faces) {
      const there = found.get(face);
      const held = { start, end, answer: holding.answer };
      if (there) there.push(held);
      else found.set(face, [held]);
    }
  for (const held of found.values()) held.sort((a, b) => a.start - b.start);
  return found;
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

/** The borders of these holdings, alike stretches together. */
export function bordersOf(atlas: Atlas, holdings: readonly DatedHolding[], layer: MapLayer): Border[] {
  const faces = byFace(holdings);
  const closes = undrawnSteps(atlas);
  const groups = new Map<string, { properties: Border["properties"]; lines: (readonly LonLat[])[] }>();
  for (const arc of atlas.land.arrangement.arcs) {
    if (arc.seam) continue;
    const [left, right] = [faces.get(arc.left) ?? [], faces.get(arc.right) ?? []];
    const days = [...new Set([...left, ...right].flatMap((h) => [h.start, h.end]))].sort((a, b) => a - b);
    let open: { start: Day; end: Day; kind: (typeof BORDER_WORDS)[number]; left: string | null; right: string | null } | undefined;
    const close = (): void => {
      if (!open) return;
      const { start, end, ...about } = open;
      for (const { line, undrawn } of drawnPieces(arc.line, closes)) {
        const kind = undrawn ? "undrawn" : about.kind;
        const key = JSON.stringify([kind, about.left, about.right, start, end]);
        const group = groups.get(key);
        if (group) group.lines.push(line);
        else groups.set(key, { properties: { ...about, kind, ...daysOf(start, end) }, lines: [line] });
      }
      open = undefined;
    };
    for (const [i, start] of days.slice(0, -1).entries()) {
      const end = days[i + 1] as Day;
      const on = (held: readonly Held[]) => held.find((h) => h.start <= start && h.end > start)?.answer;
      const [a, b] = [on(left), on(right)];
      // where only some days were asked for, nothing is said of the others
      const unsaid = (left.length > 0 && !a) || (right.length > 0 && !b);
      const kind = unsaid ? undefined : kindOf(layer, a, b, left.length === 0 || right.length === 0);
      const [x, y] = [polities(a), polities(b)];
      if (open && open.kind === kind && open.left === x && open.right === y && open.end === start) open = { ...open, end };
      else {
        close();
        if (kind) open = { start, end, kind, left: x, right: y };
      }
    }
    close();
  }
  return [...groups.values()];
}
