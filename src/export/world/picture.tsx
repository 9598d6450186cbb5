/** A viewpoint's world as a drawing: equal areas, disputed land with a broken edge, islets as dots, and on it whose map it is and what it is evidence of. */
import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from "d3-geo";
import { renderToString } from "preact-render-to-string";
import { type Fill, Fills, type Paint, Sea } from "../../cartography/painter.tsx";
import { NO_DATA } from "../../cartography/palette.ts";
import { polityColours } from "../../cartography/polity-colours.ts";
import { signOfAnswer } from "../../cartography/sign.ts";
import { LIGHT } from "../../cartography/theme.ts";
import type { MultiPolygon } from "../../core/space/geometry.ts";
import { headText } from "../geojson.ts";
import { attributionsOf } from "../licences.ts";
import { allowed, forD3, projectionFor, Sheet, wrapped } from "../svg.tsx";
import { MOST_BYTES, type WorldAsked, type Worlds } from "./world-file.ts";
import type { WorldLand } from "./world-land.ts";

/** Of the drawing, px: its width, the words above the map, the map; more words stand below. */
const [WIDTH, HEAD, MAP] = [960, 40, 460] as const;
/** The part of the drawing that is map: west, top, width and height of a view box. */
export const WORLD_MAP = [0, HEAD, WIDTH, MAP + 6] as const;
/** Text under the map: px of a line, letters in it. */
const LINE = 18;
const LETTERS = 150;
/** Land whose box is smaller than this is marked with a dot, px. */
const SMALLEST = 4;
/** Decimals of a pixel, tried in turn until the file is small enough. */
const DIGITS = [2, 1, 0] as const;

/** The drawing, no longer than its size allows where whole pixels are enough for that. */
export function worldSvg(worlds: Worlds, asked: Omit<WorldAsked, "format">): string {
  let svg = "";
  for (const digits of DIGITS) {
    svg = drawn(worlds, asked, digits);
    if (new TextEncoder().encode(svg).length <= MOST_BYTES[asked.size]) break;
  }
  return svg;
}

function drawn(worlds: Worlds, asked: Omit<WorldAsked, "format">, digits: number): string {
  const { atlas } = worlds;
  const level = worlds.levelFor({ ...asked, format: "topojson" });
  const lands = worlds.lands(asked.viewpoint, asked.layer);
  const outlineOf = (land: WorldLand): MultiPolygon =>
    level.arrangement.outline(
      land.pieces.flatMap((piece) => level.faces[piece] ?? []),
      level.lines,
    );
  const shapes = lands.map((land) => ({ land, shape: forD3(outlineOf(land)) }));
  const projection = fitted(shapes.map(({ shape }) => shape));
  const path = geoPath(projection).digits(digits);
  const colours = polityColours(atlas);
  const paint: Paint = { theme: LIGHT, prefix: "sign", colour: (polity) => colours.get(polity)?.light ?? NO_DATA };
  const { ink, land: paper } = LIGHT;
  const all = shapes.map(({ land, shape }) => {
    const d = path(shape) ?? "";
    const [[x0, y0], [x1, y1]] = d === "" ? [[0, 0] as const, [0, 0] as const] : path.bounds(shape);
    return { land, d, small: Math.max(x1 - x0, y1 - y0) < SMALLEST };
  });
  const fills = all.flatMap(({ land, d }): Fill[] =>
    d === "" ? [] : [{ sign: signOfAnswer(asked.layer, land.answer), d, title: allowed(wordsOf(land)) }],
  );
  const disputed = all.filter(({ land }) => land.properties["disputed"] === true);
  const name = (text: Readonly<Record<string, string>> | undefined, id: string): string => (text ? headText(atlas, text) : id);
  const seen = atlas.collections.viewpoints.get(asked.viewpoint)?.data;
  const heading = `${worlds.date} · as seen by ${name(seen?.name, asked.viewpoint)} · ${asked.layer}`;
  const foot = [
    "Broken lines and dots: disputed land. Stripes: who holds it is contested. Dots over land: left open.",
    ...(seen?.description ? [headText(atlas, seen.description)] : []),
    [headText(atlas, atlas.head.title), `Licence: ${atlas.head.licence}`, ...attributionsOf(atlas)].join(" · "),
  ].flatMap((line) => wrapped(line, LETTERS, 2));
  const footHeight = foot.length * LINE + 20;
  const height = HEAD + MAP + footHeight;
  const picture = (
    <Sheet width={WIDTH} height={height} title={`${headText(atlas, atlas.head.title)}, ${heading}`}>
      <Sea width={WIDTH} height={height} paint={paint} />
      <g fill={paper} stroke={paper} stroke-width="0.4">
        {all.map(({ land, d }) => d !== "" && land.answer.answer === "unknown" && <path key={land.id} d={d} />)}
      </g>
      <g stroke={paper} stroke-width="0.5" stroke-linejoin="round">
        <Fills fills={fills} paint={paint} />
      </g>
      <g fill="none" stroke={ink} stroke-width="0.7" stroke-dasharray="2 1.5">
        {disputed.map(({ land, d, small }) => d !== "" && !small && <path key={land.id} d={d} />)}
      </g>
      <g fill="none" stroke={ink} stroke-width="0.8">
        {disputed.map(({ land, small, d }) => {
          const at = small || d === "" ? projection([land.at[0], land.at[1]]) : null;
          return at && <circle key={land.id} cx={at[0].toFixed(1)} cy={at[1].toFixed(1)} r="2.2" />;
        })}
      </g>
      <rect width={WIDTH} height={HEAD} fill={paper} />
      <text x="16" y="26" font-size="16" font-weight="600">
        {allowed(heading)}
      </text>
      <rect y={HEAD + MAP + 6} width={WIDTH} height={footHeight - 6} fill={paper} />
      {foot.map((line, i) => (
        <text key={line} x="16" y={HEAD + MAP + 26 + i * LINE} font-size="11.5">
          {allowed(line)}
        </text>
      ))}
    </Sheet>
  );
  return `${renderToString(picture)}\n`;
}

/** Longitudes beyond which land is a world, drawn on the whole globe. */
const WORLD = 180;

function fitted(shapes: readonly ReturnType<typeof forD3>[]): GeoProjection {
  const frame: [[number, number], [number, number]] = [
    [8, HEAD + 6],
    [WIDTH - 8, HEAD + MAP],
  ];
  const points = shapes.flatMap((s) => ("coordinates" in s ? (s.coordinates as [number, number][][][]).flat(2) : []));
  const lons = points.reduce(([w, e], [lon]) => [Math.min(w, lon), Math.max(e, lon)] as const, [Infinity, -Infinity] as readonly [
    number,
    number,
  ]);
  if (points.length === 0 || lons[1] - lons[0] > WORLD) return geoEqualEarth().rotate([-11, 0]).fitExtent(frame, { type: "Sphere" });
  return projectionFor(points).fitExtent(frame, { type: "GeometryCollection", geometries: shapes } as GeoPermissibleObjects);
}

/** What a pointer over the land reads. */
function wordsOf({ properties: p, answer }: WorldLand): string {
  const said = answer.answer === "held" ? (p["holder"] ?? "") : `${answer.answer} ${p["holders"] ?? ""}`.trim();
  if (p["disputed"] !== true) return String(p["name"]);
  return `${p["name"]}: ${said}${p["controller"] === undefined ? "" : `; ruled by ${p["controller"]}`}`;
}
