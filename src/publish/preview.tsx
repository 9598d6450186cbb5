/** The picture that a page shows where somebody shares its address: title, date, viewpoint, a part of the map, and what its signs mean. */
import { renderToString } from "preact-render-to-string";
import { Fills, Land, type Paint, Sea, Strokes } from "../cartography/painter.tsx";
import { lookOf, type Sign } from "../cartography/sign.ts";
import { LIGHT } from "../cartography/theme.ts";
import type { Question } from "../export/site/model.ts";
import { allowed, Sheet, wrapped } from "../export/svg.tsx";
import { landNames, modelOf, sentenceOf, townsOf } from "./pages/map-page.tsx";
import type { Page } from "./pages/page.tsx";
import { drawingOf, type SmallMap } from "./svg-drawing.ts";
import { pagePaint, strokesOf } from "./svg-map.tsx";
import { planeOf } from "./svg-plane.ts";
import { Towns } from "./svg-towns.tsx";

/** Draws an SVG as PNG, so many pixels wide. */
export type Draw = (svg: string, width: number) => Uint8Array;

/** What networks show whole, px. */
export const PREVIEW = { width: 1200, height: 630 } as const;

/** What the picture of a page shows. */
export interface Preview {
  readonly title: string;
  readonly question: Question;
  /** land that the page is about: outlined, with some land around it */
  readonly cells?: readonly number[] | undefined;
  /** what the map shows where the page is not about some land; absent: the whole atlas */
  readonly bounds?: SmallMap["bounds"];
  /** of the live map that shows the same: where it looks, and what is selected */
  readonly camera?: { readonly zoom: number; readonly lat: number; readonly lon: number } | undefined;
  readonly sel?: string | undefined;
}

/** Height of the words above the map, width of the map; the legend stands to its right. */
const HEAD = 150;
const MAP = { width: 800, height: PREVIEW.height - HEAD } as const;
const MARGIN = 36;
/** Letters of a title that stand in one line, and in each of two. */
const LETTERS = [46, 58] as const;
/** Of the legend: rows at most, px from one to the next, letters in a line. */
const ROWS = 7;
const ROW = 48;
const WORDS = 30;
/** Towns named at most. */
const NAMED = 9;
/** Degrees that a picture shows at least, so that small land is not without its neighbours. */
const LEAST = 2;

/** The picture as SVG: the same input gives the same bytes. */
export function previewSvg(page: Page, { title, question, cells = [], bounds }: Preview): string {
  const { data, atlas } = page.site;
  const paint: Paint = { ...pagePaint(data, "sign"), classes: false, gradients: true };
  const map: SmallMap = {
    ...MAP,
    label: title,
    signs: modelOf(data).signs(question),
    cells,
    points: townsOf(page, NAMED),
    lands: landNames(page, question),
    bounds: cells.length > 0 ? around(page, cells) : bounds,
  };
  const drawing = drawingOf(data, map);
  const sentence = sentenceOf(page, question);
  const short = title.length <= LETTERS[0];
  const lines = short ? [title] : wrapped(title, LETTERS[1], 2);
  return `${renderToString(
    <Sheet width={PREVIEW.width} height={PREVIEW.height} title={`${title}, ${sentence}`}>
      <g transform={`translate(0 ${HEAD})`}>
        <Sea width={MAP.width} height={MAP.height} paint={paint} />
        <Land of={drawing.land} paint={paint} />
        <Fills fills={drawing.fills} paint={paint} />
        <Strokes strokes={strokesOf(drawing)} paint={paint} />
        {drawing.outline !== "" && (
          <path d={drawing.outline} fill="none" stroke={LIGHT.select} stroke-width="3.5" stroke-linejoin="round" />
        )}
        <Towns class="names" map={map} drawing={drawing} size={19} />
      </g>
      {/* over what reaches beyond the map: clipping it would take twice as long */}
      <path d={`M0 0H${PREVIEW.width}V${PREVIEW.height}H${MAP.width}V${HEAD}H0Z`} fill={LIGHT.land} />
      <path d={`M0 ${HEAD}H${PREVIEW.width}M${MAP.width} ${HEAD}V${PREVIEW.height}`} stroke={LIGHT.quiet} fill="none" />
      {lines.map((line, i) => (
        <text key={i} x={MARGIN} y={(lines.length === 1 ? 70 : 48) + i * 43} font-size={short ? 46 : 38} font-weight="600">
          {allowed(line)}
        </text>
      ))}
      <text x={MARGIN} y={lines.length === 1 ? 118 : 131} font-size="25" fill-opacity="0.8">
        {allowed(sentence)}
      </text>
      <g transform={`translate(${MAP.width + 28} ${HEAD + 30})`}>
        <Key page={page} question={question} paint={paint} seen={drawing.fills.map(({ sign }) => sign)} cells={cells} />
        {wrapped(page.plain(atlas.head.title), WORDS + 4, 2).map((line, i, all) => (
          <text key={i} y={MAP.height - 54 + (i - all.length + 1) * 24} font-size="19" fill-opacity="0.75">
            {allowed(line)}
          </text>
        ))}
      </g>
    </Sheet>,
  )}\n`;
}

