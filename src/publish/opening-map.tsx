import { landPaths } from "../cartography/coast.ts";
import { Fills, Land, Sea, type Stroke, Strokes } from "../cartography/painter.tsx";
import { onPlane, View } from "../cartography/plane.ts";
import { borderOf, cellsBySign } from "../cartography/sign.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { AtlasModel } from "../export/site/model.ts";
import type { MapData } from "./data/map-data.ts";
import { mergedLand, type SmallMap } from "./svg-drawing.ts";
import { pagePaint } from "./svg-map.tsx";
import { planeOf } from "./svg-plane.ts";
import { Towns } from "./svg-towns.tsx";

/** Pixels around the middle that are drawn: more than most screens have. */
const WIDTH = 2200;
const HEIGHT = 1300;
/** Pixels of the part that stands alone where no script runs. */
const SHOWN = [900, 560] as const;
/** Towns are named from here on, as on the live map. */
const TOWNS_FROM = 5.2;

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
  const paint = pagePaint(data, "sign");
  const fills = cellsBySign(model.signs(question, lands))
    .map(({ sign, cells }) => ({
      sign,
      d: mergedLand(data, cells)
        .map((ring) => view.steps(ring, true))
        .join(""),
    }))
    .filter(({ d }) => d !== "");
  const borders = new Map<Stroke["kind"], string>();
  for (const [arc, line] of plane.topology.arcs.entries()) {
    const { left, right, undrawn } = plane.shapes;
    const kind = borderOf(question.layer, lands[left[arc] as number], lands[right[arc] as number], undrawn[arc]);
    if (kind !== "none" && kind !== "open") borders.set(kind, (borders.get(kind) ?? "") + view.steps(line as never, false));
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
      <Sea width={WIDTH} height={HEIGHT} paint={paint} />
      <g id="seen">
        <Land of={landPaths(plane.land, (line, closed) => view.steps(line, closed))} paint={paint} />
        <g class="held">
          <Fills fills={fills} paint={paint} edge />
          <Strokes strokes={[...borders].map(([kind, d]) => ({ kind, d }))} paint={paint} />
        </g>
      </g>
      {copies.map((copy) => (
        <use key={copy} href="#seen" x={Math.round(copy * world * 10) / 10} />
      ))}
      {home.zoom >= TOWNS_FROM && (
        <Towns
          class="names"
          map={{ width: WIDTH, height: HEIGHT, label, points }}
          drawing={{ points: points.map(({ at }) => view.at(onPlane(at))), lands: [] }}
          size={13}
        />
      )}
    </svg>
  );
}
