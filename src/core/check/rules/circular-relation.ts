import type { Atlas } from "../../model/atlas.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import type { CollectionName } from "../../model/field.ts";
import type { Rule } from "../rule.ts";

interface Step {
  readonly to: AnyAuthored;
  readonly path: ValuePath;
}

/** Relations that cannot lead back to where they began. */
const ONE_WAY = ["confirms", "supersedes", "amends", "implements", "annuls"] as const;

/** A kind of relation, the collections whose records have it, and where each of them leads. */
interface Kind {
  readonly verb: string;
  readonly collections: readonly CollectionName[];
  readonly steps: (record: AnyAuthored) => Written;
}

type Written = readonly { readonly id: string; readonly path: ValuePath }[];
const NONE: Written = [];
const one = (id: string | undefined, collection: CollectionName, path: ValuePath): Written =>
  id === undefined ? NONE : [{ id: `${collection}/${id}`, path }];

const KINDS: readonly Kind[] = [
  ...ONE_WAY.map(
    (verb): Kind => ({
      verb,
      collections: ["instruments", "events"],
      steps: (record) =>
        (record.collection === "instruments" || record.collection === "events") && record.data.relations
          ? record.data.relations.flatMap((r, i) => (r.verb === verb ? [{ id: r.act, path: ["relations", i] }] : []))
          : NONE,
    }),
  ),
  {
    verb: "is part of",
    collections: ["events"],
    steps: (record) => (record.collection === "events" ? one(record.data.part_of, "events", ["part_of"]) : NONE),
  },
  {
    verb: "is a version of",
    collections: ["territories"],
    steps: (record) => (record.collection === "territories" ? one(record.data.version_of, "territories", ["version_of"]) : NONE),
  },
  {
    verb: "is an organ of",
    collections: ["polities"],
    steps: (record) => (record.collection === "polities" ? one(record.data.organ_of, "polities", ["organ_of"]) : NONE),
  },
  {
    verb: "succeeds",
    collections: ["polities"],
    steps: (record) =>
      record.collection === "polities" && record.data.succeeds
        ? record.data.succeeds.flatMap((s, i) => (s.when === undefined ? one(s.polity, "polities", ["succeeds", i]) : []))
        : NONE,
  },
];

/** Records that lead somewhere by one kind of relation, kept while a collection is the same map. */
const kept = new WeakMap<ReadonlyMap<string, unknown>, Map<Kind, readonly AnyAuthored[]>>();

function leadingIn(records: ReadonlyMap<string, AnyAuthored>, kind: Kind): readonly AnyAuthored[] {
  let byKind = kept.get(records);
  if (!byKind) kept.set(records, (byKind = new Map()));
  let found = byKind.get(kind);
  if (!found) byKind.set(kind, (found = [...records.values()].filter((record) => kind.steps(record).length > 0)));
  return found;
}

/** Where records lead by one kind of relation; records that lead nowhere are left out. */
function stepsOf(atlas: Atlas, kind: Kind): ReadonlyMap<AnyAuthored, readonly Step[]> {
  const all = new Map<AnyAuthored, readonly Step[]>();
  for (const record of kind.collections.flatMap((name) => leadingIn(atlas.collections[name] as ReadonlyMap<string, AnyAuthored>, kind))) {
    const written = kind.steps(record);
    const steps = written.flatMap(({ id, path }): Step[] => {
      const to = atlas.find(id);
      return to ? [{ to, path }] : [];
    });
    if (steps.length > 0) all.set(record, steps);
  }
  return all;
}

const NOWHERE: readonly Step[] = [];

export const rule: Rule = {
  id: "circular-relation",
  severity: "error",
  emittedBy: "check",
  title: "A chain of relations leads back to its beginning",
  why: "an act cannot confirm, supersede or implement itself, even through others",
  remedy: "remove the relation that points the wrong way",
  *run({ atlas }) {
    for (const kind of KINDS) {
      const { verb } = kind;
      const leading = stepsOf(atlas, kind);
      const done = new Set<AnyAuthored>();
      for (const start of leading.keys()) {
        const chain: { record: AnyAuthored; steps: Iterator<Step>; path?: ValuePath }[] = [];
        const enter = (record: AnyAuthored): void => {
          chain.push({ record, steps: (leading.get(record) ?? NOWHERE)[Symbol.iterator]() });
        };
        if (!done.has(start)) enter(start);
        while (chain.length > 0) {
          const top = chain.at(-1);
          if (!top) break;
          const next = top.steps.next();
          if (next.done) {
            done.add(top.record);
            chain.pop();
            continue;
          }
          const { to, path } = next.value;
          const at = chain.findIndex((c) => c.record === to);
          top.path = path;
          if (at >= 0) {
            const circle = chain.slice(at);
            yield {
              message: `${[...circle.map((c) => c.record.id), to.id].join(` ${verb} `)}`,
              span: top.record.spanOf(path),
              see: circle
                .slice(0, -1)
                .map((c) => ({ span: c.record.spanOf(c.path ?? []), message: `${c.record.id} ${verb} the next here` })),
              record: refOf(top.record),
            };
          } else if (!done.has(to)) enter(to);
        }
      }
    }
  },
};
