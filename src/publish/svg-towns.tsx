import { LIGHT } from "../cartography/theme.ts";
import type { Drawing, SmallMap } from "./svg-drawing.ts";
import { placeNames } from "./svg-names.ts";

/** Points with their names; those for a small screen are not shown unless a style sheet asks for them. */
export function Towns({
  class: name,
  map,
  points,
  size,
}: {
  class: "desk" | "phone" | "names";
  map: SmallMap;
  points: Drawing["points"];
  size: number;
}) {
  const names = placeNames(map, points, size);
  const scale = size / 13;
  return (
    <g class={name} display={name === "phone" ? "none" : undefined}>
      <g fill={LIGHT.land} stroke={LIGHT.ink} stroke-width={round(1.4 * scale)}>
        {points.map(([x, y], i) =>
          // a point of the second rank whose name found no room would only be a riddle
          names[i] === undefined && map.points?.[i]?.name !== undefined && i > 0 ? null : (
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
    </g>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
