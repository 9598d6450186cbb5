import { dirname, join, resolve } from "node:path";
import { Option } from "commander";
import { isLaidOut, layOut } from "../../core/author/layout.ts";
import { split } from "../../core/author/split.ts";
import { visible } from "../../core/check/render.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import { replaceFiles, writeChange } from "../change.ts";
import { examples, print, printJson, type Registering } from "../command.ts";
import { withoutCutOff } from "../journal.ts";
import { atlasAbove, findAtlas, pathFrom, readFolder } from "../read-folder.ts";
import { counted } from "../terminal.ts";
import { diskError, EXIT, type World } from "../world.ts";

interface Options {
  readonly atlas?: string;
  readonly json?: boolean;
  readonly check?: boolean;
  readonly split?: boolean;
}

/** A file, its path in its atlas, and how people here call it. */
interface Chosen {
  readonly file: SourceFile;
  readonly shown: string;
  readonly root: string;
}

/** The files of records that were named, by themselves or by a folder around them; what is none is told to `passed`. */
async function chosen(
  world: World,
  paths: readonly string[],
  atlas: string | undefined,
  passed: (path: string) => void,
): Promise<Chosen[]> {
  const wanted = new Map<string, Set<string>>();
  for (const given of paths.length > 0 ? paths : [await findAtlas(world, atlas)]) {
    const full = resolve(world.cwd, given);
    const kind = await world.disk.kindOf(full);
    if (kind === undefined) throw diskError(Object.assign(new Error(), { code: "ENOENT" }), `cannot read ${given}`);
    const root = await atlasAbove(world, kind === "folder" ? full : dirname(full));
    if (root === undefined) passed(given);
    else wanted.set(root, (wanted.get(root) ?? new Set()).add(pathFrom(root, full)));
  }
  const found = new Map<string, Chosen>();
  for (const [root, under] of wanted) {
    const files = (await readFolder(world, root)).files.filter(({ path }) => isLaidOut(path));
    for (const path of under) {
      const own = files.filter((file) => path === "" || file.path === path || file.path.startsWith(`${path}/`));
      if (own.length === 0) passed(pathFrom(world.cwd, join(root, path)));
      for (const file of own) found.set(join(root, file.path), { file, root, shown: pathFrom(world.cwd, join(root, file.path)) });
    }
  }
  return [...found.values()];
}

export function register({ program, world, act }: Registering): void {
  program
    .command("fmt")
    .summary("lay out records in the house style")
    .description(
      "Brings files of records into the house style: the order of keys, indentation, quotes, lists and maps in brackets no wider than 120 columns. What the files say stays as it is, with its remarks and its dates. A file with errors is left as it is.",
    )
    .argument("[paths...]", "files, or folders around them (default: the nearest atlas upward)")
    .option("--check", "write nothing; exit with 1 where a file is not in the house style")
    .addOption(
      new Option("--split", "part files of several records into files of one record each, also those beyond the limit of size").conflicts(
        "check",
      ),
    )
    .option("--atlas <dir>", "atlas folder")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples("fmt", "fmt --check", "fmt events/1920.yaml instruments", "fmt --split events/all.yaml"))
    .action(
      act(async (paths: readonly string[], options: Options) => {
        await withoutCutOff(world, world.cwd);
        const passed: string[] = [];
        const files = await chosen(world, paths, options.atlas, (path) => passed.push(path));
        if (options.split) return parted(world, files, options);
        const left: { file: string; why: string; faulty: boolean }[] = [];
        const fresh: { readonly file: SourceFile; readonly text: string }[] = [];
        for (const { file, shown } of files) {
          const laid = layOut(file);
          const old = new TextDecoder().decode(file.bytes);
          if (!laid.ok) left.push({ file: shown, why: laid.why, faulty: laid.faulty });
          else if (laid.text !== old) fresh.push({ file: { path: shown, bytes: file.bytes }, text: laid.text });
        }
        const edits = fresh.map(({ file: { path, bytes }, text }) => ({ span: { file: path, start: 0, end: bytes.length }, text }));
        if (!options.check)
          await writeChange(
            world,
            world.cwd,
            fresh.map(({ file }) => file),
            { edits, moves: [] },
          );
        const changed = fresh.map(({ file }) => file.path);
        if (options.json) printJson(world, { files: files.length, [options.check ? "would_change" : "written"]: changed, left, passed });
        else {
          if (changed.length > 0) print(world, changed.map(visible).join("\n"));
          for (const path of passed) world.stderr.write(`passed over, since it is no file of records of an atlas: ${visible(path)}\n`);
          for (const { file, why } of left) world.stderr.write(`left as it is: ${visible(file)}: ${why}\n`);
          const what = options.check ? "not in the house style" : "laid out";
          world.stderr.write(`${changed.length} of ${counted(files.length, "file")} ${what}\n`);
        }
        const failed = left.some(({ faulty }) => faulty) || (options.check === true && changed.length > 0);
        return failed ? EXIT.diagnostics : EXIT.fine;
      }),
    );
}

/** Parts files of several records, and says what became of them. */
async function parted(world: World, chosen: readonly Chosen[], options: Options): Promise<number> {
  const gone: SourceFile[] = [];
  const fresh: SourceFile[] = [];
  const left: { file: string; why: string }[] = [];
  for (const { file, shown, root } of chosen) {
    const parts = split(file);
    if (parts === undefined) continue;
    if (!parts.ok) {
      left.push({ file: shown, why: parts.why });
      continue;
    }
    gone.push({ path: shown, bytes: file.bytes });
    fresh.push(...parts.files.map(({ path, bytes }) => ({ path: pathFrom(world.cwd, join(root, path)), bytes })));
  }
  await replaceFiles(world, world.cwd, gone, fresh);
  const written = fresh.map(({ path }) => path);
  if (options.json) printJson(world, { parted: gone.map(({ path }) => path), written, left });
  else {
    if (written.length > 0) print(world, written.map(visible).join("\n"));
    for (const { file, why } of left) world.stderr.write(`left whole: ${visible(file)}: ${visible(why)}\n`);
    world.stderr.write(`${counted(gone.length, "file")} parted into ${written.length}\n`);
  }
  return left.length > 0 ? EXIT.diagnostics : EXIT.fine;
}
