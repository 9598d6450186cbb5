/** What stands after `#` in a reference: an article or effect of an act, a stage, the `start` or `end` of what lasts. */
import { addressIn, eIdOf } from "../model/article-address.ts";
import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import { SHAPES } from "../model/format.ts";
import type { Lookup } from "./lookup.ts";

/** What follows the first `#` of a reference. */
export function partIn(reference: string): string | undefined {
  const hash = reference.indexOf("#");
  return hash < 0 ? undefined : reference.slice(hash + 1);
}

/** The parts of a record that `part` names: ids of assertions it may have, an article, or a step in time; undefined where it names none. */
export type Part =
  | { readonly kind: "effects"; readonly ids: readonly string[]; readonly article?: string; readonly effect?: number }
  | { readonly kind: "step" };

export function partOf(record: AnyAuthored, part: string): Part | undefined {
  if (part === "start" || part === "end") return { kind: "step" };
  switch (record.collection) {
    case "instruments": {
      const { articles = {}, stages = [] } = record.data;
      const address = addressIn(Object.keys(articles), part);
      if (address) {
        const { article, effect } = address;
        const count = articles[article]?.effects?.length ?? 0;
        if (effect !== undefined)
          return effect <= count ? { kind: "effects", article, effect, ids: [`${record.id}#${article}/${effect}`] } : undefined;
        return { kind: "effects", article, ids: Array.from({ length: count }, (_, i) => `${record.id}#${article}/${i + 1}`) };
      }
      if (stages.some((s) => s.stage === part)) return { kind: "step" };
      return effectOf(record.id, record.data.effects?.length ?? 0, part);
    }
    case "events":
    case "statements":
      return effectOf(record.id, record.data.effects?.length ?? 0, part);
    case "sources":
      return Object.hasOwn(record.data.sentences ?? {}, part) ? { kind: "step" } : undefined;
    default:
      return undefined;
  }
}

function effectOf(id: string, count: number, part: string): Part | undefined {
  const effect = /^[1-9]\d{0,6}$/.test(part) ? Number(part) : undefined;
  return effect !== undefined && effect <= count ? { kind: "effects", effect, ids: [`${id}#${effect}`] } : undefined;
}

const STAGES: readonly string[] = SHAPES.Stage.fields.stage?.type.kind === "enum" ? SHAPES.Stage.fields.stage.type.values : [];

/** Whether a part of a record may have a day: a stage of an act, reached or not, or the `start` or `end` of anything. */
export const isStep = (record: AnyAuthored, part: string): boolean =>
  part === "start" || part === "end" || (record.collection === "instruments" && STAGES.includes(part));

/** The parts of a record that may have a day. */
export const stepsOf = (record: AnyAuthored): readonly string[] => (record.collection === "instruments" ? STAGES : ["start", "end"]);

/** Every part of a record that a reference may name, as it is written in the record. */
export function partsOf(record: AnyAuthored): readonly string[] {
  const effects = (of: readonly unknown[] | undefined): string[] => (of ?? []).map((_, i) => String(i + 1));
  switch (record.collection) {
    case "instruments": {
      const { articles = {}, stages = [], effects: own } = record.data;
      return [
        ...new Set([
          ...Object.entries(articles).flatMap(([key, article]) => [key, ...effects(article.effects).map((n) => `${key}/${n}`)]),
          ...stages.map((s) => s.stage),
          ...effects(own),
        ]),
      ];
    }
    case "events":
    case "statements":
      return [...effects(record.data.effects), "start", "end"];
    case "sources":
      return Object.keys(record.data.sentences ?? {});
    default:
      return ["start", "end"];
  }
}

/** References with every article named by the ids of its effects, as the fold compares them; the same list where none is. */
export function namedByEffects(references: readonly string[], lookup: Pick<Lookup, "find">): readonly string[] {
  if (!references.some((ref) => ref.includes("#"))) return references;
  return references.flatMap((ref) => {
    const part = partIn(ref);
    const record = part === undefined ? undefined : lookup.find(ref);
    const found = record && part !== undefined ? partOf(record, part) : undefined;
    return found?.kind === "effects" && found.ids.length > 0 ? found.ids : [ref];
  });
}

/** Whether a list of articles, by key or eId, names one by its key. */
function namesArticle(record: AnyAuthored, listed: readonly string[], article: string): boolean {
  if (listed.includes(article)) return true;
  if (record.collection !== "instruments") return false;
  const keys = Object.keys(record.data.articles ?? {});
  return listed.some((one) => addressIn(keys, one)?.article === article);
}

/** Whether a step is of an article; one that lists none is of the whole act, and of what stands in no article only such a step is. */
export const ofArticle = (record: AnyAuthored, listed: readonly string[] | undefined, article: string | undefined): boolean =>
  listed === undefined || (article !== undefined && namesArticle(record, listed, article));

/** The articles that the stages and reservations of an instrument are limited to, as written. */
export function articlesListed(record: AnyAuthored): readonly { readonly listed: string; readonly path: ValuePath }[] {
  if (record.collection !== "instruments" || record.data.articles === undefined) return [];
  const { stages = [], reservations = [] } = record.data;
  const of = (field: string, items: readonly { readonly articles?: readonly string[] }[]) =>
    items.flatMap((item, i) => (item.articles ?? []).map((listed, j) => ({ listed, path: [field, i, "articles", j] })));
  return [...of("stages", stages), ...of("reservations", reservations)];
}

/** A part as `partsOf` has it, as an eId; undefined where it is no article. */
export function eIdOfPart(part: string): string | undefined {
  const slash = /^(.+)\/(\d+)$/.exec(part);
  return slash?.[1] !== undefined ? eIdOf(slash[1], Number(slash[2])) : eIdOf(part);
}

/** The eId of the article that a reference names, or of its effect; undefined where it names none. */
export function eIdOfReference(reference: string, find: (reference: string) => AnyAuthored | undefined): string | undefined {
  const part = partIn(reference);
  const record = part === undefined ? undefined : find(reference);
  const found = record && part !== undefined ? partOf(record, part) : undefined;
  return found?.kind === "effects" && found.article !== undefined ? eIdOf(found.article, found.effect) : undefined;
}
