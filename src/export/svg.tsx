import { type GeoPermissibleObjects, geoConicConformal, geoMercator, geoPath } from "d3-geo";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Fill, Fills, Land, type Paint, Sea, Strokes } from "../cartography/painter.tsx";
import { NO_DATA } from "../cartography/palette.ts";
import { polityColours } from "../cartography/polity-colours.ts";
import { signOfAnswer } from "../cartography/sign.ts";
import { LIGHT } from "../cartography/theme.ts";
import { drawnPieces, undrawnSteps } from "../core/link/edges.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { MultiPolygon } from "../core/space/geometry.ts";
import { parseDate } from "../core/time/edtf.ts";
import { spokenDate } from "../core/time/plain-words.ts";
import { wordsIn } from "../core/words/languages.ts";
import { type Say, within } from "../core/words/speaker.ts";
import { inWords } from "./answers/in-words.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { isOutsidePeriod } from "./geojson.ts";
import { sourcesOf } from "./holding-row.ts";
import { attributionsOf } from "./licences.ts";
import { answerInWords } from "./site/answer-words.ts";

export interface SvgOptions {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly date: string;
  /** ISO day: what was not public by then is left out */
  readonly knownOn?: string;
  /** px */
  readonly width?: number;
  readonly height?: number;
  /** language of the words on it, and of names before those of the atlas; days are then spoken */
  readonly lang?: string | undefined;
  /** land of other days that the same part of the world must hold, so that pictures of several days lie over one another */
  readonly among?: readonly DatedHolding[];
}

/** A text without what XML does not allow. */
export const allowed = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\u{fffd}");

/** d3-geo takes the inside of a ring to be on its right, RFC 7946 on its left. */
export const forD3 = (outline: MultiPolygon): GeoPermissibleObjects => ({
  type: "MultiPolygon",
  coordinates: outline.map((p) => p.map((ring) => [...ring].reverse().map(([lon, lat]) => [lon, lat]))),
});

/** Lines of at most `most` characters, broken between words; of more than `lines` the last ends with what is left out. */
export function wrapped(text: string, most: number, lines: number): string[] {
  const found: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > most) {
      found.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  found.push(line);
  if (found.length <= lines) return found;
  return [...found.slice(0, lines - 1), `${found[lines - 1]?.slice(0, most - 2)} …`];
}

/** Text under the map: px of a letter on average, of a line, and lines that sources and licences may take each. */
const LETTER = 6.9;
const LINE = 20;
const MOST_LINES = 3;

/** A drawing that stands alone, in letters that every machine has. */
export function Sheet({ width, height, title, children }: { width: number; height: number; title: string; children: ComponentChildren }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      font-family="system-ui, sans-serif"
      fill={LIGHT.ink}
    >
      <title>{allowed(title)}</title>
      {children}
    </svg>
  );
}

