/** The world of each viewpoint on the day that a reader sees first: its files, and how it differs from the others. */

import type { Resolver } from "../../core/resolve/resolver.ts";
import { areaOfFaces } from "../../core/space/area.ts";
import { type Verdict, type WorldFormat, Worlds } from "../../export/world/world-file.ts";

export type { Verdict } from "../../export/world/world-file.ts";

/** Sizes that a site carries; the whole is several megabytes a viewpoint, and comes from the command. */
export const SITE_SIZES = ["small", "medium"] as const;
export type SiteSize = (typeof SITE_SIZES)[number];

const known = new WeakMap<Resolver, Worlds>();

/** The same worlds for all pages and files of one site. */
export function worldsOf(resolver: Resolver): Worlds {
  let worlds = known.get(resolver);
  if (!worlds) {
    const { atlas } = resolver;
    worlds = new Worlds(atlas, resolver, atlas.dateOf(atlas.head.default.date)?.earliest ?? 0);
    known.set(resolver, worlds);
  }
  return worlds;
}

export const worldFile = (size: SiteSize, format: WorldFormat | "svg"): string => `${size}.${format}`;

/** What one viewpoint says of a piece of disputed land, and who says otherwise. */
export interface Divergence {
  readonly land: string;
  readonly km2: number;
  /** polities that hold, or the kind of the answer where nobody does */
  readonly here: Verdict;
  readonly elsewhere: readonly { readonly verdict: Verdict; readonly viewpoints: readonly string[] }[];
}

/** Disputed land on which some other viewpoint says something else than this one; the largest first. */
export function divergencesOf(resolver: Resolver, viewpoint: string): Divergence[] {
  const worlds = worldsOf(resolver);
  const verdicts = verdictsOf(worlds);
  const found = new Map<
    string,
    { readonly land: string; km2: number; here: Verdict; elsewhere: Map<string, { verdict: Verdict; viewpoints: string[] }> }
  >();
  worlds.pieces.forEach((piece, number) => {
    if (piece.disputed === undefined) return;
    const here = verdicts.get(viewpoint)?.[number];
    if (!here) return;
    const key = `${piece.disputed} ${textOf(here)}`;
    const row = found.get(key) ?? { land: piece.disputed, km2: 0, here, elsewhere: new Map() };
    row.km2 += areaOfFaces(worlds.atlas.land.arrangement, piece.faces);
    for (const [other, list] of verdicts) {
      const verdict = list[number];
      if (other === viewpoint || !verdict || verdict.kind === "unknown" || textOf(verdict) === textOf(here)) continue;
      const group = row.elsewhere.get(textOf(verdict)) ?? { verdict, viewpoints: [] };
      if (!group.viewpoints.includes(other)) group.viewpoints.push(other);
      row.elsewhere.set(textOf(verdict), group);
    }
    found.set(key, row);
  });
  return [...found.values()]
    .filter((row) => row.elsewhere.size > 0)
    .map(({ elsewhere, ...row }) => ({
      ...row,
      elsewhere: [...elsewhere.values()].sort((a, b) => b.viewpoints.length - a.viewpoints.length),
    }))
    .sort((a, b) => b.km2 - a.km2);
}

const textOf = ({ kind, holders }: Verdict): string => `${kind} ${holders.join(" ")}`;

const verdicts = new WeakMap<Worlds, Map<string, readonly Verdict[]>>();

/** Viewpoint → what it says of each piece. */
function verdictsOf(worlds: Worlds): ReadonlyMap<string, readonly Verdict[]> {
  let all = verdicts.get(worlds);
  if (!all) {
    verdicts.set(worlds, (all = new Map()));
    for (const viewpoint of worlds.atlas.collections.viewpoints.keys()) all.set(viewpoint, worlds.verdicts(viewpoint));
  }
  return all;
}
