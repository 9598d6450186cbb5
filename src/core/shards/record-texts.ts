/** A file of several records as pieces of text, one a record, found without reading YAML: by the keys in the first column. */
import { normalId } from "../read/ids.ts";

export interface Chunk {
  readonly id: string;
  readonly text: string;
}

const KEY = /^(?:"([^"\\]+)"|'([^']+)'|([^\s#"'&*!|>%@`{}[\],?:-][^:#]*?)|(-?\d[^:#]*?))\s*:(?:\s|$)/u;

/** The pieces of a file; undefined where some line in the first column is no plain key, or an anchor may tie records together. */
export function chunksIn(text: string): readonly Chunk[] | undefined {
  if (/(^|[\s[{,])[&*][^\s]/mu.test(text)) return undefined;
  const chunks: { id: string; lines: string[] }[] = [];
  let above: string[] = [];
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const last = chunks.at(-1);
    if (line === "" || line.startsWith("#") || /^\s/u.test(line)) {
      (last?.lines ?? above).push(line);
      continue;
    }
    const key = KEY.exec(line);
    const id = key?.[1] ?? key?.[2] ?? key?.[3] ?? key?.[4];
    if (id === undefined) return undefined;
    chunks.push({ id: normalId(id), lines: [...above, line] });
    above = [];
  }
  return chunks.map(({ id, lines }) => ({ id, text: `${lines.join("\n")}\n` }));
}
