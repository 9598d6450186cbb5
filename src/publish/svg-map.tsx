import type { MapData } from "./data/map-data.ts";
import { drawingOf, type SmallMap } from "./svg-drawing.ts";
import { placeNames } from "./svg-names.ts";

/** A small map as SVG without script or style attributes; the same input gives the same bytes. */
export function SvgMap({ data, map }: { data: MapData; map: SmallMap }) {
  const { width, height } = map;
  const drawing = drawingOf(data, map);
  const names = placeNames(map, drawing.points);
  return (
    <svg
      class="map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={map.label}
    >
      <defs>
        <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="1.2" fill="#22252a" />
          <circle cx="6" cy="6" r="1.2" fill="#22252a" />
        </pattern>
        {drawing.patterns.map(([id, colours]) => (
          <pattern key={id} id={id} width={7 * colours.length} height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            {colours.map((hex, i) => (
              <rect key={i} x={7 * i} width="7" height="7" fill={hex} />
            ))}
          </pattern>
        ))}
      </defs>
      <rect width={width} height={height} fill="#dfe7ea" />
      <path d={drawing.land} fill="#f6f3ec" stroke="#b6c3c8" stroke-width="0.6" fill-rule="nonzero" />
      {drawing.filled.map((one, i) => (
        <path key={i} d={one.d} fill={one.fill} fill-opacity={one.opacity} />
      ))}
      {drawing.borders !== "" && <path d={drawing.borders} fill="none" stroke="#22252a" stroke-width="1" stroke-linejoin="round" />}
      {drawing.chosen !== "" && map.signs === undefined && <path d={drawing.chosen} fill="#22252a" fill-opacity="0.22" />}
      {drawing.outline !== "" && <path d={drawing.outline} fill="none" stroke="#22252a" stroke-width="1.6" stroke-linejoin="round" />}
      {drawing.lines.map((d, i) => (
        <path key={i} d={d} fill="none" stroke="#22252a" stroke-width="2" stroke-dasharray="4 3" />
      ))}
      {drawing.points.map(([x, y], i) =>
        // a point of the second rank whose name found no room would only be a riddle
        names[i] === undefined && map.points?.[i]?.name !== undefined && i > 0 ? null : (
          <circle key={i} cx={x} cy={y} r="3" fill="#f6f3ec" stroke="#22252a" stroke-width="1.4" />
        ),
      )}
      {names.map((name, i) =>
        name === undefined ? null : (
          <text
            key={i}
            x={name.x}
            y={name.y}
            text-anchor={name.anchor === "start" ? undefined : name.anchor}
            font-size="13"
            font-family="sans-serif"
            fill="#22252a"
            stroke="#f6f3ec"
            stroke-width="3"
            paint-order="stroke"
          >
            {name.text}
          </text>
        ),
      )}
    </svg>
  );
}
