import { relative } from "node:path";
import { InvalidArgumentError } from "commander";
import { render } from "../../core/check/render.ts";
import { type Limits, SETTINGS, settingsText } from "../../server/limits.ts";
import type { Compiled } from "../../worker/protocol.ts";
import { examples, type Registering } from "../command.ts";
import { LiveReload, RELOAD_SCRIPT } from "../live-reload.ts";
import { findAtlas } from "../load-atlas.ts";
import { notBuilt } from "../site.ts";
import { counted, stylerFor } from "../terminal.ts";
import { Upkeep } from "../upkeep.ts";
import { WatchedFolder } from "../watched-folder.ts";
import { diskError, EXIT } from "../world.ts";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly atlas?: string;
  readonly limit?: Partial<Limits>;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535; 0 takes a free one");
  return port;
}

/** One limit as typed: `features=1000`. */
function limit(text: string): Partial<Limits> {
  const [name = "", value = ""] = text.split("=");
  if (!Object.hasOwn(SETTINGS, name) || !/^\d{1,15}$/.test(value))
    throw new InvalidArgumentError(`write a name and a whole number, such as features=1000; there are ${Object.keys(SETTINGS).join(", ")}`);
  return { [name]: Number(value) };
}

export function register({ program, world, act }: Registering): void {
  program
    .command("serve")
    .summary("look at an atlas in the browser while it is written")
    .description(
      "Serves the site of an atlas on this machine and renews it whenever a file changes. The same questions as the command are answered under /api/ (who, history, map, diff, list/KIND, show/ID; /api/openapi.json describes them).",
    )
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .option("--port <n>", "port; 0 takes a free one", portNumber, 4173)
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--atlas <dir>", "atlas folder")
    .option(
      "--limit <name=number>",
      `a limit of the API, as often as needed:\n${settingsText("\n")}`,
      (text: string, before: Partial<Limits> | undefined) => ({ ...before, ...limit(text) }),
    )
    .addHelpText("after", examples("serve", "serve atlases/vilnius --port 8080", "serve --limit features=1000 --limit spells=500"))
    .action(
      act(async (given: string | undefined, options: Options) => {
        const root = await findAtlas(world, given ?? options.atlas);
        const stopped = world.stopped().then(() => true);
        const styler = stylerFor(world.stderr, world.env);
        const note = (words: string): void => world.stderr.write(`${styler.dim(words)}\n`);
        const reload = new LiveReload();
        const engine = await world.startEngine({ version: world.version, limits: options.limit, pageScript: RELOAD_SCRIPT }, (fault) =>
          world.stderr.write(`${fault.stack ?? fault.message}\n`),
        );
        const tell = async ({ diagnostics, errors, warnings }: Compiled, adopted: boolean): Promise<void> => {
          if (adopted) reload.changed();
          const shown = diagnostics.slice(0, 10);
          if (shown.length > 0) {
            const texts = await engine.texts(shown.flatMap((d) => [d.span.file, ...(d.see ?? []).map((see) => see.span.file)]));
            world.stderr.write(`${render(shown, "pretty", { textOf: (file) => texts.get(file), styler })}\n\n`);
          }
          note(`${relative(world.cwd, root) || "."}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`);
          if (!adopted) note("the last good site stays until this is mended");
        };
        const onFault = (fault: unknown): void =>
          world.stderr.write(
            `${styler.error("dejure:")} ${fault instanceof Error ? fault.message : String(fault)}; the last good site stays\n`,
          );
        const ending = new AbortController();
        const upkeep = new Upkeep({ world, folder: new WatchedFolder(world, root), engine, tell, onFault, signal: ending.signal });
        /** Ends the command with the engine, unless it was closed. */
        const lost = engine.ended.then((reason) => {
          if (reason) throw reason;
          return true;
        });
        try {
          const ready = engine.opened.then(({ site }) => {
            if (!site) throw notBuilt();
            return upkeep.begin();
          });
          if (await Promise.race([stopped, lost, ready.then(() => false)])) return EXIT.fine;

          const server = await world
            .listen((request, env) => reload.answer(request) ?? engine.fetch(request, env), options.port, options.host)
            .catch((error: unknown) => {
              throw diskError(error, `cannot listen on ${options.host}:${options.port}`);
            });
          const host = options.host.includes(":") ? `[${options.host}]` : options.host;
          world.stdout.write(`http://${host}:${server.port}/\n`);
          note("changes to files show at once; stop with Ctrl+C");
          const unwatch = await world.watch(root, (contents) => upkeep.changed(contents));
          try {
            await Promise.race([stopped, lost]);
          } finally {
            await unwatch();
            await server.close();
          }
          return EXIT.fine;
        } finally {
          ending.abort();
          await engine.close();
        }
      }),
    );
}
