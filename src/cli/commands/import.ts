import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import { nearest } from "../../core/link/references.ts";
import { textOfFile } from "../../import/data/feature.ts";
import {
  type BytesFormat,
  type BytesOptions,
  type ForeignBytes,
  type ForeignFile,
  type Imported,
  type ImportFault,
  packedFault,
} from "../../import/imported.ts";
import { replaceFiles } from "../change.ts";
import { examples, print, printJson, type Registering, wordArgument } from "../command.ts";
import { readLimits } from "../environment-limits.ts";
import { missingPackage } from "../exporting.ts";
import { type DataCommandOptions, importDataFiles, readForeign, reportText } from "../import-data-command.ts";
import { DATA_IMPORT, IMPORTS } from "../imports.ts";
import { targetOf, writeImport } from "../into-atlas.ts";
import { readFolder } from "../read-folder.ts";
import { refuseFaulty, sourcesIn } from "../sound-import.ts";
import { Progress } from "../terminal.ts";
import { CommandError, EXIT, misuse, type World } from "../world.ts";

interface Options extends DataCommandOptions {
  readonly json?: boolean;
}

const NAMED = [DATA_IMPORT, ...IMPORTS];

function kilometres(text: string): number {
  const km = Number(text);
  if (!(km > 0) || !Number.isFinite(km)) throw new InvalidArgumentError("a precision is a number of km above 0");
  return km;
}

function textIn(file: ForeignBytes, options: Options): ForeignFile {
  // what is packed is no text: it says how to unpack it
  const decoded = packedFault(file) ?? textOfFile(file, options);
  if (!decoded.ok) throw new CommandError(EXIT.diagnostics, decoded.message, decoded.help);
  return { name: file.name, text: decoded.text };
}

async function readWithProgress(
  world: World,
  format: BytesFormat,
  files: readonly ForeignBytes[],
  options: BytesOptions,
): Promise<Imported | ImportFault> {
  const progress = new Progress(world);
  try {
    return await format.readBytes(files, { ...options, progress: (fraction) => progress.step(fraction, "Reading") });
  } catch (error) {
    throw missingPackage(error) ?? error;
  } finally {
    progress.done();
  }
}

export function register({ program, world, act }: Registering): void {
  program
    .command("import")
    .summary("turn other people's data into an atlas")
    .description(
      `Reads files of another format and writes an atlas of its own, or adds sources to one.\n\nFormats:\n${NAMED.map((f) => `  ${f.id}: ${f.summary}`).join("\n")}`,
    )
    .addArgument(
      wordArgument(
        "<format>",
        "how the files are written",
        NAMED.map((f) => f.id),
      ),
    )
    .argument("<file...>", "files to read")
    .option(
      "-o, --output <atlas>",
      "folder of the new atlas, or an atlas that is there, into which the records go if none of their files and ids clash",
    )
    .option("--precision <km>", "precision of outlines whose source does not say it", kilometres)
    .option("--map <file>", "data: what the columns mean, as YAML or JSON; absent: guessed from the data")
    .option("--dry-run", "data: show what the columns are taken to mean, and write nothing")
    .option("--gdal", "data: let an installed ogr2ogr read the files, for formats that dejure does not read")
    .option("--on <date>", "the day or year for which all holds, or since which, where the data have no dates")
    .option("--encoding <name>", "encoding of texts that do not say it, such as windows-1257")
    .option("--json", "answer as JSON")
    .addHelpText(
      "after",
      examples(
        "import data borders.shp --dry-run",
        "import data borders.gpkg --map borders.yaml -o borders",
        "import data borders.gml --gdal -o borders",
        "import cshapes cshapes_2_gw.topojson -o cshapes",
        "import osm boundaries.osm -o boundaries",
        "import csl-json library.json -o my-atlas",
        "import bibtex refs.bib -o my-atlas",
      ),
    )
    .action(act((id: string, paths: readonly string[], options: Options) => importFiles(world, id, paths, options)));
}

/** The format that is meant, to which the options must belong. */
function formatOf(id: string, options: Options): (typeof IMPORTS)[number] {
  const format = IMPORTS.find((f) => f.id === id);
  const all = NAMED.map((f) => f.id);
  const near = nearest(id, all);
  if (format && (options.map ?? options.dryRun ?? options.gdal) !== undefined)
    throw misuse(`--map, --dry-run and --gdal are for data, and ${id} needs none of them`, "leave them out");
  if (format && options.on !== undefined && !format.undated)
    throw misuse(`--on is for data that say nothing of days, and ${id} has its own`, "leave it out");
  if (!format) throw misuse(`no format is called ${id}`, near ? `did you mean ${near}` : `there are ${all.join(", ")}`);
  return format;
}

/** Reads files of another format, and writes what comes of them. */
async function importFiles(world: World, id: string, paths: readonly string[], options: Options): Promise<number> {
  if (id === DATA_IMPORT.id) return importDataFiles(world, paths, options);
  const format = formatOf(id, options);
  const target = await targetOf(world, options.output);
  const { output, folder } = target;
  if (format.adds && !target.atlas)
    throw misuse(`${output} is no atlas`, `name the folder that holds atlas.yaml, or begin one with: dejure new ${output}`);
  const read = await Promise.all(paths.map((path) => readForeign(world, path)));
  const around = format.adds ? (await readFolder(world, folder)).files : [];
  const asked = { precisionKm: options.precision, on: options.on };
  const imported =
    "readBytes" in format
      ? await readWithProgress(world, format, read, { ...asked, encoding: options.encoding })
      : format.read(
          read.map((file) => textIn(file, options)),
          { ...asked, ...(format.adds && { sources: sourcesIn(around, readLimits(world)) }) },
        );
  if (!imported.ok) throw new CommandError(EXIT.diagnostics, imported.message, imported.help);
  if (format.adds)
    for (const { path } of imported.files)
      if ((await world.disk.kindOf(join(folder, ...path.split("/")))) !== undefined)
        throw misuse(`${output}/${path} is there already`, "rename the file that you import, or remove this one");
  const encoder = new TextEncoder();
  const files = imported.files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
  let placed = files.map(({ path }) => path);
  if (format.adds) {
    await refuseFaulty(world, files, around);
    await replaceFiles(world, folder, [], files);
  } else placed = [...(await writeImport(world, target, format.id, files))];
  if (options.json) {
    const { declares, leftOut, doubts = [] } = imported;
    printJson(world, { folder, files: placed, declares, doubts, left_out: leftOut });
  } else {
    print(
      world,
      `wrote ${output}: ${placed.length} files\n\n${reportText(imported, format.adds ? "" : target.atlas ? `, in README-${format.id}.md` : ", in README.md")}\n\nNext:\n  dejure check ${output}`,
    );
  }
  return EXIT.fine;
}
