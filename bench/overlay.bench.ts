/** All extents into faces of one arrangement, every gate run, beside mapshaper's `-mosaic`; each in a process of its own. */
import { arrange } from "../src/core/space/arrange.ts";
import type { GeometryReport } from "../src/core/space/geometry.ts";
import { done, inChild, task } from "./child.ts";
import { CSHAPES, cshapes } from "./cshapes.ts";
import { agree, type Figure, figure, type Outcome, QUICK, report } from "./harness.ts";
import { asGeoJson, measured, mosaic } from "./mapshaper.ts";
import { areaOf } from "./rings.ts";
import { type Drawn, repeatedSnapshots } from "./snapshots.ts";

/** What both sides say of their result, to be compared. */
interface Answer {
  readonly faces: number;
  /** square degrees */
  readonly area: number;
  readonly reports: readonly GeometryReport[];
  readonly data: string;
}

interface Load {
  readonly work: string;
  readonly goal: string;
  /** of the peer's time */
  readonly share: number;
  /** MB at the peak */
  readonly most?: number;
  read(): { readonly name: string; readonly outlines: readonly Drawn[] } | undefined;
}

const LOADS: Readonly<Record<string, Load>> = {
  cshapes: {
    work: "Overlay CShapes into atoms",
    goal: "≤ 0.4 ×, all gates green",
    share: 0.4,
    read: () => {
      const outlines = cshapes();
      return outlines && { name: `${outlines.length} dated outlines`, outlines };
    },
  },
  snapshots: {
    work: "Overlay 20,000 records like historical-basemaps",
    goal: "≤ 0.25 ×, all gates green, < 1 GiB",
    share: 0.25,
    most: 1024,
    read: () => repeatedSnapshots(QUICK ? 1000 : 20_000),
  },
};

/** One side of one load: what it does, a few times, and what came out. */
function work(load: Load, side: string): void {
  const found = load.read();
  if (found === undefined) {
    done([], undefined);
    return;
  }
  const { name, outlines } = found;
  const data = `${name}; ${outlines.reduce((n, { polygons }) => n + polygons.flat(2).length, 0).toLocaleString("en")} vertices`;
  const [warmUp, runs] = QUICK ? [0, 1] : load.most === undefined ? [2, 5] : [1, 3];
  const times: number[] = [];
  const repeat = <T>(run: () => T): T => {
    for (let i = -warmUp; ; i++) {
      const start = performance.now();
      const result = run();
      if (i >= 0) times.push(performance.now() - start);
      if (i === runs - 1) return result;
    }
  };
  if (side === "ours") {
    const primitives = outlines.map(({ id, polygons }) => ({ id, kind: "polygon" as const, polygons }));
    const { arrangement, reports } = repeat(() => arrange(primitives));
    done(times, () => {
      // gaps that the inputs enclose are faces too, of no input
      const covered = new Set<number>();
      for (const { id } of outlines) for (const face of arrangement.facesOf(id)) covered.add(face);
      return { faces: covered.size, area: areaOf(arrangement.outline(covered)), reports, data } satisfies Answer;
    });
  } else {
    const geojson = asGeoJson(outlines);
    const tiles = repeat(() => mosaic(geojson));
    done(times, () => {
      const { tiles: faces, area } = measured(tiles);
      return { faces, area, reports: [], data } satisfies Answer;
    });
  }
}

function compare(key: string, load: Load): Outcome {
  const [ours, peer] = [inChild(`${key} ours`), inChild(`${key} mapshaper`)];
  const [here, there] = [ours.answer as Answer | undefined, peer.answer as Answer | undefined];
  if (here === undefined || there === undefined) return { work: load.work, skipped: `${CSHAPES} is not in the corpora` };
  const gates = here.reports.filter(({ fault }) => fault === "gate-failed");
  agree(gates.length === 0, `${gates.length} gates failed, such as ${gates[0]?.message}`);
  agree(Math.abs(here.area - there.area) <= 1e-6 * here.area, `${here.area} deg² covered against ${there.area}`);
  const figures = [ours, peer].map(
    ({ times, peak_mb }, index): Figure => ({
      ...figure(index === 0 ? "arrange" : "mapshaper -mosaic", times),
      memory_mb: peak_mb,
      peak: true,
    }),
  ) as [Figure, Figure];
  const faults = [...new Set(here.reports.map(({ fault }) => fault))].map(
    (fault) => `${here.reports.filter((one) => one.fault === fault).length} ${fault}`,
  );
  const ratio = figures[0].median / figures[1].median;
  return {
    work: load.work,
    data: here.data,
    ours: figures[0],
    peer: figures[1],
    ratio,
    goal: load.goal,
    met: ratio <= load.share && (load.most === undefined || ours.peak_mb < load.most),
    agreement: `land covered agrees to 1e-6 (${here.area.toFixed(3)} deg²); ${here.faces.toLocaleString("en")} faces here, ${there.faces.toLocaleString("en")} tiles there (it keeps multi-part tiles and slivers differently)${faults.length > 0 ? `; reported here: ${faults.join(", ")}` : ""}`,
    note: "ours runs five gates and measures areas on the ellipsoid; the peer does neither; both start from parsed coordinates, whose memory is in the peak of both, and say which inputs cover each face",
  };
}

if (task === undefined) report(Object.entries(LOADS).map(([key, load]) => compare(key, load)));
else {
  const [key = "", side = ""] = task.split(" ");
  const load = LOADS[key];
  if (load) work(load, side);
}
