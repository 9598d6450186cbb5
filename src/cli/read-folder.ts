import { dirname, join, relative, resolve, sep } from "node:path";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { withoutHalves } from "./journal.ts";
import { MARKER } from "./node-folders.ts";
import { diskError, misuse, type World } from "./world.ts";

/** Limits on what is read from one folder. */
export const LIMITS = { files: 200_000, bytesPerFile: 128 * 1024 * 1024, bytes: 1024 * 1024 * 1024, depth: 32 } as const;

/** A path as seen from a folder, with forward slashes, as files of an atlas are named. */
export const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join("/");

/** The atlas folder: as given, else the nearest one upward that holds `atlas.yaml`. */
export async function findAtlas(world: World, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    const path = resolve(world.cwd, given);
    const kind = await world.disk.kindOf(path);
    if (kind === "folder") return path;
    if (kind === "file" && /[\\/]atlas\.ya?ml$/.test(path)) return dirname(path);
    throw kind === undefined
      ? diskError(Object.assign(new Error(), { code: "ENOENT" }), `cannot read ${given}`)
      : misuse(`${given} is not a folder`, "name the folder that holds atlas.yaml");
  }
  const nearest = await atlasAbove(world, resolve(world.cwd));
  if (nearest !== undefined) return nearest;
  throw misuse(
    "there is no atlas.yaml here or in a folder above",
    "go to an atlas, name one with --atlas DIR, or begin one with: dejure new DIR",
  );
}

/** A folder, or the nearest one above it, that holds `atlas.yaml`; undefined where there is none. */
export async function atlasAbove(world: World, folder: string): Promise<string | undefined> {
  if ((await world.disk.kindOf(join(folder, "atlas.yaml"))) === "file") return folder;
  return dirname(folder) === folder ? undefined : atlasAbove(world, dirname(folder));
}

/** Files that are being read while others are listed. */
const AT_ONCE = 16;

/** What stands in an atlas folder, and what was found of files that may not be read. */
export interface FolderRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all files of an atlas folder, in the order of their paths; what may not be read is said. Rejects when `signal` is aborted. */
export async function readFolder(world: World, root: string, signal?: AbortSignal): Promise<FolderRead> {
  const { disk } = world;
  const diagnostics: Diagnostic[] = [];
  const files: SourceFile[] = [];
  let bytes = 0;
  const refuse: Refuse = (...told) => void diagnostics.push(refused(...told));
  /** in the order of their paths; those that were taken are in `files` */
  const underWay: { readonly path: string; readonly reading: Promise<Uint8Array> }[] = [];
  const take = async (): Promise<void> => {
    const next = underWay[files.length];
    if (next) files.push({ path: next.path, bytes: await next.reading });
  };
  const readOne = async (path: string, full: string): Promise<void> => {
    signal?.throwIfAborted();
    const size = await disk.sizeOf(full);
    if (size > LIMITS.bytesPerFile) return refuse(path, "file-too-large", `${path} holds ${size} bytes, more than ${LIMITS.bytesPerFile}`);
    if (underWay.length >= LIMITS.files || bytes + size > LIMITS.bytes)
      return refuse(path, "file-too-large", `${path} is beyond ${LIMITS.files} files or ${LIMITS.bytes} bytes in one atlas`);
    bytes += size;
    const reading = disk.read(full);
    // told where it is waited for, not as a rejection that nobody took
    reading.catch(() => {});
    underWay.push({ path, reading });
    if (underWay.length - files.length >= AT_ONCE) await take();
  };
  try {
    await walk(world, root, readOne, refuse);
    while (files.length < underWay.length) await take();
  } catch (error) {
    throw diskError(error, `cannot read ${relative(world.cwd, root) || "."}`);
  }
  return { files: await withoutHalves(world, root, files), diagnostics };
}

/** Paths of all files of an atlas folder, in their order, and what was found of those that may not be read. */
export async function listFolder(
  world: World,
  root: string,
): Promise<{ readonly paths: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const paths: string[] = [];
  const diagnostics: Diagnostic[] = [];
  try {
    await walk(
      world,
      root,
      (path) => void paths.push(path),
      (...told) => void diagnostics.push(refused(...told)),
    );
  } catch (error) {
    throw diskError(error, `cannot read ${relative(world.cwd, root) || "."}`);
  }
  return { paths, diagnostics };
}

type Refuse = (path: string, rule: string, message: string) => void;

const refused = (...[path, rule, message]: Parameters<Refuse>): Diagnostic => ({
  rule,
  severity: "error",
  message,
  span: { file: path, start: 0, end: 0 },
});

/** Goes through the files of an atlas folder, in the order of their paths; what is hidden, built or another's is passed over. */
async function walk(
  { disk }: World,
  root: string,
  found: (path: string, full: string) => void | Promise<void>,
  refuse: Refuse,
): Promise<void> {
  const top = await disk.real(root);
  const visit = async (folder: string, depth: number): Promise<void> => {
    if (depth > LIMITS.depth) return refuse(folder, "file-too-large", `${folder} lies more than ${LIMITS.depth} folders deep`);
    const entries = [...(await disk.list(join(root, folder)))].sort((a, b) => (a.name < b.name ? -1 : 1));
    // A site built into the atlas is not part of it.
    if (entries.some((e) => e.name === MARKER)) return;
    for (const { name, kind } of entries) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = folder === "" ? name : `${folder}/${name}`;
      const full = join(root, path);
      if (kind === "link") {
        const target = await disk.real(full).catch(() => undefined);
        const inside = target !== undefined && (target === top || target.startsWith(top + sep));
        if (!inside)
          refuse(
            path,
            "path-outside-atlas",
            target === undefined ? `${path} is a link that leads nowhere` : `${path} is a link that leads out of the atlas`,
          );
        else if ((await disk.kindOf(target)) === "file") await found(path, full);
      } else if (kind === "file") await found(path, full);
      else if (kind === "folder") await visit(path, depth + 1);
    }
  };
  await visit("", 0);
}
