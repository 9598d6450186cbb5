import type { LandPaths } from "./coast.ts";
import { colourClass } from "./palette.ts";
import { type BorderKind, FAINT, IN_INK, SIZES, type Sign, STRENGTH, UNSURE } from "./sign.ts";
import { LIGHT, type Theme } from "./theme.ts";

/** The one painter of maps in SVG, whatever works out their geometry: command, pages, opening map, print, fallback and the picture taken away. */

/** Land with one sign, as path data. */
export interface Fill {
  readonly sign: Sign;
  readonly d: string;
  /** what its element and pattern are named after while the picture changes; absent: their place in the row */
  readonly key?: string | undefined;
  /** words that a reader of the picture gets */
  readonly title?: string | undefined;
}

/** Lines that look alike, as path data. */
export interface Stroke {
  readonly kind: Exclude<BorderKind, "none"> | "claim" | "selected";
  readonly d: string;
  /** of a claim */
  readonly colour?: string | undefined;
  /** 0 to 1; absent: full */
  readonly strength?: number | undefined;
}

export interface Paint {
  readonly theme: Theme;
  /** before the names of patterns, so that two maps on one page do not share them */
  readonly prefix: string;
  /** names by which a style sheet gives colours their dark twins */
  readonly classes?: boolean | undefined;
  /** stripes of the contested as a gradient that repeats: where no graphics card helps, several times as fast as a pattern */
  readonly gradients?: boolean | undefined;
  colour(polity: string): string;
}

const named = (on: boolean | undefined, name: string | undefined): string | undefined => (on === true ? name : undefined);
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;

/** How strongly a sign lies over the land. */
export function opacityOf({ kind, faint }: Sign, theme: Theme = LIGHT): number {
  if (kind === "none") return 0;
  const full = kind === "dots" || kind === "empty" ? IN_INK[kind] : theme.opacity * STRENGTH[kind];
  return thousandth(full * (faint ? FAINT : 1));
}

/** What `fill` a sign has: a colour, or its pattern. */
export const fillOf = (sign: Sign, id: string, { colour, theme }: Paint): string =>
  sign.kind === "none" ? "none" : sign.kind === "tint" ? colour(sign.polities[0] ?? "") : sign.kind === "empty" ? theme.ink : `url(#${id})`;

/** How a sign that is no even tint is drawn; stripes lean to the right. */
export function SignPattern({ id, sign, paint }: { id: string; sign: Sign; paint: Paint }) {
  const { theme, classes } = paint;
  const common = { id, patternUnits: "userSpaceOnUse" } as const;
  const hues = sign.polities.slice(0, 3).map(paint.colour);
  const { stripe, pitch, field, dots, dot } = SIZES;
  const classOf = (hex: string | undefined): string | undefined => named(classes, colourClass(hex));
  switch (sign.kind) {
    case "stripes":
      if (paint.gradients === true) return <StripeGradient id={id} hues={hues} />;
      return (
        <pattern {...common} width={stripe * hues.length} height={stripe} patternTransform="rotate(45)">
          {hues.map((hex, i) => (
            <rect key={hex} class={classOf(hex)} x={stripe * i} width={stripe} height={stripe} fill={hex} />
          ))}
        </pattern>
      );
    case "divergent": {
      const band = thousandth(pitch * SIZES.band);
      return (
        <pattern {...common} width={pitch} height={pitch} patternTransform="rotate(45)">
          <rect
            class={classOf(hues[0])}
            width={pitch}
            height={pitch}
            fill={hues[0]}
            fill-opacity={thousandth(STRENGTH.ground / STRENGTH.divergent)}
          />
          <rect
            class={classOf(hues[1] ?? hues[0])}
            x={thousandth((pitch - band) / 2)}
            width={band}
            height={pitch}
            fill={hues[1] ?? hues[0]}
          />
        </pattern>
      );
    }
    case "checker":
      return (
        <pattern {...common} width={2 * field} height={2 * field}>
          <rect class={classOf(hues[0])} width={2 * field} height={2 * field} fill={hues[0]} />
          <path
            class={classOf(hues[1] ?? hues[0])}
            d={`M${field} 0h${field}v${field}h-${field}zM0 ${field}h${field}v${field}h-${field}z`}
            fill={hues[1] ?? hues[0]}
          />
        </pattern>
      );
    case "dots":
      return (
        <pattern {...common} width={dots} height={2 * dots}>
          <circle class={named(classes, "ink")} cx={dots / 4} cy={dots / 2} r={dot} fill={theme.ink} />
          <circle class={named(classes, "ink")} cx={(3 * dots) / 4} cy={(3 * dots) / 2} r={dot} fill={theme.ink} />
        </pattern>
      );
    default:
      return null;
  }
}

