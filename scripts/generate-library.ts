/** The page of the library: the methods of `OpenAtlas` with what is said of them in the code. */
import { readFileSync } from "node:fs";
import { type ESTree, parseSync } from "vite";

const SOURCE = "src/library/open-atlas.ts";
const OPTIONS = "src/library/options.ts";

/** A method of the library as its documentation has it. */
export interface Method {
  readonly name: string;
  readonly signature: string;
  readonly text: string;
  /** a line of code, and the value that it gives, both as written */
  readonly example: { readonly code: string; readonly value: string };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface About {
  readonly about: string;
  readonly example: Method["example"];
}

/** What a file exports, with the text of its parts and what the comments right above them say. */
function fileOf(path: string) {
  const text = readFileSync(path, "utf8");
  const { program, comments } = parseSync(path, text);
  return {
    declarations: program.body.flatMap((one) => (one.type === "ExportNamedDeclaration" && one.declaration ? [one.declaration] : [])),
    codeOf: ({ start, end }: Place): string => text.slice(start, end),
    aboutOf({ start }: Place): About {
      const above = comments.findLast((one) => one.end <= start && /^\s*(?:export\s+)?$/.test(text.slice(one.end, start)));
      const [about = "", example = ""] = (above?.value ?? "").replace(/^\s*\*+ ?/gm, "").split("@example");
      const [code = "", value = ""] = example.trim().split(" // ");
      return { about: about.replace(/\s+/g, " ").trim(), example: { code, value } };
    },
  };
}

/** The public methods of the class of this name, in the order of the file. */
export function methodsOf(name: string): { readonly about: string; readonly methods: readonly Method[] } {
  const { declarations, codeOf, aboutOf } = fileOf(SOURCE);
  const declared = declarations.find((one): one is ESTree.Class => one.type === "ClassDeclaration" && one.id?.name === name);
  if (!declared) throw new Error(`${SOURCE} has no class ${name}`);
  const methods = declared.body.body.flatMap((one) =>
    one.type === "MethodDefinition" && one.kind === "method" && one.key.type === "Identifier" ? [{ ...one, name: one.key.name }] : [],
  );
  return {
    about: aboutOf(declared).about,
    methods: methods.map((one) => {
      const { about, example } = aboutOf(one);
      const given = one.value.params.map((p) =>
        codeOf(p as Place)
          .replace("options: ", "options?: ")
          .replace(" = {}", ""),
      );
      const gives = one.value.returnType ? codeOf(one.value.returnType) : "";
      return { name: one.name, signature: `${one.name}(${given.join(", ")})${gives}`, text: about, example };
    }),
  };
}

/** The interfaces of options as sections of the page. */
function optionsSections(): string[] {
  const { declarations, codeOf, aboutOf } = fileOf(OPTIONS);
  return declarations.flatMap((one) => {
    if (one.type !== "TSInterfaceDeclaration") return [];
    const heirs = one.extends.map((heir) => `\`${codeOf(heir)}\``);
    const rows = one.body.body.map((member) =>
      member.type === "TSPropertySignature" ? `| \`${codeOf(member.key)}\` | ${aboutOf(member).about} |` : "",
    );
    const also = heirs.length > 0 ? `And all of ${heirs.join(", ")}.\n\n` : "";
    return [`### \`${one.id.name}\`\n\n${also}| | |\n|---|---|\n${rows.join("\n")}`];
  });
}

/** `docs/reference/library.md` */
export function libraryPage(): string {
  const { about, methods } = methodsOf("OpenAtlas");
  return `# The library

Generated from the code. \`npm install dejure\`; types come with it.

\`\`\`js
import { openFolder } from "dejure/node";

const atlas = await openFolder("atlases/vilnius");
console.log(atlas.who("vilnius", "1921-06-01", { as: "lithuania" }).title);
\`\`\`

In a browser, or wherever the files come from elsewhere, \`openAtlas(files)\` of \`dejure\` takes \`{ path, bytes }\` of each; \`dejure/worker\` keeps an atlas in a thread of its own, \`dejure/server\` answers over HTTP, \`dejure/export\` writes other formats.

## \`OpenAtlas\`

${about}

\`atlas.diagnostics\` is what \`dejure check\` finds; \`atlas.atlas\` the linked records; \`atlas.resolver\` the engine below.

${methods.map(({ signature, text, example }) => `### \`${signature}\`\n\n${text}\n\n\`\`\`js\n${example.code} // ${example.value}\n\`\`\``).join("\n\n")}

## Options

${optionsSections().join("\n\n")}
`;
}
