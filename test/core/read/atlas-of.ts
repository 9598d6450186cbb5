import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { type ReadCache, type ReadResult, readAtlas } from "../../../src/core/read/read-atlas.ts";

export const HEAD = "title: Test\nlicence: CC0-1.0\ndefault: { date: 1920-07-12, viewpoint: all }\n";

const encoder = new TextEncoder();
export const file = (path: string, content: string | Uint8Array): SourceFile => ({
  path,
  bytes: typeof content === "string" ? encoder.encode(content) : content,
});

/** Reads an atlas of these files, with a sound head unless one is given. */
export function atlasOf(contents: Readonly<Record<string, string | Uint8Array>>, cache?: ReadCache): ReadResult {
  const files = Object.entries(contents).map(([path, content]) => file(path, content));
  if (!("atlas.yaml" in contents)) files.push(file("atlas.yaml", HEAD));
  return readAtlas(files, cache);
}

/** `rule path:line:column “text under the span”` of each finding. */
export function found(result: ReadResult): string[] {
  return result.diagnostics.map(({ rule, span }) => {
    const text = result.texts.get(span.file) ?? "";
    const before = text.slice(0, span.start);
    const line = before.split("\n").length;
    const column = span.start - (before.lastIndexOf("\n") + 1) + 1;
    return `${rule} ${span.file}:${line}:${column} ${text.slice(span.start, span.end)}`;
  });
}