/** The same stripes as a gradient; half a pixel between two colours keeps their edges smooth. */
function StripeGradient({ id, hues }: { id: string; hues: readonly string[] }) {
  const width = SIZES.stripe * hues.length;
  const along = thousandth(width * Math.SQRT1_2);
  const soft = 0.35 / width;
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x2={along} y2={along} spreadMethod="repeat">
      {hues.flatMap((hex, i) => [
        <stop key={`${i}a`} offset={thousandth(i / hues.length + soft)} stop-color={hex} />,
        <stop key={`${i}b`} offset={thousandth((i + 1) / hues.length - soft)} stop-color={hex} />,
      ])}
    </linearGradient>
  );
}

/** Lines of bare land through what is uncertain: a gradient that repeats, which every painter knows and draws fast. */
function UnsureLines({ id, paint: { theme, classes } }: { id: string; paint: Paint }) {
  const { pitch, line, takes } = UNSURE;
  const soft = 0.2 / pitch;
  const edge = 1 - line / pitch;
  const stop = (offset: number, part: number) => (
    <stop class={named(classes, "bare")} offset={thousandth(offset)} stop-color={theme.land} stop-opacity={part} />
  );
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x2="0" y2={pitch} spreadMethod="repeat">
      {stop(edge - soft, 0)}
      {stop(edge + soft, takes)}
      {stop(1 - soft, takes)}
      {stop(1, 0)}
    </linearGradient>
  );
}

/** All land with signs; `edge` draws a quiet line along it. */
export function Fills({ fills, paint, edge }: { fills: readonly Fill[]; paint: Paint; edge?: boolean | undefined }) {
  const { prefix, theme, classes } = paint;
  const unsure = fills.filter(({ sign }) => sign.unsure);
  return (
    <>
      <defs>
        {fills.map(({ sign, key }, i) => (
          <SignPattern key={key ?? i} id={`${prefix}-${key ?? i}`} sign={sign} paint={paint} />
        ))}
        {unsure.length > 0 && <UnsureLines id={`${prefix}-unsure`} paint={paint} />}
        {fills.map(
          ({ sign, d, key }, i) =>
            sign.inner && (
              <clipPath key={`in ${key ?? i}`} id={`${prefix}-in-${key ?? i}`}>
                <path id={`${prefix}-land-${key ?? i}`} d={d} clip-rule="evenodd" />
              </clipPath>
            ),
        )}
      </defs>
      {fills.map(({ sign, d, title, key }, i) => {
        const fill = fillOf(sign, `${prefix}-${key ?? i}`, paint);
        const own = sign.kind === "tint" ? colourClass(fill) : sign.kind === "empty" ? "ink" : undefined;
        return (
          <path
            key={key ?? i}
            class={named(classes, [edge === true && "edge", own].filter(Boolean).join(" ") || undefined)}
            d={d}
            fill={fill}
            fill-opacity={opacityOf(sign, theme)}
            fill-rule="evenodd"
            {...(edge === true ? { stroke: theme.quiet, "stroke-width": 0.7 } : {})}
          >
            {title !== undefined && <title>{title}</title>}
          </path>
        );
      })}
      {unsure.map(({ d, key }, i) => (
        <path key={`unsure ${key ?? i}`} d={d} fill={`url(#${prefix}-unsure)`} fill-rule="evenodd" />
      ))}
      {fills.map(
        ({ sign, key }, i) =>
          sign.inner && (
            // a line along the inside: half of one that is twice as wide
            <use
              key={`in ${key ?? i}`}
              href={`#${prefix}-land-${key ?? i}`}
              clip-path={`url(#${prefix}-in-${key ?? i})`}
              fill="none"
              stroke={paint.colour(sign.polities[0] ?? "")}
              stroke-width="6"
            />
          ),
      )}
    </>
  );
}

