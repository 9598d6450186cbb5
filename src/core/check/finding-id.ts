import type { Diagnostic } from "../model/diagnostic.ts";

/** 53-bit hash of a text (cyrb53), as 11 base-36 digits. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, "0");
}

/**
 * Ids of findings, in the order of the diagnostics: `rule/record/hash`, where the hash is of the words that the finding points at.
 * They do not hang on the message or on the line, so that a list of accepted findings survives edits elsewhere; equal ones are numbered.
 */
export function findingIds(diagnostics: readonly Diagnostic[], textOf: (file: string) => string | undefined): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((d) => {
    const words = textOf(d.span.file)?.slice(d.span.start, d.span.end).replace(/\s+/g, " ").trim().slice(0, 400) ?? "";
    // the collection is not part of it, so that a record may move to another one with its accepted findings
    const where = d.record?.slice(d.record.indexOf("/") + 1) ?? d.span.file;
    const base = `${d.rule}/${where}/${hash(`${d.rule}\n${where}\n${words}`)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}.${count}`;
  });
}
