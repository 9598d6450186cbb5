import type { BorderLook } from "../../cartography/borders.ts";
import { type CellShapes, fromMercator, mercator, type Point, polygonsOf } from "../../cartography/cell-shapes.ts";
import { Fills, Land, type Paint, Sea, type Stroke, Strokes } from "../../cartography/painter.tsx";
import { cellsBySign, type Sign } from "../../cartography/sign.ts";
import type { Theme } from "../../cartography/theme.ts";
import { type Label, OVERHANG } from "./labels.ts";

export interface DrawnMapProps {
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly signs: readonly Sign[];
  readonly looks: readonly BorderLook[];
  readonly labels: readonly Label[];
  readonly camera: { readonly lat: number; readonly lon: number; readonly zoom: number };
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** lines under the map; the first one names day and viewpoint */
  readonly caption: readonly string[];
  /** words for those who do not see it */
  readonly label: string;
  colour(polity: string): string;
  onClick?(lon: number, lat: number): void;
}

const LINE = 20;
const one = (value: number): number => Math.round(value * 10) / 10;

/** The map as SVG: where the browser cannot draw the interactive one, and to take away. */
export function DrawnMap(props: DrawnMapProps) {
  const { shapes, signs, looks, camera, width, height, theme, colour } = props;
  const world = 512 * 2 ** camera.zoom;
  const [cx, cy] = mercator(camera.lon, camera.lat);
  const project = (at: Point): [number, number] => {
    const [x, y] = mercator(at[0], at[1]);
    return [one((x - cx) * world + width / 2), one((y - cy) * world + height / 2)];
  };
  const line = (points: readonly Point[], close: boolean): string => {
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    let last: [number, number] | undefined;
    const out: string[] = [];
    for (const point of points) {
      const [x, y] = project(point);
      w = Math.min(w, x);
      e = Math.max(e, x);
      s = Math.min(s, y);
      n = Math.max(n, y);
      if (last !== undefined && Math.abs(last[0] - x) + Math.abs(last[1] - y) < 0.7) continue;
      last = [x, y];
      out.push(`${x},${y}`);
    }
    if (e < 0 || n < 0 || w > width || s > height || out.length < 2) return "";
    return `M${out.join("L")}${close ? "Z" : ""}`;
  };
  const land = props.land.features
    .flatMap(({ geometry }) =>
      geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry.type === "Polygon" ? geometry.coordinates : [],
    )
    .map((ring) => line(ring as unknown as readonly Point[], true))
    .join("");
  const paint: Paint = { theme, prefix: "drawn", colour };
  const fills = cellsBySign(signs)
    .map(({ sign, cells }) => ({
      sign,
      d: cells.flatMap((cell) => polygonsOf(shapes, cell).flatMap((polygon) => polygon.map((ring) => line(ring, true)))).join(""),
    }))
    .filter(({ d }) => d !== "");
  const strokes = new Map<string, Stroke>();
  const add = (stroke: Omit<Stroke, "d">, arc: number): void => {
    const key = `${stroke.kind} ${stroke.colour ?? ""} ${stroke.strength ?? ""}`;
    strokes.set(key, { ...stroke, d: (strokes.get(key)?.d ?? "") + line(shapes.arcs[arc] ?? [], false) });
  };
  looks.forEach(({ main, claim, selected, strength }, arc) => {
    if (main !== "none") add({ kind: main, ...(strength !== undefined && { strength: Math.round(strength * 10) / 10 }) }, arc);
    if (claim !== undefined) add({ kind: "claim", colour: claim }, arc);
    if (selected) add({ kind: "selected" }, arc);
  });
  const order = ["open", "undrawn", "de-facto", "agreed", "claim", "selected"];
  const lines = [...strokes.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const names = placed(props.labels, camera.zoom, project, width, height);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: whoever has no pointer asks by search and by the table, which say the same
    <svg
      class="drawn"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height + (props.caption.length > 0 ? 14 + props.caption.length * LINE : 0)}`}
      role="img"
      aria-label={props.label}
      onClick={(event) => {
        const frame = event.currentTarget.getBoundingClientRect();
        const x = (((event.clientX - frame.left) / frame.width) * width - width / 2) / world + cx;
        const y = (((event.clientY - frame.top) / frame.width) * width - height / 2) / world + cy;
        props.onClick?.(...fromMercator(x, y));
      }}
    >
      <defs>
        <clipPath id="frame">
          <rect width={width} height={height} />
        </clipPath>
      </defs>
      <Sea width={width} height={height} paint={paint} />
      <g clip-path="url(#frame)">
        <Land d={land} paint={paint} />
        <Fills fills={fills} paint={paint} />
        <Strokes strokes={lines} paint={paint} />
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
  project: (at: Point) => [number, number],
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
