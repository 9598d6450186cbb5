import { linksOf } from "../../link/walk.ts";
import { refOf } from "../../model/authored.ts";
import type { Source } from "../../model/records.ts";
import type { Citation } from "../../model/values.ts";
import { citationPath } from "../bounds.ts";
import type { Rule } from "../rule.ts";

const NEEDED: ReadonlySet<Source["type"]> = new Set<Source["type"]>(["book", "article-journal", "treaty", "report"]);

export const rule: Rule = {
  id: "source-without-locator",
  severity: "warning",
  emittedBy: "check",
  title: "A citation does not say where in the work",
  why: "nobody can check a statement against a whole book",
  remedy: "add the page or article after the source's id, such as bfsp-113 p. 1121",
  *ofRecord(record, { atlas }) {
    for (const { type, value, path } of linksOf(record)) {
      if (type.kind !== "cite") continue;
      const cite = value as readonly Citation[];
      for (const [i, citation] of cite.entries()) {
        if (citation.locator !== undefined || citation.quote !== undefined) continue;
        const source = atlas.collections.sources.get(citation.source);
        if (!source) continue;
        const needed = source.data.locators ? source.data.locators === "required" : NEEDED.has(source.data.type);
        if (!needed) continue;
        yield {
          message: `${citation.source} is cited without a locator, and is a ${source.data.type.replace("-", " ")}`,
          span: record.spanOf(citationPath(path, cite, i)),
          help: `write where in it, such as ${citation.source} p. 12; or locators: optional in the source`,
          record: refOf(record),
        };
      }
    }
  },
};
