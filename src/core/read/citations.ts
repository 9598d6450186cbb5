/** Reads citations: links from an assertion to a source, with where in it. */
import type { Citation } from "../model/values.ts";
import { remedyFor } from "./read-faults.ts";
import { readPlain, readReference, wrongType } from "./read-values.ts";
import type { FileReading } from "./reading.ts";
import type { Node } from "./yaml-node.ts";

/** One citation or a list: `source-id rest is locator`, or `{ source, locator, quote, note }`. */
export function readCitations(node: Node, reading: FileReading): readonly Citation[] | undefined {
  if (node.kind !== "list") {
    const citation = readCitation(node, reading);
    return citation === undefined ? undefined : [citation];
  }
  const kept: number[] = [];
  const citations: Citation[] = [];
  node.items.forEach((item, index) => {
    const citation = readCitation(item, reading);
    if (citation === undefined) return;
    citations.push(citation);
    kept.push(index);
  });
  if (kept.length < node.items.length) node.kept = kept;
  return citations;
}

function readCitation(node: Node, reading: FileReading): Citation | undefined {
  if (node.kind === "scalar") {
    const text = node.text.trim();
    const space = text.search(/\s/u);
    const source = readReference({ ...node, text: space < 0 ? text : text.slice(0, space) }, reading, false);
    if (source === undefined) return undefined;
    return space < 0 ? { source } : { source, locator: text.slice(space).trim() };
  }
  if (node.kind !== "map") return wrongType(node, { kind: "cite" }, reading);
  const citation: { source?: string; locator?: string; quote?: string; note?: string } = {};
  for (const entry of node.entries.values()) {
    if (entry.key === "source") {
      const source =
        entry.value.kind === "scalar"
          ? readReference(entry.value, reading, false)
          : wrongType(entry.value, { kind: "ref", to: ["sources"] }, reading);
      if (source !== undefined) citation.source = source;
    } else if (entry.key === "locator" || entry.key === "quote" || entry.key === "note") {
      const text = readPlain(entry.value, { kind: "text" }, reading);
      if (typeof text === "string") citation[entry.key] = text;
    } else
      reading.faults.add(
        "unknown-key",
        { start: entry.keyStart, end: entry.keyEnd },
        `a citation has no key “${entry.key}”`,
        remedyFor(entry.key, ["source", "locator", "quote", "note"]),
      );
  }
  if (citation.source === undefined) {
    if (!node.entries.has("source"))
      reading.faults.add("missing-key", { start: node.start, end: Math.min(node.end, node.start + 1) }, "a citation has no “source”", {
        help: "add “source:” with the id of a record in sources",
      });
    return undefined;
  }
  return citation as Citation;
}
