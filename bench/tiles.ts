/** Tiles of days from two servers: compared, then asked for the first time and again. */
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { agree, type Figure } from "./harness.ts";
import { load } from "./http-load.ts";

type Corners = readonly [west: number, south: number, east: number, north: number];

export interface Tiled {
  readonly viewpoint: string;
  readonly layer: string;
  readonly deepest: number;
  readonly corners: Corners;
}

export interface TilesOfDays {
  readonly first: readonly [ours: Figure, peer: Figure];
  readonly again: readonly [ours: Figure, peer: Figure];
  readonly agreement: string;
}

/** Columns and rows of a zoom that some land lies in. */
function tilesOf(z: number, [west, south, east, north]: Corners): [number, number][] {
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
  const row = (lat: number): number => {
    const angle = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z);
  };
  const tiles: [number, number][] = [];
  for (let x = column(west); x <= column(east); x++) for (let y = row(north); y <= row(south); y++) tiles.push([x, y]);
  return tiles;
}

const tilePaths = ({ viewpoint, layer, deepest, corners }: Tiled, days: readonly string[]): string[] =>
  days.flatMap((day) =>
    Array.from({ length: deepest + 1 }, (_, z) =>
      tilesOf(z, corners).map(([x, y]) => `/tiles/${viewpoint}/${layer}/${day}/${z}/${x}/${y}.mvt`),
    ).flat(),
  );

/** Holders of the land at points of a tile, in a lattice. */
function holdersIn(bytes: Uint8Array): string[] {
  const layer = bytes.length === 0 ? undefined : new VectorTile(new PbfReader(bytes)).layers["holdings"];
  const land = Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const feature = layer?.feature(i);
    return { holder: `${feature?.properties["holder"] ?? ""}`, rings: feature?.loadGeometry() ?? [] };
  });
  const found: string[] = [];
  for (let px = 128; px < 4096; px += 256)
    for (let py = 128; py < 4096; py += 256) {
      const here = land.filter(({ rings }) => {
        let inside = false;
        for (const ring of rings)
          for (const [i, b] of ring.entries()) {
            const a = ring[i === 0 ? ring.length - 1 : i - 1] ?? b;
            if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) inside = !inside;
          }
        return inside;
      });
      found.push(
        here
          .map(({ holder }) => holder)
          .sort()
          .join(),
      );
    }
  return found;
}

/** How many points of the tiles of a day have the same holder in both; outlines may be off by three units of 4096. */
async function compared([ours, peer]: readonly { readonly port: number }[], paths: readonly string[]): Promise<string> {
  let [same, all] = [0, 0];
  for (const path of paths) {
    const [here = [], there = []] = await Promise.all(
      [ours, peer].map(async (server) =>
        holdersIn(new Uint8Array(await (await fetch(`http://127.0.0.1:${server?.port}${path}`)).arrayBuffer())),
      ),
    );
    all += here.length;
    same += here.filter((holder, i) => holder === there[i]).length;
  }
  agree(same > 0.995 * all, `${all - same} of ${all} points of tiles have other holders`);
  return `${same} of ${all} points of the tiles of a day have the same holder; outlines may be off by three units of 4096`;
}

/** Tiles of these days from both, and the same of a day before them to compare and to warm up. */
export async function tilesOfDays(
  servers: readonly [{ readonly port: number }, { readonly port: number }],
  of: Tiled,
  warmUp: string,
  days: readonly string[],
): Promise<TilesOfDays> {
  const agreement = await compared(servers, tilePaths(of, [warmUp]));
  const [ours, peer] = servers;
  const paths = tilePaths(of, days);
  const both = async (): Promise<readonly [Figure, Figure]> => [
    await load("tiles of a day", ours.port, paths),
    await load("ST_AsMVT from holdings", peer.port, paths),
  ];
  const first = await both();
  // ours are kept from the second time on
  await load("once more", ours.port, paths);
  return { first, again: await both(), agreement };
}
