import { refOf } from "../../model/authored.ts";
import type { Finding, Rule } from "../rule.ts";

export const rule: Rule = {
  id: "uncited-claim",
  severity: "warning",
  emittedBy: "check",
  title: "A statement rests on a sentence that its own source flags as uncited",
  why: "a sentence marked citation needed is no evidence for what it says",
  remedy: "cite another source for it, or leave it out",
  collections: ["interpretations", "figures", "obligations", "events", "statements", "instruments"],
  *ofRecord(record, { atlas, assertions }) {
    const uncited = (cite: readonly { source: string; locator?: string }[]): { source: string; locator: string } | undefined => {
      const flagged = cite.filter(
        (c) => c.locator !== undefined && atlas.collections.sources.get(c.source)?.data.sentences?.[c.locator]?.citation_needed,
      );
      const first = flagged[0];
      return flagged.length === cite.length && first?.locator !== undefined ? { source: first.source, locator: first.locator } : undefined;
    };
    const finding = (id: string, span: Finding["span"], record: string, at: { source: string; locator: string }): Finding => {
      const source = atlas.collections.sources.get(at.source);
      return {
        message: `${id} rests only on ${at.source} ${at.locator}, which is marked citation needed`,
        span,
        ...(source ? { see: [{ span: source.spanOf(["sentences", at.locator, "citation_needed"]), message: "marked here" }] } : {}),
        record,
      };
    };
    const resting = assertions.find((a) => uncited(a.cite));
    const at = resting ? uncited(resting.cite) : "cite" in record.data ? uncited(record.data.cite ?? []) : undefined;
    if (at && resting) yield finding(resting.id, record.spanOf(resting.path), refOf(record), at);
    else if (at) yield finding(record.id, record.spanOf(["cite"]), refOf(record), at);
  },
};
