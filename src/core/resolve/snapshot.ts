import { compareWritten, formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import type { Holding, LayerAnswer, MapLayer, Snapshot } from "./answer.ts";
import { divergence } from "./present.ts";
import type { Resolver } from "./resolver.ts";
import { type Segment, spellOn } from "./timeline.ts";

/** Land by answer on one day. Cells with the same answer become one holding; `because` is gathered from all of them. */
export function takeSnapshot(resolver: Resolver, day: Day, viewpoint: string, layer: MapLayer, knownOn?: Day): Snapshot {
  const groups = new Map<string, { readonly cells: number[]; readonly answers: Set<LayerAnswer> }>();
  const { cells } = resolver;
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.facesOf(cell).length === 0 || (cell === 0 && isOutsideOnly(resolver))) continue;
    const { key, answer } = answerAsMapped(resolver, cell, day, viewpoint, layer, knownOn);
    const group = groups.get(key);
    if (group) {
      group.cells.push(cell);
      group.answers.add(answer);
    } else groups.set(key, { cells: [cell], answers: new Set([answer]) });
  }
  const holdings = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([, group]): Holding => ({
        faces: cells.facesOfAll(group.cells),
        answer: gather([...group.answers]),
        area_km2: group.cells.reduce((sum, cell) => sum + cells.areaOf(cell), 0),
      }),
    );
  return {
    date: formatDay(day),
    viewpoint,
    layer,
    ...(knownOn !== undefined && { known_on: formatDay(knownOn) }),
    holdings: holdings.filter((h) => h.faces.length > 0),
    ...(resolver.isOutside(day) && { outside_period: true as const }),
  };
}

function isOutsideOnly(resolver: Resolver): boolean {
  return resolver.cells.facesOf(0).length <= 1;
}

/** The answer of any layer for a cell on a day, and a key that land of one holding shares. */
export function answerAsMapped(
  resolver: Resolver,
  cell: number,
  day: Day,
  viewpoint: string,
  layer: MapLayer,
  knownOn?: Day,
): { key: string; answer: LayerAnswer } {
  const known = knownOn ?? Infinity;
  const options = { viewpoint, knownOn };
  const silence = resolver.isOutside(day) ? "outside-period" : "no-record";
  const spell = (l: "title" | "control"): Segment => spellOn(resolver.timelineOf(cell, l, viewpoint, known), day);
  switch (layer) {
    case "title":
    case "control":
      return withKey(resolver.answerOn(cell, layer, day, options));
    case "divergence": {
      const title = resolver.answerOn(cell, "title", day, options);
      const control = resolver.answerOn(cell, "control", day, options);
      const divergent = divergence(spell("title"), spell("control"));
      const both = title.certainty === "uncertain" || control.certainty === "uncertain" ? "uncertain" : "certain";
      const answer: LayerAnswer = {
        ...title,
        certainty: both,
        answer: divergent === true ? "contested" : divergent === false ? "held" : "unknown",
        holders: divergent === null ? [] : [...title.holders, ...(divergent ? control.holders : [])],
        because: [...new Set([...title.because, ...control.because])],
      };
      return { key: `${divergent}:${holders(title)}/${holders(control)}:${both}`, answer };
    }
    case "claims": {
      const claims = resolver.claimsOf(cell, day, known);
      const answer: LayerAnswer = {
        answer: claims.length > 1 ? "contested" : claims.length === 1 ? "held" : "unknown",
        holders: claims.map((c) => ({ polity: c.polity, according_to: [c.polity], denied_by: [] })),
        certainty: claims.some((c) => c.certainty) ? "uncertain" : "certain",
        since: claims.map((c) => c.since).sort(compareWritten)[0] ?? null,
        basis_since: null,
        because: claims.flatMap((c) => c.because),
        ...(claims.length === 0 && { silence }),
      };
      return withKey(answer);
    }
    case "dispute": {
      const parties = resolver.contendersOn(cell, day, known);
      const title = resolver.answerOn(cell, "title", day, options);
      const answer: LayerAnswer = {
        answer: parties.length > 0 ? "contested" : "unknown",
        holders: parties.map((polity) => ({ polity, according_to: [polity], denied_by: [] })),
        certainty: title.certainty,
        since: null,
        basis_since: null,
        because: parties.length > 0 ? title.because : [],
        ...(parties.length === 0 && { silence }),
      };
      return withKey(answer);
    }
  }
}

// Many days have the very same answers.
const keys = new WeakMap<LayerAnswer, string>();

function withKey(answer: LayerAnswer): { key: string; answer: LayerAnswer } {
  let key = keys.get(answer);
  if (key === undefined) {
    key = `${answerKey(answer)}${(answer.alternatives ?? []).map(answerKey).join("|")}`;
    keys.set(answer, key);
  }
  return { key, answer };
}

function holders(answer: LayerAnswer): string {
  return answer.holders.map((h) => h.polity).join(" ");
}

function answerKey(answer: LayerAnswer): string {
  const each = answer.holders.map((h) => `${h.polity},${h.mode ?? ""},${h.through ?? ""},${h.denied_by.join("+")}`);
  return `${answer.answer}:${each.join(";")}:${answer.certainty}:${answer.silence ?? ""}:${(answer.denied ?? []).map((x) => x.polity).join("+")}`;
}

/** The answers of one holding as one: every reason, the earliest days. */
function gather(answers: readonly LayerAnswer[]): LayerAnswer {
  const [first, ...others] = answers as readonly [LayerAnswer, ...LayerAnswer[]];
  if (others.length === 0) return first;
  const earliest = (days: readonly (string | null)[]): string | null =>
    days.reduce((x, y) => (x === null ? y : y === null ? x : compareWritten(x, y) < 0 ? x : y), null);
  const pending = answers.flatMap((a) => a.pending ?? []);
  const { since_within: _, ...shared } = first;
  return {
    ...shared,
    since: earliest(answers.map((a) => a.since)),
    basis_since: earliest(answers.map((a) => a.basis_since)),
    because: [...new Set(answers.flatMap((a) => a.because))].sort(),
    ...(pending.length > 0 && { pending: [...new Set(pending)].sort() }),
  };
}