/** The box of some land with as much again around it; undefined where it has none. */
export function around(page: Page, cells: readonly number[]): SmallMap["bounds"] {
  const { boxes } = planeOf(page.site.data).shapes;
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of cells) {
    w = Math.min(w, boxes[cell * 4] ?? w);
    s = Math.min(s, boxes[cell * 4 + 1] ?? s);
    e = Math.max(e, boxes[cell * 4 + 2] ?? e);
    n = Math.max(n, boxes[cell * 4 + 3] ?? n);
  }
  if (!(w <= e && s <= n)) return undefined;
  const [x, y] = [Math.max((e - w) * 0.35, LEAST), Math.max((n - s) * 0.35, LEAST / 2)];
  return [Math.max(-180, w - x), Math.max(-80, s - y), Math.min(180, e + x), Math.min(80, n + y)];
}

/** What the signs on the map mean: those of the land that the page is about first, then the largest land of the atlas. */
function Key({
  page,
  question,
  paint,
  seen,
  cells,
}: {
  page: Page;
  question: Question;
  paint: Paint;
  seen: readonly Sign[];
  cells: readonly number[];
}) {
  const { say } = page;
  const there = new Set(seen.map(lookOf));
  const rows = new Map<string, { readonly sign: Sign; readonly words: string }>();
  const notes = new Set<string>();
  const about = new Set(cells);
  const holdings = modelOf(page.site.data).holdings(question);
  const concerns = (holding: (typeof holdings)[number]): boolean => holding.cells.some((cell) => about.has(cell));
  for (const { sign, polities } of [...holdings.filter(concerns), ...holdings.filter((one) => !concerns(one))]) {
    const key = lookOf(sign);
    if (!there.has(key) || rows.has(key)) continue;
    if (sign.kind === "stripes" || sign.kind === "divergent") notes.add(say(`legend.${sign.kind}`));
    if (sign.inner) notes.add(say("legend.inner"));
    const unsure = sign.unsure ? ` (${say("legend.unsure")})` : "";
    const names = polities.length === 0 ? say(`legend.${sign.kind}`) : polities.map((id) => page.who(id)).join(" / ");
    rows.set(key, { sign, words: names + unsure });
  }
  const shown = [...rows.values()].slice(0, rows.size > ROWS ? ROWS - 1 : ROWS);
  const more = rows.size - shown.length;
  const last = [...(more > 0 ? [say("legend.more", { n: more })] : []), ...(rows.size <= ROWS - 2 ? notes : [])];
  return (
    <>
      {shown.map(({ sign, words }, i) => {
        const lines = wrapped(words, WORDS, 2);
        return (
          <g key={i} transform={`translate(0 ${i * ROW})`}>
            <Fills fills={[{ sign, d: "M0 0H34V24H0Z" }]} paint={{ ...paint, prefix: `key-${i}` }} />
            <rect width="34" height="24" fill="none" stroke={LIGHT.ink} stroke-width="0.8" />
            {lines.map((line, k) => (
              <text key={k} x="46" y={(lines.length === 1 ? 19 : 9) + k * 21} font-size="19">
                {allowed(line)}
              </text>
            ))}
          </g>
        );
      })}
      {last.map((line, i) => (
        <text key={line} y={shown.length * ROW + 19 + i * 26} font-size="17" fill-opacity="0.75">
          {allowed(wrapped(line, WORDS + 8, 1)[0] ?? "")}
        </text>
      ))}
    </>
  );
}
