/** The places of sources that an atlas cites. */
import { leavesOf } from "../link/walk.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Citation } from "../model/values.ts";

export interface CitedLocator {
  readonly locator: string;
  /** how often the records cite it */
  readonly times: number;
  /** what stands there, where the source's sentences say so */
  readonly doc?: string | undefined;
}

const counts = new WeakMap<Atlas, ReadonlyMap<string, ReadonlyMap<string, number>>>();

/** How often each locator of each source is cited, counted once an atlas. */
function countsOf(atlas: Atlas): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const known = counts.get(atlas);
  if (known) return known;
  const made = new Map<string, Map<string, number>>();
  for (const records of Object.values(atlas.collections))
    for (const record of records.values())
      for (const { type, value } of leavesOf(record)) {
        if (type.kind !== "cite") continue;
        for (const { source, locator } of value as readonly Citation[]) {
          if (locator === undefined) continue;
          const own = made.get(source) ?? new Map<string, number>();
          made.set(source, own);
          own.set(locator, (own.get(locator) ?? 0) + 1);
        }
      }
  counts.set(atlas, made);
  return made;
}

/** The locators of a source: its sentences, then what is cited, the most cited first. */
export function citedLocators(atlas: Atlas, source: string): readonly CitedLocator[] {
  const cited = new Map(countsOf(atlas).get(source));
  const sentences = Object.entries(atlas.collections.sources.get(source)?.data.sentences ?? {}).map(([locator, { gist }]): CitedLocator => {
    const times = cited.get(locator) ?? 0;
    cited.delete(locator);
    return { locator, times, doc: gist["en"] ?? Object.values(gist)[0] };
  });
  const others = [...cited].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([locator, times]) => ({ locator, times }));
  return [...sentences, ...others];
}
