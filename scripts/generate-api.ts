/** The page of the HTTP API: its questions and its limits, from the tables that answer them. */
import { SETTINGS } from "../src/server/limits.ts";
import type { Parameter } from "../src/server/parameters.ts";
import { ROUTES } from "../src/server/routes.ts";

/** Text in a cell of a table. */
export const cell = (text: string): string => text.replaceAll("|", "\\|");

/** A parameter as a row of a table of parameters. */
export const parameterRow = ({ name, text, required, of, otherwise, example }: Parameter): string =>
  `| \`${name}\`${required ? " (needed)" : ""} | ${cell(text)}${of ? `: ${of.join(", ")}` : ""} | ${example ?? (otherwise !== undefined ? `default ${otherwise}` : "")} |`;

/** `docs/reference/api.md` */
export function apiPage(): string {
  const questions = ROUTES.map((route) => {
    const path = `/api/${route.path}${route.rest ? `{${route.rest.name}}` : ""}`;
    const rows = [
      ...(route.rest ? [parameterRow({ ...route.rest, name: `{${route.rest.name}}`, required: false })] : []),
      ...route.parameters.map(parameterRow),
    ];
    const answers = Object.entries(route.answers).map(([type, names]) =>
      names === null
        ? `\`${type}\``
        : `\`${type}\` (${names.map((n) => (n === "list" ? "`spec/json/list-KIND.schema.json`" : `[${n}](../../spec/json/${n}.schema.json)`)).join(" or ")})`,
    );
    return `## \`${path}\`\n\n${route.summary}.\n\n${rows.length > 0 ? `| Parameter | | Example |\n|---|---|---|\n${rows.join("\n")}\n\n` : ""}Answers: ${answers.join(", ")}.`;
  });
  const settings = Object.entries(SETTINGS).map(([name, { default: value, text }]) => `| \`${name}\` | ${value} | ${cell(text)} |`);
  return `# The HTTP API

Generated from the code. \`dejure serve\` answers it beside the site; \`dejure/server\` mounts it elsewhere; \`/api/openapi.json\` describes it to programs.

Beside these questions stand OGC API, vector tiles and reconciliation for OpenRefine: [ogc.md](ogc.md).

Only GET, HEAD and OPTIONS. Every answer has a strong \`etag\`, and \`if-none-match\` gives 304. Any origin may read.
A parameter that is not declared is refused with 400, and every refusal is \`application/problem+json\` with \`detail\` and \`help\`: [problem](../../spec/json/problem.schema.json).

${questions.join("\n\n")}

## Limits

Set with \`dejure serve --limit NAME=NUMBER\`, or \`limits\` of \`createApp\`. An answer that a limit cut says so: a member \`truncated\`, and the header \`dejure-truncated\`.

| Limit | Default | |
|---|---|---|
${settings.join("\n")}
`;
}
