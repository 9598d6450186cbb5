import type { BorderLook } from "../../cartography/borders.ts";
import type { CellShapes } from "../../cartography/cell-shapes.ts";
import { type Paint, Sea } from "../../cartography/painter.tsx";
import { type Camera, onPlane, type Point, View } from "../../cartography/plane.ts";
import { Scene, ScenePaths } from "../../cartography/scene.tsx";
import type { Sign } from "../../cartography/sign.ts";
import type { Theme } from "../../cartography/theme.ts";
import { type Label, OVERHANG } from "./labels.ts";

export interface DrawnMapProps {
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly signs: readonly Sign[];
  readonly looks: readonly BorderLook[];
  readonly labels: readonly Label[];
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** lines under the map; the first one names day and viewpoint */
  readonly caption: readonly string[];
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
        <Scene paths={new ScenePaths(props.shapes, props.land, view)} signs={signs} looks={looks} paint={paint} />
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
