import { walkRecord } from "../../link/walk.ts";
import type { Source } from "../../model/records.ts";
import type { Citation } from "../../model/values.ts";
import { citationPath, recordsOf } from "../facts.ts";
import type { Finding, Rule } from "../rule.ts";

const NEEDED: ReadonlySet<Source["type"]> = new Set<Source["type"]>(["book", "article-journal", "treaty", "report"]);

export const rule: Rule = {
  id: "source-without-locator",
  severity: "warning",
  emittedBy: "check",
  title: "A citation does not say where in the work",
  why: "nobody can check a statement against a whole book",
  remedy: "add the page or article after the source's id, such as bfsp-113 p. 1121",
  *run({ atlas }) {
    for (const record of recordsOf(atlas)) {
      const found: Finding[] = [];
      walkRecord(record, (type, value, path) => {
        if (type.kind !== "cite") return;
        const cite = value as readonly Citation[];
        for (const [i, citation] of cite.entries()) {
          const source = atlas.collections.sources.get(citation.source);
          if (!source || citation.locator !== undefined || citation.quote !== undefined) continue;
          const needed = source.data.locators ? source.data.locators === "required" : NEEDED.has(source.data.type);
          if (!needed) continue;
          found.push({
            message: `${citation.source} is cited without a locator, and is a ${source.data.type.replace("-", " ")}`,
            span: record.spanOf(citationPath(path, cite, i)),
            help: `write where in it, such as ${citation.source} p. 12; or locators: optional in the source`,
            record: record.id,
          });
        }
      });
      yield* found;
    }
  },
};
