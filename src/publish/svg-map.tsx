import { colourClass } from "../cartography/palette.ts";
import type { MapData } from "./data/map-data.ts";
import { drawingOf, type SmallMap } from "./svg-drawing.ts";
import { SignPattern } from "./svg-pattern.tsx";
import { Towns } from "./svg-towns.tsx";

/** A small map as SVG without script or style attributes; the same input gives the same bytes. */
export function SvgMap({ data, map }: { data: MapData; map: SmallMap }) {
  const { width, height } = map;
  const drawing = drawingOf(data, map);
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
        {drawing.patterns.map((pattern) => (
          <SignPattern key={pattern.id} {...pattern} />
        ))}
      </defs>
      <rect class="sea" width={width} height={height} fill="#dfe7ea" />
      <path class="land" d={drawing.land} fill="#f6f3ec" stroke="#b6c3c8" stroke-width="0.6" fill-rule="nonzero" />
      {drawing.filled.map((one, i) => (
        <path key={i} class={colourClass(one.fill)} d={one.d} fill={one.fill} fill-opacity={one.opacity} />
      ))}
      {drawing.borders !== "" && (
        <path class="line" d={drawing.borders} fill="none" stroke="#22252a" stroke-width="1" stroke-linejoin="round" />
      )}
      {drawing.chosen !== "" && map.signs === undefined && <path class="ink" d={drawing.chosen} fill="#22252a" fill-opacity="0.22" />}
      {drawing.outline !== "" && (
        <path class="line" d={drawing.outline} fill="none" stroke="#22252a" stroke-width="1.6" stroke-linejoin="round" />
      )}
      {drawing.lines.map((d, i) => (
        <path key={i} class="line" d={d} fill="none" stroke="#22252a" stroke-width="2" stroke-dasharray="4 3" />
      ))}
      <Towns class="desk" map={map} points={drawing.points} size={13} />
      <Towns class="phone" map={map} points={drawing.points} size={23} />
    </svg>
  );
}
