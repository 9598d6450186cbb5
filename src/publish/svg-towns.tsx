import { LIGHT } from "../cartography/theme.ts";
import type { Drawing, SmallMap } from "./svg-drawing.ts";
import { placeLands, placeNames, SPACED } from "./svg-names.ts";

/** Points with their names, and the names of land where they leave room; those for a small screen are not shown unless a style sheet asks for them. */
export function Towns({
  class: name,
  map,
  drawing,
  size,
}: {
  class: "desk" | "phone" | "names";
  map: SmallMap;
  drawing: Pick<Drawing, "points" | "lands">;
  size: number;
}) {
  const { points } = drawing;
  const names = placeNames(map, points, size);
  const lands = placeLands(map, drawing, size, names);
  const scale = size / 13;
  return (
    <g class={name} display={name === "phone" ? "none" : undefined}>
      <g fill={LIGHT.land} stroke={LIGHT.ink} stroke-width={round(1.4 * scale)}>
        {points.map(([x, y], i) =>
          // a point of the second rank whose name found no room would only be a riddle
          names[i] === undefined && map.points?.[i]?.name !== undefined && i >= (map.own ?? 1) ? null : (
            <circle key={i} class="town" cx={x} cy={y} r={round(3 * scale)} />
          ),
        )}
      </g>
      <g
        class="name"
        font-size={size}
        font-family="sans-serif"
        fill={LIGHT.ink}
        stroke={LIGHT.land}
        stroke-width={round(3 * scale)}
        paint-order="stroke"
      >
        {names.map((one, i) =>
          one === undefined ? null : (
            <text key={i} x={round(one.x)} y={round(one.y)} text-anchor={one.anchor === "start" ? undefined : one.anchor}>
              {one.text}
            </text>
          ),
        )}
      </g>
      {lands.length > 0 && (
        <g
          class="name"
          font-size={size}
          font-weight="600"
          font-family="sans-serif"
          letter-spacing={round(SPACED * size)}
          text-anchor="middle"
          fill={LIGHT.ink}
          stroke={LIGHT.land}
          stroke-width={round(3 * scale)}
          paint-order="stroke"
        >
          {lands.map((one, i) => (
            <text key={i} x={round(one.x)} y={round(one.y)}>
              {one.text}
            </text>
          ))}
        </g>
      )}
    </g>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
