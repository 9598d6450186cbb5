import type { BorderLook } from "../../cartography/borders.ts";
import { type CellShapes, mercator, type Point, polygonsOf } from "../../cartography/cell-shapes.ts";
import type { Sign } from "../../cartography/sign.ts";
import type { Theme } from "../../cartography/theme.ts";
import type { Label } from "./labels.ts";

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
const safe = (text: string): string => text.replaceAll(/[^\w-]/g, "_");

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
  const groups = new Map<string, { sign: Sign; d: string }>();
  signs.forEach((sign, cell) => {
    if (sign.kind === "none") return;
    const d = polygonsOf(shapes, cell)
      .flatMap((polygon) => polygon.map((ring) => line(ring, true)))
      .join("");
    if (d === "") return;
    const key = `${sign.kind}-${sign.faint}-${sign.polities.join("-")}`;
    groups.set(key, { sign, d: (groups.get(key)?.d ?? "") + d });
  });
  const borders = new Map<string, { look: BorderLook; d: string }>();
  const add = (key: string, look: BorderLook, arc: number): void => {
    borders.set(key, { look, d: (borders.get(key)?.d ?? "") + line(shapes.arcs[arc] ?? [], false) });
  };
  looks.forEach((look, arc) => {
    if (look.main !== "none") add(`${look.main} ${(look.strength ?? 1).toFixed(1)}`, look, arc);
    if (look.claim !== undefined) add(`claim ${look.claim}`, look, arc);
    if (look.selected) add("selected", look, arc);
  });
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
        props.onClick?.((x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI);
      }}
    >
      <defs>
        <clipPath id="frame">
          <rect width={width} height={height} />
        </clipPath>
        {[...groups].map(([key, { sign }]) => (
          <SignPattern key={key} id={safe(`drawn-${key}`)} sign={sign} colour={colour} ink={theme.ink} />
        ))}
      </defs>
      <rect width={width} height={height} fill={theme.water} />
      <g clip-path="url(#frame)">
        <path d={land} fill={theme.land} stroke={theme.coast} stroke-width="0.8" fill-rule="evenodd" />
        {[...groups].map(([key, { sign, d }]) => (
          <path
            key={key}
            d={d}
            fill={sign.kind === "tint" ? colour(sign.polities[0] ?? "") : `url(#${safe(`drawn-${key}`)})`}
            fill-opacity={theme.opacity * (sign.faint ? 0.5 : 1)}
            fill-rule="evenodd"
          />
        ))}
        {[...borders].map(([key, { look, d }]) => (
          <path key={key} d={d} fill="none" stroke-linejoin="round" {...strokeOf(key, look, theme)} />
        ))}
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

function strokeOf(key: string, look: BorderLook, theme: Theme): Readonly<Record<string, string | number>> {
  if (key === "selected") return { stroke: theme.select, "stroke-width": 3 };
  if (key.startsWith("claim")) return { stroke: look.claim as string, "stroke-width": 1.8, "stroke-dasharray": "1.8 3.6" };
  const base = { stroke: look.main === "open" ? theme.quiet : theme.ink, "stroke-opacity": look.strength ?? 1 };
  if (look.main === "de-facto") return { ...base, "stroke-width": 1.2, "stroke-dasharray": "4 3" };
  return { ...base, "stroke-width": look.main === "open" ? 0.7 : 1.6 };
}

function SignPattern({ id, sign, colour, ink }: { id: string; sign: Sign; colour(polity: string): string; ink: string }) {
  const common = { id, patternUnits: "userSpaceOnUse" } as const;
  const hues = sign.polities.slice(0, 3).map(colour);
  switch (sign.kind) {
    case "stripes":
    case "divergent": {
      const width = sign.kind === "divergent" ? 4.5 : 7;
      return (
        <pattern {...common} width={width * hues.length} height="10" patternTransform="rotate(-45)">
          {hues.map((hex, i) => (
            <rect key={i} x={width * i} width={width} height="10" fill={hex} />
          ))}
        </pattern>
      );
    }
    case "checker":
      return (
        <pattern {...common} width="8" height="8">
          <rect width="8" height="8" fill={hues[0]} />
          <path d="M4 0h4v4h-4zM0 4h4v4h-4z" fill={hues[1] ?? hues[0]} />
        </pattern>
      );
    case "dots":
      return (
        <pattern {...common} width="8" height="16">
          <circle cx="2" cy="4" r="1.4" fill={ink} />
          <circle cx="6" cy="12" r="1.4" fill={ink} />
        </pattern>
      );
    case "empty":
      return (
        <pattern {...common} width="8" height="8">
          <rect width="8" height="8" fill={ink} fill-opacity="0.12" />
        </pattern>
      );
    default:
      return null;
  }
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
      if (zoom < (label.minZoom ?? 0) || wide > room * 1.25 || box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) return [];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return [];
      taken.push(box);
      return [{ label, x, y }];
    });
}
