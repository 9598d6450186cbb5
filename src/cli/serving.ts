/** What `dejure serve` does, from its first answer to its last. */
import { gateTo, hostsOf, isLoopback } from "../server/gate.ts";
import type { Limits } from "../server/limits.ts";
import { compressing } from "./compressing.ts";
import { besideManual, entryTo, namesFor } from "./entry-page.ts";
import { LiveReload } from "./live-reload.ts";
import { jsonLog, metrics, observed, textLog, type Watcher } from "./published/observed.ts";
import { servePublished } from "./published/serve-published.ts";
import { findAtlas } from "./read-folder.ts";
import { type ServedAtlas, serveAtlas } from "./served-atlas.ts";
import { noteTo, stylerFor } from "./terminal.ts";
import { diskError, EXIT, misuse, type World } from "./world.ts";

export const LOGS = ["off", "text", "json"] as const;
export type Log = (typeof LOGS)[number];

export interface Serving {
  /** undefined: the nearest atlas upward */
  readonly folders: readonly (string | undefined)[];
  /** in their place: databases that show one atlas */
  readonly from: { readonly addresses: readonly string[]; readonly schema: string } | undefined;
  /** seconds from one look at them to the next */
  readonly every: number;
  readonly host: string;
  readonly port: number;
  readonly allowHost?: readonly string[];
  readonly limits: Partial<Limits>;
  readonly cors?: boolean;
  /** whether the atlas can be written in the browser; undefined: where only this machine reaches it */
  readonly workbench?: boolean;
  readonly base: string | undefined;
  /** seconds that what is under way has to finish */
  readonly grace: number;
  readonly log: Log;
  readonly metrics?: { readonly host: string; readonly port: number };
}

type Answer = ServedAtlas["fetch"];
type Server = Awaited<ReturnType<World["listen"]>>;

/** Serves until the person stops it or an engine is lost. */
export async function serve(world: World, serving: Serving): Promise<number> {
  const log = serving.log === "json" ? await jsonLog(world) : undefined;
  const told = log?.world ?? world;
  const watchers: Watcher[] = log ? [log.watcher] : serving.log === "text" ? [textLog(world)] : [];
  const reload = new LiveReload();
  const roots = serving.from ? [] : await Promise.all(serving.folders.map((one) => findAtlas(world, one)));
  const names = namesFor(roots);
  const stopped = world.stopped().then(() => true);
  const atlases: ServedAtlas[] = [];
  const servers: Server[] = [];
  const { limits, cors, base, every, from } = serving;
  if (serving.workbench && (from || roots.length > 1))
    throw misuse("the workbench is of one atlas in a folder", "serve one folder, or leave --workbench out");
  // Behind another name or a proxy, others reach what only this machine listens to.
  const alone = isLoopback(serving.host) && serving.allowHost === undefined && base === undefined;
  const workbench = roots.length === 1 && (serving.workbench ?? alone);
  try {
    if (from) atlases.push(await servePublished({ world: told, ...from, every, limits, cors, base }));
    for (const [i, root] of roots.entries()) {
      const under = roots.length > 1 ? `${encodeURIComponent(names[i] as string)}/` : "";
      atlases.push(await serveAtlas({ world: told, root, reload, limits, cors, base, under, workbench }));
    }
    /** Ends the command with an engine, unless it was closed. */
    const lost = Promise.race(atlases.map((atlas) => atlas.lost));
    const ready = Promise.all(atlases.map((atlas) => atlas.ready));
    if (await Promise.race([stopped, lost, ready.then(() => false)])) return EXIT.fine;

    if (serving.metrics) {
      const { watcher, answer } = await metrics(() => atlases.flatMap((atlas) => atlas.following?.() ?? []));
      watchers.push(watcher);
      servers.push(await listening(world, answer, serving.metrics));
    }
    const [only] = atlases;
    const answer: Answer =
      only && atlases.length === 1
        ? from
          ? (request, env) => only.fetch(request, env)
          : besideManual((request, env) => only.fetch(request, env), await world.documentation())
        : entryTo(
            atlases.map((atlas, i) => ({ name: names[i] as string, fetch: (request, env) => atlas.fetch(request, env) })),
            await world.documentation(),
          );
    const live: Answer = from ? answer : (request, env) => reload.answer(request) ?? answer(request, env);
    const gated = gateTo(live, hostsOf(serving.host, serving.allowHost));
    const server = await listening(
      world,
      observed(compressing(gated), () => world.now(), watchers),
      serving,
    );
    servers.unshift(server);
    const host = serving.host.includes(":") ? `[${serving.host}]` : serving.host;
    const url = `http://${host}:${server.port}/`;
    if (log) log.say("listening", { url });
    else world.stdout.write(`${url}\n`);
    if (!isLoopback(serving.host)) warnOf(told, from !== undefined);
    if (workbench) noteTo(told)(`write the atlas in the browser: ${url}workbench/`);
    noteTo(told)(`${from ? `a new version shows within ${every} s` : "changes to files show at once"}; stop with Ctrl+C`);
    const unwatch = await Promise.all(atlases.map((atlas) => atlas.watch()));
    try {
      await Promise.race([stopped, lost]);
    } finally {
      reload.close();
      await Promise.all([...unwatch.map((stop) => stop()), ...servers.splice(0).map((one) => one.close(serving.grace * 1000))]);
    }
    return EXIT.fine;
  } finally {
    await Promise.all(servers.map((one) => one.close()));
    await Promise.all(atlases.map((atlas) => atlas.close()));
  }
}

async function listening(world: World, answer: Answer, { host, port }: { readonly host: string; readonly port: number }): Promise<Server> {
  try {
    return await world.listen(answer, port, host);
  } catch (error) {
    throw diskError(error, `cannot listen on ${host}:${port}`);
  }
}

function warnOf(world: World, published: boolean): void {
  const styler = stylerFor(world.stderr, world.env);
  const what = published ? "the atlas" : "the atlas, drafts and all";
  world.stderr.write(
    `${styler.warning("warning:")} everybody who reaches this machine can read ${what}; without --host it is for this machine alone\n`,
  );
}
