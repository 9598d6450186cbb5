import type { BorderLook } from "../cartography/border-look.ts";
import type { CellShapes } from "../cartography/cell-shapes.ts";
import { BLANK, type Sign } from "../cartography/sign.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { Timeline } from "../export/site/contract.ts";
import type { AtlasModel } from "../export/site/model.ts";
import { at } from "../export/site/spell-index.ts";

/** The layer of which all time is drawn: of land on which title and control are apart, who held it; of disputes, whose it was by right. */
export const layerOfAllTime = (layer: MapLayer): "title" | "control" | "claims" =>
  layer === "divergence" ? "control" : layer === "dispute" ? "title" : layer;

/** A viewpoint's whole period on one map: how often land changed hands, and every border that ever stood. */
export interface AllTime {
  /** tints named `#changed/n`, n from 0 to 4 for land with so many changes of hands or more; blank where no record names anybody */
  readonly signs: readonly Sign[];
  readonly looks: readonly BorderLook[];
}

/** Changes of hands that have a colour of their own; more share the last. */
export const CHANGES = [0, 1, 2, 3, 4] as const;
const MOST = CHANGES.length - 1;

/** Draws every holding of a viewpoint and layer at once; borders are fainter the longer ago they last stood. */
export function allTime(model: AtlasModel, shapes: CellShapes, viewpoint: string, layer: MapLayer): AllTime {
  const view = model.timelines.viewpoints[viewpoint];
  const [first, last] = model.atlas.period;
  const drawn = layerOfAllTime(layer);
  const lines: readonly Timeline[] = view?.[drawn] ?? [];
  const keys = new Map<number, string>();
  const keyOf = (index: number): string => {
    let key = keys.get(index);
    if (key === undefined) {
      const polities =
        drawn === "claims"
          ? (model.timelines.claims[index] ?? []).map((claim) => claim.polity)
          : (model.timelines.answers[index]?.holders ?? []).map((holder) => holder.polity);
      keys.set(index, (key = [...new Set(polities)].sort().join("+")));
    }
    return key;
  };
  const daysOf = (line: Timeline): readonly number[] => line.filter((day, i) => i % 2 === 0 && day > first && day < last);
  const signs = lines.map((line): Sign => {
    let changes = 0;
    let before = keyOf(at(line, first));
    for (const day of daysOf(line)) {
      const now = keyOf(at(line, day));
      if (now !== before && now !== "" && before !== "") changes++;
      if (now !== "") before = now;
    }
    return before === ""
      ? BLANK
      : { kind: "tint", polities: [`#changed/${Math.min(MOST, changes)}`], faint: false, unsure: false, inner: false };
  });
  const looks = shapes.arcs.map((_, arc): BorderLook => {
    const [a, b] = [lines[shapes.left[arc] as number] ?? [], lines[shapes.right[arc] as number] ?? []];
    const days = [first, ...[...new Set([...daysOf(a), ...daysOf(b)])].sort((x, y) => x - y), last];
    let stood: number | undefined;
    for (let i = 0; i + 1 < days.length; i++) {
      const day = days[i] as number;
      if (keyOf(at(a, day)) !== keyOf(at(b, day))) stood = days[i + 1];
    }
    if (stood === undefined) return { main: "none", selected: false };
    return { main: "agreed", selected: false, strength: 0.22 + 0.78 * ((stood - first) / Math.max(1, last - first)) };
  });
  return { signs, looks };
}

/** What the map shows where two questions are compared on one map: the land on which they differ, one stripe for each. */
export function differenceSigns(here: readonly Sign[], there: readonly Sign[]): readonly Sign[] {
  return here.map((a, cell): Sign => {
    const b = there[cell] ?? BLANK;
    if (a.kind === b.kind && a.polities.join() === b.polities.join())
      return a.kind === "none" ? BLANK : { kind: "empty", polities: [], faint: false, unsure: false, inner: false };
    return {
      kind: "stripes",
      polities: [a.polities[0] ?? "#silent", b.polities[0] ?? "#silent"],
      faint: false,
      unsure: false,
      inner: false,
    };
  });
}

/** Colours of the names that only these maps use; undefined for a polity. */
export function ownColour(name: string, theme: { readonly name: string; readonly quiet: string }): string | undefined {
  if (name === "#silent") return theme.quiet;
  if (!name.startsWith("#changed/")) return undefined;
  const light = ["#b4c4bd", "#e8dcc0", "#d5b98a", "#b98b57", "#8f5a2f"];
  const dark = ["#2f4a46", "#4a4436", "#76653f", "#a98a4e", "#dcb866"];
  return (theme.name === "dark" ? dark : light)[Number(name.slice(9))] ?? "#888888";
}
