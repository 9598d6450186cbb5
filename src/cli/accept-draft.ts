/** Carries out what a person decided on the review page of a draft: all of it, or where an error would come of it, nothing. */
import { resolve } from "node:path";
import { CompileCache } from "../core/compile.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import { carryOut, isRefused, readDecisions } from "../import/draft/decisions.ts";
import { replaceFiles } from "./change.ts";
import { print, printJson } from "./command.ts";
import { baseFor, compileFiles } from "./load-atlas.ts";
import { type Checked, newFindings } from "./new-findings.ts";
import { findAtlas, readFolder } from "./read-folder.ts";
import { counted } from "./terminal.ts";
import { CommandError, diskError, EXIT, misuse, type World } from "./world.ts";

/** A page of two million characters of article offers no more. */
const LARGEST = 64 * 1024 * 1024;
/** Errors that are told of what is refused. */
const MOST_TOLD = 3;

export async function acceptDraft(world: World, path: string, output: string, asJson: boolean): Promise<number> {
  const full = resolve(world.cwd, path);
  const unreadable = (error: unknown): never => {
    throw diskError(error, `cannot read ${path}`);
  };
  if ((await world.disk.sizeOf(full).catch(unreadable)) > LARGEST)
    throw misuse(`${path} is too large for decisions`, "give the file that the review page saved");
  const decided = readDecisions(new TextDecoder().decode(await world.disk.read(full).catch(unreadable)));
  if (isRefused(decided)) throw new CommandError(EXIT.diagnostics, `${path}: ${decided.message}`, decided.help);
  const root = await findAtlas(world, output);
  const { files } = await readFolder(world, root);
  const done = carryOut(files, decided);
  if (isRefused(done)) throw new CommandError(EXIT.diagnostics, `nothing is written: ${done.message}`, done.help);
  const { gone, fresh, accepted, refused } = done;
  const lasting = { base: await baseFor(world, [...files, ...fresh]), cache: new CompileCache() };
  const check = async (some: readonly SourceFile[]): Promise<Checked> => {
    const { diagnostics, atlas } = await compileFiles(world, some, lasting);
    return { diagnostics, textOf: atlas.textOf };
  };
  const errors = (await newFindings(check, files, fresh, gone)).found.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new CommandError(
      EXIT.diagnostics,
      `nothing is written: dejure check would find ${counted(errors.length, "error")} more`,
      errors
        .slice(0, MOST_TOLD)
        .map(({ rule, message, span }) => `${span.file}: ${rule}: ${message}`)
        .join("; "),
    );
  await replaceFiles(world, root, gone, fresh);
  const written = fresh.map((file) => file.path).sort();
  const removed = gone
    .map((file) => file.path)
    .filter((one) => !written.includes(one))
    .sort();
  if (asJson) printJson(world, { accepted, refused, written, removed });
  else
    print(
      world,
      [
        ...written.map((one) => `wrote ${one}`),
        ...removed.map((one) => `removed ${one}`),
        "",
        `${accepted} accepted, ${refused} refused`,
      ].join("\n"),
    );
  return EXIT.fine;
}
