import type { BorderLook } from "../../cartography/border-look.ts";
import type { CellShapes } from "../../cartography/cell-shapes.ts";
import { Fills, type Paint, Sea } from "../../cartography/painter.tsx";
import { type Camera, onPlane, type Point, View } from "../../cartography/plane.ts";
import { Scene, ScenePaths } from "../../cartography/scene.tsx";
import type { Sign } from "../../cartography/sign.ts";
import type { Theme } from "../../cartography/theme.ts";
import type { Under } from "../../cartography/under.tsx";
import type { Key } from "../keys.ts";
import { type Label, OVERHANG } from "./labels.ts";

export interface DrawnMapProps {
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly signs: readonly Sign[];
  readonly looks: readonly BorderLook[];
  readonly labels: readonly Label[];
  readonly under?: Under | undefined;
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** lines under the map; the first one names day and viewpoint */
  readonly caption: readonly string[];
  /** what its signs mean */
  readonly keys: readonly Key[];
  /** words for those who do not see it */
  readonly label: string;
  colour(polity: string): string;
}

const LINE = 20;

/** The map as SVG with what is written under it: to print and to take away. */
export function DrawnMap(props: DrawnMapProps) {
  const { signs, looks, camera, width, height, theme, colour } = props;
  const view = View.at(camera, width, height, true);
  const paint: Paint = { theme, prefix: "drawn", colour };
  const names = placed(props.labels, camera.zoom, (at) => view.at(onPlane(at)), width, height);
  return (
    <svg
      class="drawn"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height + (props.caption.length > 0 ? 14 + props.caption.length * LINE : 0)}`}
      role="img"
      aria-label={props.label}
    >
      <defs>
        <clipPath id="frame">
          <rect width={width} height={height} />
        </clipPath>
      </defs>
      <Sea width={width} height={height} paint={paint} />
      <g clip-path="url(#frame)">
        <Scene paths={new ScenePaths(props.shapes, props.land, view)} signs={signs} looks={looks} paint={paint} under={props.under} />
        {names.map(({ label, x, y }) => (
          <g key={`${label.kind} ${label.text}`}>
            {label.kind === "town" && <circle cx={x - 6} cy={y} r="2.6" fill={theme.land} stroke={theme.ink} stroke-width="1.3" />}
            <text
              x={x}
              y={y + 4}
              lang={label.lang}
              text-anchor={label.kind === "town" ? "start" : "middle"}
              font-family={label.kind === "town" ? "sans-serif" : "serif"}
              font-size={label.kind === "polity" ? 17 : 13}
              letter-spacing={label.kind === "polity" ? "2" : undefined}
              font-style={label.kind === "note" ? "italic" : undefined}
              fill={theme.ink}
              stroke={theme.land}
              stroke-width="3"
              paint-order="stroke"
            >
              {label.text}
            </text>
          </g>
        ))}
      </g>
      <Legend keys={props.keys} width={width} height={height} paint={paint} />
      <Scale kilometre={view.kilometre} height={height} paint={paint} />
      {props.caption.length > 0 && <rect y={height} width={width} height={14 + props.caption.length * LINE} fill="#ffffff" />}
      {props.caption.map((text, i) => (
        <text
          key={i}
          x="12"
          y={height + 22 + i * LINE}
          font-family="serif"
          font-size={i === 0 ? 16 : 13}
          font-weight={i === 0 ? 600 : 400}
          fill="#22252a"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** px: of a letter on average, of the sign of a key, of a line of keys */
const [LETTER, SIGN, KEY_LINE] = [6.6, 22, 19] as const;

/** What the signs mean, in the corner at the bottom right. */
function Legend({ keys, width, height, paint }: { keys: readonly Key[]; width: number; height: number; paint: Paint }) {
  if (keys.length === 0) return null;
  const most = Math.floor((width * 0.5 - SIGN - 24) / LETTER);
  const words = keys.map((key) => (key.words.length > most ? `${key.words.slice(0, most - 1)}…` : key.words));
  const wide = SIGN + 24 + Math.max(...words.map((text) => text.length)) * LETTER;
  const [left, top] = [width - wide, height - keys.length * KEY_LINE - 10];
  return (
    <g class="keys">
      <rect x={left} y={top} width={wide} height={height - top} fill={paint.theme.land} fill-opacity="0.92" />
      {keys.map(({ sign }, i) => (
        <g key={i} transform={`translate(${left + 8} ${top + 8 + i * KEY_LINE})`}>
          <rect width={SIGN} height="12" fill={paint.theme.land} />
          <Fills fills={[{ sign, d: `M0 0H${SIGN}V12H0Z` }]} paint={{ ...paint, prefix: `key${i}` }} />
          <rect width={SIGN} height="12" fill="none" stroke={paint.theme.quiet} stroke-width="0.8" />
          <text x={SIGN + 7} y="10.5" font-family="sans-serif" font-size="12" fill={paint.theme.ink}>
            {words[i]}
          </text>
        </g>
      ))}
    </g>
  );
}

/** A bar of a round number of kilometres, at the bottom left; a map of the world has none that holds. */
function Scale({ kilometre, height, paint: { theme } }: { kilometre: number; height: number; paint: Paint }) {
  const rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500];
  const km = rounds.find((round) => round * kilometre >= 60);
  if (km === undefined) return null;
  const wide = Math.round(km * kilometre);
  return (
    <g class="scale">
      <path d={`M12 ${height - 18}v6h${wide}v-6`} fill="none" stroke={theme.land} stroke-width="4" />
      <path d={`M12 ${height - 18}v6h${wide}v-6`} fill="none" stroke={theme.ink} stroke-width="1.4" />
      <text
        x={12 + wide / 2}
        y={height - 19}
        text-anchor="middle"
        font-family="sans-serif"
        font-size="12"
        fill={theme.ink}
        stroke={theme.land}
        stroke-width="3"
        paint-order="stroke"
      >
        {km} km
      </text>
    </g>
  );
}

/** Labels that find room, the weightiest first. */
function placed(
  labels: readonly Label[],
  zoom: number,
  project: (at: Point) => Point,
  width: number,
  height: number,
): readonly { readonly label: Label; readonly x: number; readonly y: number }[] {
  const taken: [number, number, number, number][] = [];
  return [...labels]
    .sort((a, b) => b.weight - a.weight)
    .flatMap((label) => {
      const [px, y] = project(label.at);
      const town = label.kind === "town";
      const wide = [...label.text].length * (town ? 7.4 : 11.4);
      const x = town ? px + 6 : px;
      const box: [number, number, number, number] = [town ? px - 4 : x - wide / 2, y - 10, town ? x + wide : x + wide / 2, y + 10];
      const room = label.span === undefined ? Number.POSITIVE_INFINITY : (label.span / 360) * 512 * 2 ** zoom;
      if (zoom < (label.minZoom ?? 0) || wide > room * OVERHANG || box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) return [];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return [];
      taken.push(box);
      return [{ label, x, y }];
    });
}
