/** The pages of `docs/rules/`: from each rule's metadata and its example atlases in `test/rules/`. */

import { render } from "../src/core/check/render.ts";
import type { Rule } from "../src/core/check/rule.ts";
import { RULES } from "../src/core/check/rules.ts";
import { compileExample, exampleFolder, filesOf, hasExample } from "../test/rules/examples.ts";

const STAGE: Readonly<Record<Rule["emittedBy"], string>> = {
  load: "while the folder is read from disk",
  read: "while the files are read",
  link: "while records are linked and land is laid over land",
  check: "once everything is linked",
  draft: "while an article is read for `dejure draft`",
};

const code = (language: string, text: string): string => `\`\`\`${language}\n${text.replace(/\n$/, "")}\n\`\`\``;

/** Files in which the two examples differ, as `path` and text; bytes that are no UTF-8 show as replacement characters. */
function differing(rule: string, kind: "good" | "bad"): readonly (readonly [string, string])[] {
  const other = new Map(
    filesOf(exampleFolder(rule, kind === "good" ? "bad" : "good")).map((f) => [f.path, Buffer.from(f.bytes).toString("base64")]),
  );
  return filesOf(exampleFolder(rule, kind))
    .filter((f) => other.get(f.path) !== Buffer.from(f.bytes).toString("base64"))
    .map((f) => [f.path, readable(f.bytes)] as const);
}

const language = (path: string): string =>
  path.endsWith(".yaml") ? "yaml" : path.endsWith("json") ? "json" : path.endsWith(".csv") ? "csv" : "text";
/** Text of a file; what is none is said to be none. */
const readable = (bytes: Uint8Array): string =>
  bytes.includes(0) ? `(${bytes.length} bytes that are no text)` : new TextDecoder().decode(bytes);
const short = (text: string): string => (text.length > 1200 ? `${text.slice(0, 1200)}\n…` : text);

function files(rule: string, kind: "good" | "bad"): string {
  const all = differing(rule, kind);
  if (all.length === 0) return "(the file is not there)";
  return all.map(([path, text]) => `\`${path}\`\n\n${code(language(path), short(text))}`).join("\n\n");
}

function page(rule: Rule): string {
  const parts = [
    `# ${rule.id}`,
    `${rule.title}. *${rule.severity === "error" ? "Error" : "Warning"}*, found ${STAGE[rule.emittedBy]}.`,
    `**Why:** ${rule.why}.`,
    `**What to do:** ${rule.remedy}.`,
  ];
  if (hasExample(rule.id)) {
    const { atlas, diagnostics } = compileExample(rule.id, "bad");
    parts.push(
      "## What is reported",
      files(rule.id, "bad"),
      "prints",
      code("text", short(render(diagnostics, "pretty", { textOf: atlas.textOf }))),
      "## What is not",
      files(rule.id, "good"),
    );
  } else
    parts.push(
      "No example stands here: the fault shows only in files too large for a page, or guards against data that other rules stop first.",
    );
  return `${parts.join("\n\n")}\n`;
}

/** Path → page of every rule, and their list. */
export function rulePages(): Map<string, string> {
  const pages = new Map(RULES.map((rule) => [`docs/rules/${rule.id}.md`, page(rule)]));
  const row = (rule: Rule): string => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.title} |`;
  pages.set(
    "docs/rules/README.md",
    `# Rules\n\nWhat \`dejure check\` finds. Ids are permanent. Generated from the code and from the example atlases in \`test/rules/\`.\n\n| Rule | Severity | Fault |\n|---|---|---|\n${RULES.map(row).join("\n")}\n`,
  );
  return pages;
}
