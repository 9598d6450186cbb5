import { Fills, Land, type Paint, Sea, type Stroke, Strokes } from "../cartography/painter.tsx";
import { NO_DATA } from "../cartography/palette.ts";
import { LIGHT } from "../cartography/theme.ts";
import type { MapData } from "./data/map-data.ts";
import { type Drawing, drawingOf, type SmallMap } from "./svg-drawing.ts";
import { Towns } from "./svg-towns.tsx";

/** How the maps of the pages are painted: light, with names by which the style sheet makes them dark. */
export function pagePaint(data: MapData, prefix: string): Paint {
  const colours = new Map(data.atlas.polities.map((polity) => [polity.id, polity.colour]));
  return { theme: LIGHT, prefix, classes: true, colour: (polity) => colours.get(polity) ?? NO_DATA };
}

/** A small map as SVG without script or style attributes; the same input gives the same bytes. */
export function SvgMap({ data, map, drawing = drawingOf(data, map) }: { data: MapData; map: SmallMap; drawing?: Drawing }) {
  const { width, height } = map;
  const paint = pagePaint(data, "sign");
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
      <Sea width={width} height={height} paint={paint} />
      <Land of={drawing.land} paint={paint} />
      <Fills fills={drawing.fills} paint={paint} />
      <Strokes strokes={strokesOf(drawing)} paint={paint} />
      {drawing.chosen !== "" && map.signs === undefined && <path class="ink" d={drawing.chosen} fill={LIGHT.ink} fill-opacity="0.22" />}
      {drawing.outline !== "" && (
        <Strokes strokes={[{ kind: map.signs === undefined ? "agreed" : "selected", d: drawing.outline }]} paint={paint} />
      )}
      {drawing.lines.map((d, i) => (
        <path key={i} class="line" d={d} fill="none" stroke={LIGHT.ink} stroke-width="2" stroke-dasharray="4 3" />
      ))}
      <Towns class="desk" map={map} drawing={drawing} size={13} />
      <Towns class="phone" map={map} drawing={drawing} size={23} />
    </svg>
  );
}

/** Lines of a drawing by kind. */
export const strokesOf = ({ borders, undrawn }: Drawing): readonly Stroke[] =>
  (
    [
      { kind: "undrawn", d: undrawn },
      { kind: "agreed", d: borders },
    ] as const
  ).filter(({ d }) => d !== "");