/** A map as SVG with its date, viewpoint, layer, legend, sources and licence on it; the same input gives the same bytes. */
export function holdingsSvg(atlas: Atlas, holdings: readonly DatedHolding[], options: SvgOptions): string {
  const { width = 960, height = 720, lang } = options;
  const say = wordsIn(lang);
  const foot = footOf(atlas, holdings, options, say);
  const mapHeight = height - 28 - foot.length * LINE - 8;
  const colours = polityColours(atlas);
  const colour = (polity: string): string => colours.get(polity)?.light ?? NO_DATA;
  const { land, fills, undrawn } = drawn(atlas, holdings, options, say, width, mapHeight);
  const legend = [...new Map(fills.map((fill) => [fill.title, fill]))].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 14);
  const keys = keysOf(
    legend.map(([label]) => label),
    width,
  );
  const legendTop = mapHeight - keys.lines * LINE;
  const viewpoint = inWords(atlas, atlas.collections.viewpoints.get(options.viewpoint)?.data.name, lang) ?? options.viewpoint;
  const head = [dayOn(options.date, lang), say("as", { viewpoint }), within(say(`layer.${options.layer}`))];
  const sentence = [
    ...head,
    ...(options.knownOn === undefined ? [] : [say("known.on", { date: dayOn(options.knownOn, lang) })]),
    ...(isOutsidePeriod(holdings) ? [within(say("kind.outside-period"))] : []),
  ].join(" · ");
  const { ink, land: paper } = LIGHT;
  const paint: Paint = { theme: LIGHT, prefix: "sign", colour };
  const kind = options.layer === "control" ? "de-facto" : options.layer === "claims" ? "claim" : "agreed";
  const picture = (
    <Sheet width={width} height={height} title={[inWords(atlas, atlas.head.title, lang), ...head].join(", ")}>
      <Sea width={width} height={height} paint={paint} />
      <Land of={{ whole: land, cut: "", coast: "" }} paint={paint} />
      <Fills fills={fills} paint={paint} />
      <Strokes strokes={fills.map(({ d }) => ({ kind, d, colour: ink }))} paint={paint} />
      {undrawn !== "" && <path d={undrawn} fill="none" stroke={paper} stroke-width="3" />}
      {undrawn !== "" && <Strokes strokes={[{ kind: "undrawn", d: undrawn }]} paint={paint} />}
      <rect width={width} height="48" fill={paper} />
      <text x="16" y="30" font-size="17" font-weight="600">
        {allowed(sentence)}
      </text>
      {legend.length > 0 && (
        <rect
          x={width - keys.width - 8}
          y={legendTop - 8}
          width={keys.width + 8}
          height={keys.lines * LINE + 8}
          fill={paper}
          fill-opacity="0.9"
        />
      )}
      {legend.map(([label, { sign }], i) => (
        <g key={label} class="key" transform={`translate(${width - keys.width} ${legendTop + (keys.of[i]?.line ?? 0) * LINE})`}>
          <rect width="16" height="12" fill={paper} />
          <Fills fills={[{ sign, d: "M0 0H16V12H0Z" }]} paint={{ ...paint, prefix: `key-${i}` }} />
          <rect width="16" height="12" fill="none" stroke={ink} stroke-width="0.6" />
          {keys.of[i]?.text.map((line, k) => (
            <text key={line} x={KEY} y={11 + k * LINE} font-size="13">
              {line}
            </text>
          ))}
        </g>
      ))}
      <rect y={mapHeight + 8} width={width} height={height - mapHeight - 8} fill={paper} />
      {foot.map((line, i) => (
        <text key={i} x="16" y={mapHeight + 30 + i * LINE} font-size="13">
          {allowed(line)}
        </text>
      ))}
    </Sheet>
  );
  return `${renderToString(picture)}\n`;
}

/** A day as it stands on the drawing: as data have it, or spoken in the language that is asked for. */
function dayOn(date: string, lang: string | undefined): string {
  const parsed = lang === undefined ? undefined : parseDate(date);
  return parsed?.ok && lang !== undefined ? spokenDate(parsed.date, lang) : date;
}

/** px from the sign of a key to its words */
const KEY = 24;

/** Keys of a legend: the lines that each takes, and on which it begins; as wide as their words, at least 300 px and at most half of the map. */
function keysOf(labels: readonly string[], width: number) {
  const most = Math.max(300, width / 2);
  const texts = labels.map((label) => wrapped(label, Math.floor((most - KEY - 8) / LETTER), MOST_LINES));
  const longest = Math.max(0, ...texts.flat().map((line) => line.length));
  let lines = 0;
  const of = texts.map((text) => {
    lines += text.length;
    return { text, line: lines - text.length };
  });
  return { of, lines, width: Math.ceil(Math.min(width, Math.max(300, KEY + longest * LETTER + 8))) };
}

