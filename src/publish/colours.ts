/**
 * Colours of polities: Paul Tol's *muted* scheme (https://personal.sron.nl/~pault/) without its two reds, which are kept for errors.
 * Neighbours and rivals get different hues; the same atlas always gets the same colours.
 */
export const PALETTE: readonly { readonly light: string; readonly dark: string }[] = [
  { light: "#117733", dark: "#3fae68" },
  { light: "#aa4499", dark: "#cf7fc2" },
  { light: "#ddaa33", dark: "#e3bf5d" },
  { light: "#332288", dark: "#8f83dc" },
  { light: "#44aa99", dark: "#5fc9b7" },
  { light: "#88ccee", dark: "#8fd0f0" },
  { light: "#999933", dark: "#bdbd55" },
  { light: "#7a6a58", dark: "#b5a48e" },
];

/** How much two polities must not look alike: any positive weight, larger is worse. */
export type Rivalry = readonly { readonly a: string; readonly b: string; readonly weight: number }[];

/** Class under which the style sheet of the pages gives a colour of the palette its dark twin; undefined for an atlas's own colour. */
export function colourClass(hex: string | undefined): string | undefined {
  const entry = PALETTE.findIndex(({ light }) => light === hex);
  return entry < 0 ? undefined : `c${entry}`;
}

/** Assigns a palette entry to each polity: the most entangled first, each taking the hue that clashes least and is used least. An heir that goes on as its predecessor (`heirs`: heir → predecessor) keeps its colour. */
export function assignColours(
  polities: readonly { readonly id: string; readonly weight: number }[],
  rivalry: Rivalry,
  chosen: Readonly<Record<string, string>> = {},
  heirs: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, { readonly light: string; readonly dark: string }> {
  const clash = new Map<string, Map<string, number>>();
  const add = (a: string, b: string, weight: number): void => {
    const row = clash.get(a) ?? new Map<string, number>();
    row.set(b, (row.get(b) ?? 0) + weight);
    clash.set(a, row);
  };
  const rootOf = (id: string): string => {
    let root = id;
    for (let from = heirs.get(root), steps = 0; from !== undefined && steps < heirs.size; from = heirs.get(root), steps++) root = from;
    return root;
  };
  for (const pair of rivalry) {
    const [a, b, weight] = [rootOf(pair.a), rootOf(pair.b), pair.weight];
    if (a === b) continue;
    add(a, b, weight);
    add(b, a, weight);
  }
  const entangled = (id: string): number => [...(clash.get(id)?.values() ?? [])].reduce((sum, weight) => sum + weight, 0);
  const order = [...polities].sort((x, y) => entangled(y.id) - entangled(x.id) || y.weight - x.weight || (x.id < y.id ? -1 : 1));
  const result = new Map<string, { light: string; dark: string }>();
  const entryOf = new Map<string, number>();
  const use = PALETTE.map(() => 0);
  for (const { id } of order) {
    const own = Object.hasOwn(chosen, id) ? chosen[id] : undefined;
    if (own !== undefined && /^#[0-9a-fA-F]{6}$/.test(own)) {
      result.set(id, { light: own, dark: own });
      continue;
    }
    const cost = PALETTE.map((_, i) => {
      let sum = 0;
      for (const [other, weight] of clash.get(id) ?? []) if (entryOf.get(other) === i) sum += weight;
      return sum;
    });
    let best = 0;
    for (let i = 1; i < PALETTE.length; i++) {
      const better = (cost[i] as number) - (cost[best] as number) || (use[i] as number) - (use[best] as number);
      if (better < 0) best = i;
    }
    use[best] = (use[best] as number) + 1;
    entryOf.set(id, best);
    result.set(id, PALETTE[best] as { light: string; dark: string });
  }
  for (const { id } of polities)
    if (heirs.has(id) && !Object.hasOwn(chosen, id))
      result.set(id, result.get(rootOf(id)) ?? (PALETTE[0] as { light: string; dark: string }));
  return result;
}
