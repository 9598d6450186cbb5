/**
 * Disputed units as Natural Earth writes them: to which unit each government's maps give the land (ADM0_A3_XX), its class in
 * their eyes (FC_XX), and whom Natural Earth's own map draws there (ADM0_A3). For atlases that `dejure import
 * natural-earth-viewpoints` began: they carry its codes in tags. Every value is an answer of the resolver, none is copied.
 */
import type { Assertion } from "../core/model/assertion.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { LayerAnswer } from "../core/resolve/answer.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import type { MultiPolygon } from "../core/space/geometry.ts";
import type { Day } from "../core/time/historical-date.ts";

export interface NaturalEarthUnit {
  readonly type: "Feature";
  readonly id: string;
  readonly geometry: { readonly type: "MultiPolygon"; readonly coordinates: MultiPolygon };
  readonly properties: Readonly<Record<string, string | null>>;
}

/** The voice that draws the map of Natural Earth itself. */
const EDITORS = "natural-earth";

const tagged = (tags: readonly string[] | undefined, prefix: string): string | undefined =>
  tags?.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);

/** The units of an atlas on a day; none where it carries no codes of Natural Earth. */
export function naturalEarthUnits(atlas: Atlas, resolver: Resolver, day: Day): NaturalEarthUnit[] {
  const { collections, land } = atlas;
  const codeOf = new Map(
    [...collections.polities.values()].flatMap(({ id, data }) => {
      const code = tagged(data.tags, "adm0-a3-");
      return code === undefined ? [] : [[id, code] as const];
    }),
  );
  const assertions = new Map(atlas.assertions.map((a) => [a.id, a]));
  const columns = [...collections.historiographies.values()].flatMap(({ id, data }) => {
    const column = tagged(data.tags, "natural-earth-view-");
    const viewpoint = [...collections.viewpoints.values()].find((v) => v.data.groups[0]?.length === 1 && v.data.groups[0][0] === id)?.id;
    return column === undefined ? [] : [{ column, voice: id, viewpoint }];
  });
  const editorial = [...collections.viewpoints.values()].find((v) => v.data.groups[0]?.includes(EDITORS))?.id;
  const classes = atlas.assertions.filter((a) => a.verb === "passes" && tagged(a.record.data.tags, "natural-earth-class-") !== undefined);

  const says = (voice: string, answer: LayerAnswer): boolean =>
    answer.because.some((id) => (assertions.get(id) as Assertion | undefined)?.assertors.some((a) => a.assertor === voice));

  const units: NaturalEarthUnit[] = [];
  for (const { id, data } of collections.territories.values()) {
    const brk = tagged(data.tags, "brk-a3-");
    if (brk === undefined) continue;
    const faces = land.facesOfTerritory(id);
    const cells = [...new Set([...faces].map((face) => resolver.cells.cellOf[face] ?? 0))];
    const apart = tagged(data.tags, "apart-") ?? null;
    const miswritten = /^written-(\w+)-(\w+)$/.exec(data.tags?.find((tag) => tag.startsWith("written-")) ?? "");
    /** One value for the whole unit; where its parts differ there is none. */
    const same = (valueOn: (cell: number) => string | null): string | null => {
      const values = new Set(cells.map(valueOn));
      return values.size === 1 ? ([...values][0] ?? null) : null;
    };
    const verdict = (voice: string, viewpoint: string, cell: number): string | null => {
      const title = resolver.answerOn(cell, "title", day, { viewpoint });
      if (title.certainty === "uncertain" || !says(voice, title)) return null;
      if (title.answer === "undetermined" || title.answer === "none") return apart;
      const [holder] = title.holders;
      if (title.answer !== "held" || !holder) return null;
      const control = resolver.answerOn(cell, "control", day, { viewpoint });
      if (control.holders.some((h) => h.mode === "leases") && says(voice, control)) return apart;
      const code = codeOf.get(holder.polity) ?? null;
      return miswritten && code === miswritten[2] ? (miswritten[1] ?? null) : code;
    };
    const drawn = (viewpoint: string, cell: number): string | null => {
      const { holders, answer } = resolver.answerOn(cell, "control", day, { viewpoint });
      const [holder] = holders;
      if (answer !== "held" || !holder || holder.mode === "leases") return tagged(data.tags, "drawn-") ?? null;
      return codeOf.get(holder.through ?? holder.polity) ?? null;
    };
    const properties: Record<string, string | null> = {
      BRK_A3: brk,
      BRK_NAME: data.name?.["en"] ?? id,
      ADM0_A3: editorial === undefined ? null : same((cell) => drawn(editorial, cell)),
      NE_ID: tagged(data.tags, "ne-id-") ?? null,
    };
    for (const { column, voice, viewpoint } of columns)
      if (viewpoint !== undefined) properties[`ADM0_A3_${column}`] = same((cell) => verdict(voice, viewpoint, cell));
    for (const { column, voice } of columns) {
      const said = classes.find(
        (a) =>
          a.effect.over?.kind === "territory" &&
          a.effect.over.id === id &&
          a.assertors.some(({ assertor, when }) => assertor === voice && (when?.admissible.at(-1)?.[1] ?? Infinity) <= day),
      );
      properties[`FC_${column}`] = tagged(said?.record.data.tags, "natural-earth-class-") ?? null;
    }
    units.push({ type: "Feature", id: brk, geometry: { type: "MultiPolygon", coordinates: land.arrangement.outline(faces) }, properties });
  }
  return units.sort((a, b) => (a.id < b.id ? -1 : 1));
}