/** Width, px, and dashes of the lines of a map, the same for every painter. */
export const LINES = {
  open: { width: 0.7, dash: undefined },
  "de-facto": { width: 1.2, dash: [4, 3] },
  agreed: { width: 1.6, dash: undefined },
  undrawn: { width: 1.3, dash: [1.3, 3.2] },
  claim: { width: 1.8, dash: [1.8, 3.6] },
  selected: { width: 3, dash: undefined },
} as const;

/** Pixels of the halo around a line that may lie elsewhere: a narrower one is not drawn, and what a soft edge has at least. */
export const HALO = { narrowest: 16, widest: 110, soft: 11 } as const;

/** Width of the halo of a line that may lie `reach` pixels off; 0 for none. */
export function haloOf(reach: number, soft: boolean): number {
  const width = 2 * reach > HALO.narrowest ? Math.min(2 * reach, HALO.widest) : 0;
  return soft ? Math.max(width, HALO.soft) : width;
}

/** Halos as path data by their width: light over the land, stronger towards the line. */
export function Halos({ halos, paint: { theme } }: { halos: ReadonlyMap<number, string>; paint: Paint }) {
  return (
    <>
      {[...halos].flatMap(([width, d]) =>
        [1, 0.75, 0.5, 0.25].map((part) => (
          <path
            key={`${width} ${part}`}
            d={d}
            fill="none"
            stroke={theme.land}
            stroke-width={width * part}
            stroke-opacity="0.24"
            stroke-linejoin="round"
            stroke-linecap="round"
          />
        )),
      )}
    </>
  );
}

/** Lines of which no source says where they run, or where what records say ends: in the quiet colour. */
const QUIET: ReadonlySet<string> = new Set(["open", "undrawn"]);

export function Strokes({ strokes, paint: { theme, classes } }: { strokes: readonly Stroke[]; paint: Paint }) {
  return (
    <>
      {strokes.map(({ kind, d, colour, strength }, i) => (
        <path
          key={i}
          class={named(classes, kind === "claim" ? undefined : QUIET.has(kind) ? "quiet" : "line")}
          d={d}
          fill="none"
          stroke={kind === "claim" ? colour : QUIET.has(kind) ? theme.quiet : kind === "selected" ? theme.select : theme.ink}
          stroke-width={LINES[kind].width}
          stroke-dasharray={LINES[kind].dash?.join(" ")}
          stroke-opacity={strength}
          stroke-linejoin="round"
        />
      ))}
    </>
  );
}

/** Water under everything. */
export function Sea({ width, height, paint: { theme, classes } }: { width: number; height: number; paint: Paint }) {
  return <rect class={named(classes, "sea")} width={width} height={height} fill={theme.water} />;
}

/** The land under the signs. */
export function Land({ of: { whole, cut, coast }, paint: { theme, classes } }: { of: LandPaths; paint: Paint }) {
  return (
    <>
      <path
        class={named(classes, "land")}
        d={whole || "M0 0"}
        fill={theme.land}
        stroke={theme.coast}
        stroke-width="0.7"
        fill-rule="nonzero"
      />
      {cut !== "" && <path class={named(classes, "land cut")} d={cut} fill={theme.land} stroke="none" fill-rule="nonzero" />}
      {coast !== "" && <path class={named(classes, "coast")} d={coast} fill="none" stroke={theme.coast} stroke-width="0.7" />}
    </>
  );
}
