import type { Atlas } from "../../model/atlas.ts";
import type { AnyAuthored, ValuePath } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

interface Step {
  readonly to: AnyAuthored;
  readonly path: ValuePath;
}
type Steps = (record: AnyAuthored) => Iterable<Step>;

/** Relations that cannot lead back to where they began. */
const ONE_WAY = ["supersedes", "amends", "implements", "annuls"] as const;

function kinds(atlas: Atlas): ReadonlyMap<string, Steps> {
  const to = function* (id: string | undefined, path: ValuePath): Iterable<Step> {
    const found = id === undefined ? undefined : atlas.find(id);
    if (found) yield { to: found, path };
  };
  const map = new Map<string, Steps>();
  for (const verb of ONE_WAY)
    map.set(verb, function* (record) {
      if (record.collection === "instruments")
        for (const [i, r] of (record.data.relations ?? []).entries()) if (r.verb === verb) yield* to(r.act, ["relations", i]);
    });
  map.set("is part of", function* (record) {
    if (record.collection === "events") yield* to(record.data.part_of && `events/${record.data.part_of}`, ["part_of"]);
  });
  map.set("is a version of", function* (record) {
    if (record.collection === "territories") yield* to(record.data.version_of && `territories/${record.data.version_of}`, ["version_of"]);
  });
  map.set("is an organ of", function* (record) {
    if (record.collection === "polities") yield* to(record.data.organ_of && `polities/${record.data.organ_of}`, ["organ_of"]);
  });
  map.set("succeeds", function* (record) {
    if (record.collection === "polities")
      for (const [i, s] of (record.data.succeeds ?? []).entries())
        if (s.when === undefined) yield* to(`polities/${s.polity}`, ["succeeds", i]);
  });
  return map;
}

export const rule: Rule = {
  id: "circular-relation",
  severity: "error",
  emittedBy: "check",
  title: "A chain of relations leads back to its beginning",
  why: "an act cannot supersede itself, even through others",
  remedy: "remove the relation that points the wrong way",
  *run({ atlas }) {
    for (const [verb, stepsOf] of kinds(atlas)) {
      const done = new Set<AnyAuthored>();
      for (const records of Object.values(atlas.collections))
        for (const start of records.values() as Iterable<AnyAuthored>) {
          const chain: { record: AnyAuthored; steps: Iterator<Step>; path?: ValuePath }[] = [];
          if (!done.has(start)) chain.push({ record: start, steps: stepsOf(start)[Symbol.iterator]() });
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
                record: top.record.id,
              };
            } else if (!done.has(to)) chain.push({ record: to, steps: stepsOf(to)[Symbol.iterator]() });
          }
        }
    }
  },
};