/** Title of the atlas, sources and licence as lines under the map. */
function footOf(atlas: Atlas, holdings: readonly DatedHolding[], { width = 960, among, lang }: SvgOptions, say: Say): readonly string[] {
  const because = [...new Set(holdings.flatMap((h) => h.holding.answer.because))];
  const sources = sourcesOf(atlas, because);
  const shown =
    sources.length > 6 ? `${sources.slice(0, 6).join("; ")}; ${say("and.more", { n: sources.length - 6 })}` : sources.join("; ");
  const most = Math.floor((width - 32) / LETTER);
  const cited = wrapped(shown ? `${say("sources")}: ${shown}` : say("sources.none"), most, MOST_LINES);
  return [
    ...wrapped(inWords(atlas, atlas.head.title, lang) ?? "", most, 1),
    ...cited,
    // of several days, all have as many lines
    ...Array.from({ length: among !== undefined ? MOST_LINES - cited.length : 0 }, () => ""),
    ...wrapped([`${say("licence")}: ${atlas.head.licence}`, ...attributionsOf(atlas)].join(" · "), most, MOST_LINES),
  ];
}

/** Land and its signs as path data; each is titled with its answer in words. */
function drawn(
  atlas: Atlas,
  holdings: readonly DatedHolding[],
  { layer, among, lang }: SvgOptions,
  say: Say,
  width: number,
  mapHeight: number,
): { readonly land: string; readonly fills: readonly (Fill & { readonly title: string })[]; readonly undrawn: string } {
  const { arrangement } = atlas.land;
  const shapes = holdings.map(({ holding }) => ({ holding, shape: forD3(arrangement.outline(holding.faces)) }));
  if (shapes.length === 0) return { land: "", fills: [], undrawn: "" };
  const wanted = among === undefined ? shapes : among.map(({ holding }) => ({ holding, shape: forD3(arrangement.outline(holding.faces)) }));
  const known = wanted.filter((s) => s.holding.answer.answer !== "unknown");
  const collection = {
    type: "GeometryCollection",
    geometries: (known.length > 0 ? known : wanted).map((s) => s.shape),
  } as GeoPermissibleObjects;
  const points = wanted.flatMap((s) => ("coordinates" in s.shape ? (s.shape.coordinates as number[][][][]) : []).flat(2));
  const path = geoPath(
    projectionFor(points as [number, number][])
      .fitExtent(
        [
          [16, 56],
          [width - 16, mapHeight],
        ],
        collection,
      )
      .clipExtent([
        [0, 48],
        [width, mapHeight + 8],
      ]),
  ).digits(2);
  const all = shapes.map(({ holding, shape }) => ({ answer: holding.answer, d: path(shape) ?? "" })).filter(({ d }) => d !== "");
  const fills = all
    .filter(({ answer }) => answer.answer !== "unknown")
    .map(({ answer, d }) => {
      const title = answerInWords(answer, say, (id) => inWords(atlas, atlas.collections.polities.get(id)?.data.name, lang) ?? id);
      return { sign: signOfAnswer(layer, answer), d, title: allowed(title) };
    });
  const closes = undrawnSteps(atlas);
  const rings = known.flatMap(({ shape }) => ("coordinates" in shape ? (shape.coordinates as [number, number][][][]).flat() : []));
  const lines = rings.flatMap((ring) => drawnPieces(ring, closes).flatMap((piece) => (piece.undrawn ? [piece.line] : [])));
  const undrawn = lines.length > 0 ? (path({ type: "MultiLineString", coordinates: lines as [number, number][][] }) ?? "") : "";
  return { land: all.map(({ d }) => d).join(""), fills, undrawn };
}

/** A conic projection fits land in middle latitudes; Mercator what spans the equator. */
export function projectionFor(points: readonly (readonly [number, number])[]) {
  let [south, north] = [90, -90];
  let [x, y] = [0, 0];
  for (const [lon, lat] of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    x += Math.cos((lon * Math.PI) / 180);
    y += Math.sin((lon * Math.PI) / 180);
  }
  // The mean direction, so that land on both sides of the antimeridian stays together.
  const middle = (Math.atan2(y, x) * 180) / Math.PI;
  if (south <= 5 && north >= -5) return geoMercator().rotate([-middle, 0]);
  const reach = (north - south) / 6;
  return geoConicConformal()
    .rotate([-middle, 0])
    .parallels([south + reach, north - reach]);
}
