import { InvalidArgumentError } from "commander";
import { gateTo, hostsOf, isLoopback } from "../../server/gate.ts";
import { type Limits, SETTINGS, settingsText } from "../../server/limits.ts";
import { examples, httpAddress, type Registering } from "../command.ts";
import { compressing } from "../compressing.ts";
import { entryTo, namesFor } from "../entry.ts";
import { LiveReload } from "../live-reload.ts";
import { findAtlas } from "../read-folder.ts";
import { type ServedAtlas, serveAtlas } from "../served-atlas.ts";
import { noteTo, stylerFor } from "../terminal.ts";
import { diskError, EXIT } from "../world.ts";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly atlas?: string;
  readonly limit?: Partial<Limits>;
  readonly allowHost?: readonly string[];
  readonly cors?: boolean;
  readonly base?: string;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535; 0 takes a free one");
  return port;
}

function hostName(text: string): string {
  if (!/^[^\s/?#@]+$/.test(text) || !URL.canParse(`http://${text}`))
    throw new InvalidArgumentError("write the name alone, such as atlas.example.org");
  return text;
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
      "Serves the site of an atlas on this machine and renews it whenever a file changes. The same questions as the command are answered under /api/ (who, history, map, diff, list/KIND, show/ID; /api/openapi.json describes them). Programs of others find OGC API under /ogc, vector tiles under /tiles/ and reconciliation for OpenRefine under /reconcile.",
    )
    .argument(
      "[atlas...]",
      "atlas folder (default: the nearest one upward with atlas.yaml); of several, each is served under the name of its folder, and / leads to them",
    )
    .option("--port <n>", "port; 0 takes a free one", portNumber, 4173)
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option(
      "--allow-host <name>",
      "answer under this name too, as often as needed; otherwise only what it listens on is answered",
      (name: string, before: readonly string[] | undefined) => [...(before ?? []), hostName(name)],
    )
    .option(
      "--base <url>",
      "address under which others reach it, where a proxy stands before it; links of /ogc, /tiles/ and /reconcile begin with it",
    )
    .option("--cors", "let web pages of any origin read what is answered")
    .option("--atlas <dir>", "atlas folder")
    .option(
      "--limit <name=number>",
      `a limit of the API, as often as needed:\n${settingsText("\n")}`,
      (text: string, before: Partial<Limits> | undefined) => ({ ...before, ...limit(text) }),
    )
    .addHelpText(
      "after",
      examples(
        "serve",
        "serve atlases/vilnius --port 8080",
        "serve atlases/vilnius atlases/today",
        "serve --limit features=1000 --limit spells=500",
      ),
    )
    .action(
      act(async (given: readonly string[], options: Options) => {
        const base = httpAddress(options.base);
        const roots = await Promise.all((given.length > 0 ? given : [options.atlas]).map((one) => findAtlas(world, one)));
        const names = namesFor(roots);
        const stopped = world.stopped().then(() => true);
        const reload = new LiveReload();
        const atlases: ServedAtlas[] = [];
        try {
          for (const root of roots)
            atlases.push(await serveAtlas({ world, root, reload, limits: options.limit, cors: options.cors, base }));
          /** Ends the command with an engine, unless it was closed. */
          const lost = Promise.race(atlases.map((atlas) => atlas.lost));
          const ready = Promise.all(atlases.map((atlas) => atlas.ready));
          if (await Promise.race([stopped, lost, ready.then(() => false)])) return EXIT.fine;

          const [only] = atlases;
          const answer =
            only && atlases.length === 1
              ? only.fetch
              : entryTo(
                  atlases.map(({ fetch }, i) => ({ name: names[i] as string, fetch })),
                  await world.documentation(),
                );
          const server = await world
            .listen(
              compressing(
                gateTo((request, env) => reload.answer(request) ?? answer(request, env), hostsOf(options.host, options.allowHost)),
              ),
              options.port,
              options.host,
            )
            .catch((error: unknown) => {
              throw diskError(error, `cannot listen on ${options.host}:${options.port}`);
            });
          const host = options.host.includes(":") ? `[${options.host}]` : options.host;
          world.stdout.write(`http://${host}:${server.port}/\n`);
          if (!isLoopback(options.host))
            world.stderr.write(
              `${stylerFor(world.stderr, world.env).warning("warning:")} everybody who reaches this machine can read the atlas, drafts and all; without --host it is for this machine alone\n`,
            );
          noteTo(world)("changes to files show at once; stop with Ctrl+C");
          const unwatch = await Promise.all(atlases.map((atlas) => atlas.watch()));
          try {
            await Promise.race([stopped, lost]);
          } finally {
            await Promise.all(unwatch.map((stop) => stop()));
            await server.close();
          }
          return EXIT.fine;
        } finally {
          await Promise.all(atlases.map((atlas) => atlas.close()));
        }
      }),
    );
}
