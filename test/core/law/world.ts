import { compile } from "../../../src/core/compile.ts";
import type { Atlas } from "../../../src/core/model/atlas.ts";
import type { Diagnostic } from "../../../src/core/model/diagnostic.ts";
import type { Resolver } from "../../../src/core/resolve/resolver.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";
import type { Day } from "../../../src/core/time/historical-date.ts";

const FRAME: Readonly<Record<string, string>> = {
  "atlas.yaml": "title: Test\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n",
  "viewpoints/all.yaml": "groups: [[all-polities], [consensus]]\n",
  "polities/all.yaml": `aa: { type: state }
bb: { type: state, exists: { until: 1925-01-01 } }
cc: { type: state, exists: { from: 1925-01-01 }, succeeds: { polity: bb, inherits: [assertions, obligations] } }
dd: { type: state }
`,
  "sources/all.yaml": `book: { type: book, title: A Book, standing: secondary, seen: original, locators: optional }
other: { type: book, title: Another Book, standing: primary, seen: edition, locators: optional }
`,
};

export interface Made {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly diagnostics: readonly Diagnostic[];
}

/** An atlas of these files with four polities (bb ends on 1925-01-01 and cc takes its place) and two sources. */
export function atlasWith(contents: Readonly<Record<string, string>>): Made {
  const encoder = new TextEncoder();
  return compile(Object.entries({ ...FRAME, ...contents }).map(([path, text]) => ({ path, bytes: encoder.encode(text) })));
}

export function on(text: string): Day {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return parsed.date.earliest;
}
