import { useEffect, useMemo, useState } from "preact/hooks";
import type { SiteOldMap } from "../../export/site/contract.ts";
import { useReading, type View } from "../context.ts";
import { type OldMap, type Straightened, straightened } from "../map/old-map.ts";

interface Laid {
  readonly map: SiteOldMap;
  /** undefined where its picture cannot be had */
  readonly there: Straightened | undefined;
}

/** The old map that a view asks for, once its picture is there; `failed` where it cannot be had. */
export function useOldMap(
  maps: readonly SiteOldMap[] | undefined,
  old: View["old"],
  root: string,
): { readonly under: OldMap | undefined; readonly failed: boolean } {
  const [laid, setLaid] = useState<Laid>();
  const map = old === undefined ? undefined : maps?.[old.n];
  useEffect(() => {
    if (map === undefined) return;
    let gone = false;
    const set = (there: Straightened | undefined): void => {
      if (!gone) setLaid({ map, there });
    };
    straightened(map, root).then(set, () => set(undefined));
    return () => {
      gone = true;
    };
  }, [map, root]);
  const strength = old?.strength;
  return useMemo(() => {
    if (map === undefined || strength === undefined || laid?.map !== map) return { under: undefined, failed: false };
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
