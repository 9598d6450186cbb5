/** One atlas that `dejure serve` keeps up: its engine, what is told of it, and its answers. */

import { relative } from "node:path";
import { render } from "../core/check/render.ts";
import { filesOf } from "../core/model/diagnostic.ts";
import type { Compiled } from "../worker/protocol.ts";
import { opened, type ServingSettings, startEngine } from "./engine.ts";
import { type LiveReload, RELOAD_SCRIPT } from "./live-reload.ts";
import { counted, noteTo, stylerFor } from "./terminal.ts";
import { Upkeep } from "./upkeep.ts";
import { WatchedFolder } from "./watched-folder.ts";
import { openWorkbench } from "./workbench/workbench.ts";
import type { World } from "./world.ts";

type Answer = Parameters<World["listen"]>[0];

export interface ServedAtlas {
  /** once the first site stands */
  readonly ready: Promise<unknown>;
  /** rejects where the engine is lost, resolves once it is closed */
  readonly lost: Promise<true>;
  readonly fetch: Answer;
  /** where it is answered from a database: which version, and whether one answered when last asked */
  following?(): { readonly version: number | undefined; readonly answered: boolean };
  /** begins to look at the folder or the database; returns how to stop it */
  watch(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface Serving extends ServingSettings {
  readonly world: World;
  readonly root: string;
  readonly reload: LiveReload;
  /** the part of the address after it under which this atlas lies, where several are served */
  readonly under?: string | undefined;
  /** whether it can be worked at in the browser */
  readonly workbench?: boolean | undefined;
}

export async function serveAtlas({ world, root, reload, under, workbench = false, ...settings }: Serving): Promise<ServedAtlas> {
  const styler = stylerFor(world.stderr, world.env);
  const note = noteTo(world);
  const engine = await startEngine(world, settings, { under, pageScript: RELOAD_SCRIPT });
  const bench = workbench ? openWorkbench({ world, root, engine }) : undefined;
  const tell = async (compiled: Compiled, adopted: boolean): Promise<void> => {
    const { diagnostics, errors, warnings } = compiled;
    bench?.compiled(compiled, adopted);
    if (adopted) reload.changed();
    else if (bench) reload.found();
    const shown = diagnostics.filter(({ severity }) => severity === "error").slice(0, 10);
    if (shown.length > 0) {
      const texts = await engine.texts(filesOf(shown));
      world.stderr.write(`${render(shown, "pretty", { textOf: (file) => texts.get(file), styler })}\n\n`);
    }
    note(`${relative(world.cwd, root) || "."}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`);
    if (!adopted) note("the last good site stays until this is mended");
  };
  const onFault = (fault: unknown): void =>
    world.stderr.write(`${styler.error("dejure:")} ${fault instanceof Error ? fault.message : String(fault)}; the last good site stays\n`);
  const ending = new AbortController();
  const upkeep = new Upkeep({
    world,
    folder: new WatchedFolder(world, root),
    engine,
    tell,
    onFault,
    signal: ending.signal,
    warnings: workbench,
  });
  return {
    ready: opened(engine).then(() => upkeep.begin()),
    lost: engine.ended.then((reason) => {
      if (reason) throw reason;
      return true as const;
    }),
    fetch: (request, env) => bench?.answer(request, env) ?? engine.fetch(request, env),
    watch: () => world.watch(root, (contents) => upkeep.changed(contents)),
    close: async () => {
      ending.abort();
      await bench?.close();
      await engine.close();
    },
  };
}
