import { colourClass } from "../cartography/palette.ts";
import { borderOf, type Sign } from "../cartography/sign.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { AtlasModel } from "../export/site/model.ts";
import type { MapData } from "./data/map-data.ts";
import { mergedLand, type SmallMap } from "./svg-drawing.ts";
import { SignPattern } from "./svg-pattern.tsx";
import { onPlane, type Plane, planeOf, View } from "./svg-plane.ts";
import { Towns } from "./svg-towns.tsx";

/** Pixels around the middle that are drawn: more than most screens have. */
const WIDTH = 2200;
const HEIGHT = 1300;
/** Pixels of the part that stands alone where no script runs. */
const SHOWN = [900, 560] as const;
/** Towns are named from here on, as on the live map. */
const TOWNS_FROM = 5.2;

const STROKES = {
  "de-facto": { class: "line", stroke: "#22252a", "stroke-width": 1.2, "stroke-dasharray": "4 3" },
  agreed: { class: "line", stroke: "#22252a", "stroke-width": 1.6 },
} as const;
type Stroke = keyof typeof STROKES;
/** The edge of what records say: along all land that is held, under the borders proper. */
const EDGE = { stroke: "#b9b3a6", "stroke-width": 0.7 } as const;

/** What a camera sees of one day, pixel for pixel as the live map draws it on opening: signs and borders, without script. */
export function OpeningMap({
  data,
  model,
  question,
  label,
  points,
}: {
  data: MapData;
  model: AtlasModel;
  question: { readonly day: number; readonly viewpoint: string; readonly layer: MapLayer };
  label: string;
  points: NonNullable<SmallMap["points"]>;
}) {
  const { home } = data.atlas;
  const plane = planeOf(data);
  const view = View.at(home, WIDTH, HEIGHT);
  const lands = model.lands(question);
  const colour = new Map(data.atlas.polities.map((polity) => [polity.id, polity.colour]));
  const groups = new Map<string, { readonly sign: Sign; readonly cells: number[] }>();
  model.signs(question, lands).forEach((sign, cell) => {
    if (sign.kind === "none") return;
    const key = `${sign.kind}-${sign.faint}-${sign.polities.join("-")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sign, cells: [cell] });
    else group.cells.push(cell);
  });
  const signs = [...groups.values()]
    .map(({ sign, cells }) => ({
      sign,
      d: mergedLand(data, cells)
        .map((ring) => view.steps(ring, true))
        .join(""),
    }))
    .filter(({ d }) => d !== "");
  const borders = new Map<Stroke, string>();
  for (const [arc, left, right] of sidesOf(plane)) {
    const kind = borderOf(question.layer, lands[left], lands[right]);
    if (kind !== "none" && kind !== "open")
      borders.set(kind, (borders.get(kind) ?? "") + view.steps(plane.topology.arcs[arc] as never, false));
  }
  const x = (WIDTH - SHOWN[0]) / 2;
  const y = (HEIGHT - SHOWN[1]) / 2;
  const world = 512 * 2 ** home.zoom;
  const copies = world < WIDTH ? [-1, 1] : [];
  return (
    <svg
      class="map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${x} ${y} ${SHOWN[0]} ${SHOWN[1]}`}
      width={SHOWN[0]}
      height={SHOWN[1]}
      role="img"
      aria-label={label}
    >
      <defs>
        {signs.map(({ sign }, i) => (
          <SignPattern key={i} id={`sign-${i}`} sign={sign} colours={sign.polities.slice(0, 3).map((id) => colour.get(id) ?? "#888888")} />
        ))}
      </defs>
      <rect class="sea" width={WIDTH} height={HEIGHT} fill="#dfe7ea" />
      <g id="seen">
        <path
          class="land"
          d={plane.land.map((ring) => view.steps(ring, true)).join("")}
          fill="#f6f3ec"
          stroke="#b6c3c8"
          stroke-width="0.7"
          fill-rule="nonzero"
        />
        <g class="held">
          {signs.map(({ sign, d }, i) => {
            const hex = colour.get(sign.polities[0] ?? "") ?? "#888888";
            const tint = sign.kind === "tint";
            return (
              <path
                key={i}
                class={["edge", tint && colourClass(hex)].filter(Boolean).join(" ")}
                d={d}
                fill={tint ? hex : `url(#sign-${i})`}
                fill-opacity={opacityOf(sign)}
                fill-rule="evenodd"
                {...EDGE}
              />
            );
          })}
          {[...borders].map(([kind, d]) => (
            <path key={kind} d={d} fill="none" stroke-linejoin="round" {...STROKES[kind]} />
          ))}
        </g>
      </g>
      {copies.map((copy) => (
        <use key={copy} href="#seen" x={Math.round(copy * world * 10) / 10} />
      ))}
      {home.zoom >= TOWNS_FROM && (
        <Towns
          class="names"
          map={{ width: WIDTH, height: HEIGHT, label, points }}
          points={points.map(({ at }) => view.at(onPlane(at)))}
          size={13}
        />
      )}
    </svg>
  );
}

const opacityOf = ({ kind, faint }: Sign): number => {
  const full = kind === "stripes" ? 0.62 : kind === "divergent" ? 0.6 : kind === "dots" ? 0.55 : kind === "empty" ? 1 : 0.55;
  return Math.round(full * (faint ? 0.5 : 1) * 1000) / 1000;
};

/** Cells on the left and right of every arc; −1 outside. */
function sidesOf({ topology }: Plane): readonly (readonly [arc: number, left: number, right: number])[] {
  const sides = topology.arcs.map((_, arc): [number, number, number] => [arc, -1, -1]);
  const cells = topology.objects["cells"] as unknown as { readonly geometries: readonly { readonly arcs: readonly number[][][] }[] };
  cells.geometries.forEach(({ arcs }, cell) => {
    for (const arc of arcs.flat(2)) {
      const side = sides[arc < 0 ? ~arc : arc];
      if (side !== undefined) side[arc < 0 ? 2 : 1] = cell;
    }
  });
  return sides;
}
