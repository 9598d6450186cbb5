/**
 * Colours of polities: first Paul Tol's *muted* scheme (https://personal.sron.nl/~pault/) without its two reds, which are kept for errors,
 * without its grey, which means that nothing is known, and with its pale blue put off, which is near to water; then a brown and his blue.
 * Those of the second half are taken once the first are.
 */
export const PALETTE: readonly { readonly light: string; readonly dark: string }[] = [
  { light: "#117733", dark: "#3fae68" },
  { light: "#aa4499", dark: "#cf7fc2" },
  { light: "#ddaa33", dark: "#e3bf5d" },
  { light: "#332288", dark: "#8f83dc" },
  { light: "#44aa99", dark: "#5fc9b7" },
  { light: "#bb8855", dark: "#d3a273" },
  { light: "#999933", dark: "#bdbd55" },
  { light: "#4477aa", dark: "#6f9fd0" },
  { light: "#88ccee", dark: "#8fd0f0" },
  { light: "#66bb66", dark: "#86d486" },
  { light: "#775599", dark: "#a686c9" },
  { light: "#227788", dark: "#4da3b5" },
  { light: "#cc99bb", dark: "#e0b5d1" },
  { light: "#556611", dark: "#8ea344" },
  { light: "#7799dd", dark: "#96b3ec" },
  { light: "#c9c077", dark: "#d8d08f" },
];

/** Of land of which nothing is known, and of a name that no polity has. */
export const NO_DATA = "#888888";

/** How many of the palette are taken before any of the others. */
const FIRST = 8;
/** CIELAB distance from which two colours are told apart as surely as any. */
const APART = 60;

/** CIELAB of a hex colour. */
function lab(hex: string): readonly [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const LABS = PALETTE.map(({ light }) => lab(light));

/** How alike a colour is to one of the palette: 1 the same, 0 wholly apart. */
const likeness = ([l, a, b]: readonly [number, number, number], entry: number): number => {
  const [m, c, d] = LABS[entry] as readonly [number, number, number];
  return Math.max(0, 1 - Math.hypot(l - m, a - c, b - d) / APART);
};
/** What the same colour on both sides costs beside one that is merely alike. */
const SAME = 1000;
/** What it costs to take a colour that a polity elsewhere has: none is given twice while there are others. */
const REUSE = 60;
/** What it costs to take one of the second half. */
const LATER = 50;

/** What it costs two polities that a legend may list together to have the same colour: less than it costs neighbours, more than to use one again. */
const TOGETHER = 300;

/** How much two polities must not look alike: any positive weight, larger is worse. */
export type Rivalry = readonly { readonly a: string; readonly b: string; readonly weight: number }[];

/** The same pairs from either side, by whom stands first in the line of heirs; what is said twice counts twice. */
function bothWays(pairs: Rivalry, rootOf: (id: string) => string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const pair of pairs) {
    const [a, b] = [rootOf(pair.a), rootOf(pair.b)];
    if (a === b) continue;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = rows.get(one) ?? new Map<string, number>();
      row.set(other, (row.get(other) ?? 0) + pair.weight);
      rows.set(one, row);
    }
  }
  return rows;
}

/** Class under which the style sheet of the pages gives a colour of the palette its dark twin; undefined for an atlas's own colour. */
export function colourClass(hex: string | undefined): string | undefined {
  const entry = PALETTE.findIndex(({ light }) => light === hex);
  return entry < 0 ? undefined : `c${entry}`;
}

const HEX = /^#[0-9a-fA-F]{6}$/;

/**
 * Assigns a palette entry to each polity: the most entangled first, each taking the hue that clashes least and is used least
 * (greedy colouring of a weighted graph, in the order of D. J. A. Welsh and M. B. Powell, The Computer Journal 10, 1967).
 * The same hue as a rival's counts a thousand times more than a similar one, and no hue is given twice while others are free.
 * Of pairs that may be seen `together`, with how much that counts from 0 to 1, none is given the same hue as long as hues suffice.
 * An heir that goes on as its predecessor (`heirs`: heir → predecessor) keeps its colour.
 */
export function assignColours(
  polities: readonly { readonly id: string; readonly weight: number }[],
  rivalry: Rivalry,
  chosen: Readonly<Record<string, string>> = {},
  heirs: ReadonlyMap<string, string> = new Map(),
  together: Rivalry = [],
): ReadonlyMap<string, { readonly light: string; readonly dark: string }> {
  const rootOf = (id: string): string => {
    let root = id;
    for (let from = heirs.get(root), steps = 0; from !== undefined && steps < heirs.size; from = heirs.get(root), steps++) root = from;
    return root;
  };
  const clash = bothWays(rivalry, rootOf);
  const beside = bothWays(together, rootOf);
  const entangled = (id: string): number => [...(clash.get(id)?.values() ?? [])].reduce((sum, weight) => sum + weight, 0);
  const order = [...polities].sort((x, y) => entangled(y.id) - entangled(x.id) || y.weight - x.weight || (x.id < y.id ? -1 : 1));
  const wishes = (id: string): boolean => Object.hasOwn(chosen, id) && HEX.test(chosen[id] as string);
  order.sort((x, y) => Number(wishes(y.id)) - Number(wishes(x.id)));
  const result = new Map<string, { light: string; dark: string }>();
  const labOf = new Map<string, { readonly hex: string; readonly lab: readonly [number, number, number] }>();
  const use = PALETTE.map(() => 0);
  for (const { id } of order) {
    if (heirs.has(id) && !wishes(id)) continue;
    const own = wishes(id) ? chosen[id] : undefined;
    if (own !== undefined) {
      result.set(id, { light: own, dark: own });
      labOf.set(id, { hex: own.toLowerCase(), lab: lab(own) });
      continue;
    }
    const cost = PALETTE.map(({ light }, i) => {
      let sum = (i < FIRST ? 0 : LATER) + (use[i] as number) * REUSE;
      for (const [other, weight] of clash.get(id) ?? []) {
        const taken = labOf.get(other);
        if (taken !== undefined) sum += weight * (taken.hex === light ? SAME : likeness(taken.lab, i));
      }
      for (const [other, much] of beside.get(id) ?? []) if (labOf.get(other)?.hex === light) sum += much * TOGETHER;
      return sum;
    });
    let best = 0;
    for (let i = 1; i < PALETTE.length; i++) {
      const better = (cost[i] as number) - (cost[best] as number) || (use[i] as number) - (use[best] as number);
      if (better < 0) best = i;
    }
    use[best] = (use[best] as number) + 1;
    labOf.set(id, { hex: (PALETTE[best] as { light: string }).light, lab: LABS[best] as readonly [number, number, number] });
    result.set(id, PALETTE[best] as { light: string; dark: string });
  }
  for (const { id } of polities)
    if (heirs.has(id) && !wishes(id)) result.set(id, result.get(rootOf(id)) ?? (PALETTE[0] as { light: string; dark: string }));
  return result;
}
