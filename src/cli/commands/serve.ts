import { relative } from "node:path";
import { InvalidArgumentError } from "commander";
import { render } from "../../core/check/render.ts";
import { createApp } from "../../server/app.ts";
import { type Limits, SETTINGS, settingsText } from "../../server/limits.ts";
import { examples, type Registering } from "../command.ts";
import { LiveSite } from "../live-site.ts";
import { findAtlas, LoadCache, type Loaded, loadAtlas } from "../load-atlas.ts";
import { siteFiles, siteParts } from "../site.ts";
import { stylerFor } from "../terminal.ts";
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

/** Whether an edit brought errors that were not there: what they touch would be missing from the site. */
function breaks(before: Loaded, after: Loaded): boolean {
  const errors = ({ diagnostics }: Loaded): string[] =>
    diagnostics.filter((d) => d.severity === "error").map((d) => `${d.rule} ${d.span.file} ${d.message}`);
  const known = new Set(errors(before));
  return errors(after).some((error) => !known.has(error));
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
        const styler = stylerFor(world.stderr, world.env);
        const parts = await siteParts(world);
        const cache = new LoadCache();
        const site = new LiveSite();
        const shown = relative(world.cwd, root) || ".";
        const tell = ({ diagnostics, atlas }: Loaded): void => {
          const errors = diagnostics.filter((d) => d.severity === "error");
          if (errors.length > 0) world.stderr.write(`${render(errors.slice(0, 10), "pretty", { textOf: atlas.textOf, styler })}\n\n`);
          world.stderr.write(`${styler.dim(shown)}: ${errors.length} errors, ${diagnostics.length - errors.length} warnings\n`);
        };
        const first = await loadAtlas(world, root, cache);
        let present = first;
        const app = createApp(() => present, {
          version: world.version,
          ...(options.limit && { limits: options.limit }),
          site: (request) => site.answer(request),
          onFault: (fault) => world.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`),
        });
        site.replace(siteFiles(first, parts));
        tell(first);

        const server = await world
          .listen((request, env) => app.fetch(request, env), options.port, options.host)
          .catch((error: unknown) => {
            throw diskError(error, `cannot listen on ${options.host}:${options.port}`);
          });
        const host = options.host.includes(":") ? `[${options.host}]` : options.host;
        world.stdout.write(`http://${host}:${server.port}/\n`);
        world.stderr.write(`${styler.dim("changes to files show at once; stop with Ctrl+C")}\n`);

        // One renewal at a time; a change during it brings another.
        let renewing = false;
        let again = false;
        // Files changed since the last renewal; undefined where files came or went.
        let changed: string[] | undefined = [];
        const renew = async (contents?: readonly string[]): Promise<void> => {
          again = true;
          changed = contents && changed ? [...changed, ...contents] : undefined;
          if (renewing) return;
          renewing = true;
          while (again) {
            again = false;
            const reading = changed;
            changed = [];
            try {
              const loaded = await loadAtlas(world, root, cache, reading);
              tell(loaded);
              if (breaks(present, loaded)) {
                world.stderr.write(`${styler.dim("the last good site stays until this is mended")}\n`);
                continue;
              }
              site.replace(siteFiles(loaded, parts));
              present = loaded;
            } catch (error) {
              changed = undefined;
              world.stderr.write(
                `${styler.error("dejure:")} ${error instanceof Error ? error.message : String(error)}; the last good site stays\n`,
              );
            }
          }
          renewing = false;
        };
        const unwatch = await world.watch(root, (contents) => void renew(contents));
        await world.stopped();
        await unwatch();
        await server.close();
        return EXIT.fine;
      }),
    );
}
