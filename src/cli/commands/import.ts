import { basename, join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { nearest } from "../../core/link/references.ts";
import { addFiles, writeFolder } from "../atomic-folder.ts";
import { examples, listed, print, printJson, type Registering } from "../command.ts";
import { IMPORTS } from "../imports.ts";
import { readFolder } from "../load-atlas.ts";
import { refuseFaulty, sourcesIn } from "../sound-import.ts";
import { CommandError, diskError, EXIT, misuse } from "../world.ts";

interface Options {
  readonly output: string;
  readonly precision?: number;
  readonly json?: boolean;
}

/** Remarks of one kind that are printed; the rest stand in the README of the new atlas. */

function kilometres(text: string): number {
  const km = Number(text);
  if (!(km > 0) || !Number.isFinite(km)) throw new InvalidArgumentError("a precision is a number of km above 0");
  return km;
}

export function register({ program, world, act }: Registering): void {
  program
    .command("import")
    .summary("turn other people's data into an atlas")
    .description(
      `Reads files of another format and writes an atlas of its own, or adds sources to one.\n\nFormats:\n${IMPORTS.map((f) => `  ${f.id}: ${f.summary}`).join("\n")}`,
    )
    .argument("<format>", IMPORTS.map((f) => f.id).join(", "))
    .argument("<file...>", "files to read")
    .requiredOption(
      "-o, --output <atlas>",
      "folder of the new atlas, which must not exist or be empty; for bibliographies, the atlas that they are added to",
    )
    .option("--precision <km>", "precision of outlines whose source does not say it", kilometres)
    .option("--json", "answer as JSON")
    .addHelpText(
      "after",
      examples(
        "import cshapes cshapes_2_gw.topojson -o cshapes",
        "import csl-json library.json -o my-atlas",
        "import bibtex refs.bib -o my-atlas",
      ),
    )
    .action(
      act(async (id: string, paths: readonly string[], options: Options) => {
        const format = IMPORTS.find((f) => f.id === id);
        const all = IMPORTS.map((f) => f.id);
        const near = nearest(id, all);
        if (!format) throw misuse(`no format is called ${id}`, near ? `did you mean ${near}` : `there are ${all.join(", ")}`);
        const folder = resolve(world.cwd, options.output);
        const kind = await world.disk.kindOf(folder);
        if (!format.adds && kind !== undefined && (kind !== "folder" || (await world.disk.list(folder)).length > 0))
          throw misuse(`${options.output} is there already`, "name a folder that does not exist yet");
        if (format.adds && (await world.disk.kindOf(join(folder, "atlas.yaml"))) !== "file")
          throw misuse(
            `${options.output} is no atlas`,
            `name the folder that holds atlas.yaml, or begin one with: dejure new ${options.output}`,
          );
        const given = await Promise.all(
          paths.map(async (path) => {
            const bytes = await world.disk.read(resolve(world.cwd, path)).catch((error: unknown) => {
              throw diskError(error, `cannot read ${path}`);
            });
            return { name: basename(path), text: new TextDecoder().decode(bytes) };
          }),
        );
        const around = format.adds ? (await readFolder(world, folder)).files : [];
        const imported = format.read(given, { precisionKm: options.precision, ...(format.adds && { sources: sourcesIn(around) }) });
        if (!imported.ok) throw new CommandError(EXIT.diagnostics, imported.message, imported.help);
        if (format.adds)
          for (const { path } of imported.files)
            if ((await world.disk.kindOf(join(folder, ...path.split("/")))) !== undefined)
              throw misuse(`${options.output}/${path} is there already`, "rename the file that you import, or remove this one");
        const encoder = new TextEncoder();
        const files = imported.files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
        await refuseFaulty(world, files, around);
        if (format.adds) await addFiles(world, folder, options.output, files);
        else await writeFolder(world, folder, options.output, files, undefined, "person");
        const { declares, leftOut, doubts = [] } = imported;
        if (options.json) printJson(world, { folder, files: imported.files.map((f) => f.path), declares, doubts, left_out: leftOut });
        else {
          const told = (heading: string, lines: readonly string[]): string =>
            lines.length === 0 ? "" : `\n\n${heading}:\n${listed(lines, format.adds ? "" : ", in README.md")}`;
          print(
            world,
            `wrote ${options.output}: ${imported.files.length} files\n\nHow the data were read:\n${listed(declares)}${told("Worth a look", doubts)}${told("Left out", leftOut)}\n\nNext:\n  dejure check ${options.output}`,
          );
        }
        return EXIT.fine;
      }),
    );
}
