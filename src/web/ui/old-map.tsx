import { useEffect, useMemo, useState } from "preact/hooks";
import type { Camera } from "../../cartography/plane.ts";
import type { SiteOldMap, SiteTiledMap } from "../../export/site/contract.ts";
import { useReading, type View } from "../context.ts";
import { type OldMap, type Straightened, straightened } from "../map/old-map.ts";
import type { TiledMap } from "../map/tiled-map.ts";

interface Laid {
  readonly map: SiteOldMap;
  /** undefined where its picture cannot be had */
  readonly there: Straightened | undefined;
}

/** ms for which a view rests before the tiles that it needs are asked for */
const REST = 150;

/** The picture of an old map, the same for the whole map or that of what the camera sees; undefined until it is there, and where there is none. */
function useStraightened(map: SiteOldMap | undefined, root: string, camera: Camera): Laid | undefined {
  const [laid, setLaid] = useState<Laid>();
  const [tiled, setTiled] = useState<{ readonly map: SiteTiledMap; readonly archive: TiledMap }>();
  useEffect(() => {
    if (map === undefined) return;
    let gone = false;
    const failed = (): void => {
      if (!gone) setLaid({ map, there: undefined });
    };
    if ("tiles" in map)
      // what reads archives is loaded where there is one
      import("../map/tiled-map.ts")
        .then(({ TiledMap: Archive }) => Archive.open(new URL(map.tiles, root).href))
        .then((opened) => {
          if (!gone) setTiled({ map, archive: opened });
        }, failed);
    else
      straightened(map, root).then((there) => {
        if (!gone) setLaid({ map, there });
      }, failed);
    return () => {
      gone = true;
    };
  }, [map, root]);
  const archive = tiled?.map === map ? tiled?.archive : undefined;
  const wanted = archive?.tilesFor(camera, innerWidth, innerHeight);
  const key = wanted && Object.values(wanted).join();
  useEffect(() => {
    if (map === undefined || archive === undefined || wanted === undefined) return;
    let gone = false;
    const timer = setTimeout(() => {
      archive.joined(wanted).then(
        (there) => {
          if (!gone) setLaid({ map, there });
        },
        () => {
          if (!gone) setLaid({ map, there: undefined });
        },
      );
    }, REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [map, archive, key]);
  return laid?.map === map ? laid : undefined;
}

/** The old map that a view asks for, once its picture is there; `failed` where it cannot be had. */
export function useOldMap(
  maps: readonly SiteOldMap[] | undefined,
  old: View["old"],
  root: string,
  camera: Camera,
): { readonly under: OldMap | undefined; readonly failed: boolean } {
  const map = old === undefined ? undefined : maps?.[old.n];
  const laid = useStraightened(map, root, camera);
  const strength = old?.strength;
  return useMemo(() => {
    if (map === undefined || strength === undefined || laid === undefined) return { under: undefined, failed: false };
    const { title, attribution, licence } = map;
    const { there } = laid;
    return {
      under: there && { ...there, strength: strength / 100, title, attribution, ...(licence !== undefined && { licence }) },
      failed: there === undefined,
    };
  }, [map, strength, laid]);
}

/** Strength in which a map is first shown, percent. */
const FIRST = 80;

/** Which old map lies under the land, how strong, and whose it is. */
export function OldMapChoice({ failed }: { failed: boolean }) {
  const { model, view, say, set, text } = useReading();
  const { oldMaps = [] } = model.atlas;
  const { old } = view;
  const chosen = old === undefined ? undefined : oldMaps[old.n];
  if (oldMaps.length === 0) return null;
  return (
    <div class="old-map">
      <label>
        {say("oldmap")}{" "}
        <select
          value={old === undefined ? "" : String(old.n)}
          onChange={({ currentTarget: { value } }) =>
            set({ old: value === "" ? undefined : { n: Number(value), strength: old?.strength ?? FIRST } })
          }
        >
          <option value="">{say("oldmap.none")}</option>
          {oldMaps.map(({ title }, n) => (
            <option key={n} value={String(n)}>
              {text(title).text}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && old !== undefined && (
        <>
          <label>
            {say("oldmap.strength")}{" "}
            <input
              type="range"
              min={5}
              max={100}
              step={5}
              value={old.strength}
              onInput={({ currentTarget: { value } }) => set({ old: { ...old, strength: Number(value) } })}
            />
          </label>
          <small>{failed ? say("oldmap.failed") : [chosen.attribution, chosen.licence].filter(Boolean).join(", ")}</small>
        </>
      )}
    </div>
  );
}
