import { join, resolve } from "node:path";
import { Argument } from "commander";
import { type Composed, compose, type Given } from "../../core/author/compose.ts";
import { asData, render, visible } from "../../core/check/render.ts";
import { CompileCache } from "../../core/compile.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import { type Diagnostic, errorsIn } from "../../core/model/diagnostic.ts";
import type { CollectionName, Field } from "../../core/model/field.ts";
import { COLLECTIONS } from "../../core/model/format.ts";
import { type CommonOptions, examples, print, printJson, type Registering, withCommon } from "../command.ts";
import { writeTidied } from "../deliver.ts";
import { baseFor, compileFiles } from "../load-atlas.ts";
import { type Checked, newFindings } from "../new-findings.ts";
import { findAtlas, pathFrom, readFolder } from "../read-folder.ts";
import { stylerFor } from "../terminal.ts";
import { EXIT, misuse, type World } from "../world.ts";

interface Options extends CommonOptions {
  readonly id?: string;
  readonly set: readonly string[];
  readonly file?: string;
  readonly dryRun?: boolean;
}

/** One record of a collection as people call it: `polity` for polities. */
const KINDS: ReadonlyMap<string, CollectionName> = new Map(
  Object.entries(COLLECTIONS).map(([collection, { type }]) => [type.toLowerCase(), collection as CollectionName]),
);

/** `key=value` taken apart. */
function givenOf(text: string): Given {
  const equals = text.indexOf("=");
  if (equals < 1) throw misuse(`${text} sets nothing`, "write KEY=VALUE, such as type=town or name.en=Vilnius");
  return { path: text.slice(0, equals).trim().split("."), value: text.slice(equals + 1) };
}

/** What a person is asked for a field: its words, or an example of it. */
function questionFor(key: string, { doc, type, example }: Field): string {
  const hint =
    type.kind === "enum" ? type.values.join(", ") : type.kind === "localized" ? "such as { en: Vilnius }" : example && `such as ${example}`;
  return `${key} – ${doc}${hint ? ` (${hint})` : ""}\n  ${key}: `;
}

/** Asks on a terminal for what the format requires and nobody has given. */
async function asked(world: World, collection: CollectionName, given: readonly Given[]): Promise<Given[]> {
  const more: Given[] = [];
  if (world.ask)
    for (const [key, field] of Object.entries(COLLECTIONS[collection].fields)) {
      if (!field.required || given.some(({ path }) => path[0] === key)) continue;
      const value = (await world.ask(questionFor(key, field))).trim();
      if (value !== "") more.push({ path: [key], value });
    }
  return more;
}

const unless = (composed: Composed): Composed & { ok: true } => {
  if (composed.ok) return composed;
  throw misuse(composed.message, composed.help);
};

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("add")
      .summary("write a new record")
      .description(
        "Writes a record in the house style: into the one file of several records in its folder, else into a file of its own. On a terminal it asks for what the format requires and was not given. With what would be an error nothing is written, and the findings are shown.",
      )
      .addArgument(new Argument("<kind>", "kind of record").choices([...KINDS.keys()]))
      .option("--id <id>", "id of the record")
      .option(
        "--set <key=value>",
        "a value; a dotted key leads into maps and lists, brackets are read as YAML (repeatable)",
        (text: string, all: readonly string[]) => [...all, text],
        [],
      )
      .option("--file <file>", "file to write into")
      .option("-n, --dry-run", "show the record, and write nothing"),
  )
    .addHelpText(
      "after",
      examples(
        "add place --id vilnius --set type=town --set name.en=Vilnius --set at.lat=54.689 --set at.lon=25.28",
        "add instrument --id peace --set type=treaty --set 'parties=[avia, bovia]' --set stages.0.stage=signed --set stages.0.on=1920-07-12",
        "add event",
      ),
    )
    .action(
      act(async (kind: string, options: Options) => {
        const collection = KINDS.get(kind) as CollectionName;
        const root = await findAtlas(world, options.atlas);
        const { files } = await readFolder(world, root);
        const id = options.id ?? (await world.ask?.(`id of the ${kind}: `));
        if (id === undefined) throw misuse("a record needs an id", "name it with --id ID");
        const set = options.set.map(givenOf);
        const wanted = { collection, id, into: options.file && pathFrom(root, resolve(world.cwd, options.file)) };
        // What is wrong with the id is told before anything is asked.
        if (world.ask && set.length === 0) unless(compose(files, { ...wanted, given: [{ path: ["note"], value: "-" }] }));
        const { file, record } = unless(compose(files, { ...wanted, given: [...set, ...(await asked(world, collection, set))] }));
        const lasting = { base: await baseFor(world, [...files, file]), cache: new CompileCache() };
        const check = async (some: readonly SourceFile[]): Promise<Checked> => {
          const { diagnostics, atlas } = await compileFiles(world, some, lasting);
          return { diagnostics, textOf: atlas.textOf };
        };
        const { found, textOf } = await newFindings(check, files, [file]);
        return finished(world, options, { root, name: `${collection}/${id.trim()}`, file, record, found, textOf });
      }),
    );
}

interface Result {
  readonly root: string;
  readonly name: string;
  readonly file: SourceFile;
  readonly record: string;
  readonly found: readonly Diagnostic[];
  textOf(file: string): string | undefined;
}

/** Writes the file where nothing is wrong with it, and says what was done. */
async function finished(world: World, options: Options, { root, name, file, record, found, textOf }: Result): Promise<number> {
  const wrong = errorsIn(found) > 0;
  const writes = !wrong && !options.dryRun;
  if (writes) await writeTidied(world, join(root, file.path), file.bytes, file.path);
  const status = wrong ? EXIT.diagnostics : EXIT.fine;
  if (options.json) {
    printJson(world, { record: name, file: file.path, text: record, written: writes, diagnostics: asData(found, { textOf }) });
    return status;
  }
  if (found.length > 0) world.stderr.write(`${render(found, "pretty", { textOf, styler: stylerFor(world.stderr, world.env) })}\n\n`);
  if (wrong) world.stderr.write("nothing was written\n");
  else if (writes) print(world, visible(`${name} is in ${file.path} now`));
  else print(world, record.split("\n").map(visible).join("\n"));
  return status;
}
