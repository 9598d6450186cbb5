import type { Atlas } from "../../core/model/atlas.ts";
import { type Georeference, isFault, type Pixel, readGeoreference } from "../../core/space/georeference.ts";
import type { SiteOldMap, SitePicturedMap } from "../../export/site/contract.ts";

/** Meshes each way of a picture that is bent: fine enough that a mesh is straight to the eye. */
const FINE = 16;
/** Longest side of a picture that is asked of an image service, px. */
const LONGEST = 2000;

const IMAGE = /\.(svg|png|jpe?g|webp|gif|avif)$/i;

/** A picture of the atlas under a name of the site's own, so that no name of a file can stand in for one of the site's; undefined where it is none. */
export const imagePath = (stem: string, path: string): string | undefined => {
  const ending = IMAGE.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : `assets/${stem}.${ending}`;
};

/** Where the picture of an old map stands in the site. */
export const oldMapPath = (index: number, path: string): string | undefined => imagePath(`old-map-${index + 1}`, path);

/** Where the tiles of an old map stand in the site. */
export const tilesPath = (index: number): string => `assets/old-map-${index + 1}.pmtiles`;

/** The old maps of an atlas that can be laid under the land. */
export function siteOldMaps(atlas: Atlas): readonly SiteOldMap[] {
  return (atlas.head.old_maps ?? []).flatMap(({ title, annotation, image, tiles, attribution, licence }, i): readonly SiteOldMap[] => {
    const head = { title, attribution, ...(licence !== undefined && { licence }) };
    if (tiles !== undefined) return [{ ...head, tiles: tilesPath(i) }];
    if (annotation === undefined) return [];
    const read = readGeoreference(atlas.textOf(annotation) ?? "");
    if (isFault(read)) return [];
    const address = image === undefined ? read.image && `${read.image}/full/!${LONGEST},${LONGEST}/0/default.jpg` : oldMapPath(i, image);
    if (address === undefined) return [];
    return [{ ...head, image: address, ...netOf(read) }];
  });
}

function netOf({ size, mask, at, straight }: Georeference): Pick<SitePicturedMap, "size" | "mask" | "box" | "net" | "knots"> {
  const [xs, ys] = [mask?.map(([x]) => x) ?? [0, size[0]], mask?.map(([, y]) => y) ?? [0, size[1]]];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const [left, top, right, bottom] = box;
  const meshes = straight ? 1 : FINE;
  const knots: number[] = [];
  for (let j = 0; j <= meshes; j++)
    for (let i = 0; i <= meshes; i++) {
      const pixel: Pixel = [left + ((right - left) * i) / meshes, top + ((bottom - top) * j) / meshes];
      knots.push(...at(pixel).map((degrees) => Math.round(degrees * 1e5) / 1e5));
    }
  return { size, ...(mask !== undefined && { mask }), box, net: [meshes, meshes], knots };
}
