/** The engine of an atlas that is served, from a folder or from a database. */
import type { Limits } from "../server/limits.ts";
import type { AtlasWorker } from "../worker/client.ts";
import { readLimits } from "./environment-limits.ts";
import { CommandError, EXIT, type World } from "./world.ts";

export interface ServingSettings {
  readonly limits?: Partial<Limits> | undefined;
  readonly cors?: boolean | undefined;
  readonly base?: string | undefined;
}

/** Starts it; `under` is the part of the address after `base` under which this atlas lies. */
export const startEngine = (
  world: World,
  { limits, cors = false, base }: ServingSettings,
  { under = "", pageScript }: { readonly under?: string | undefined; readonly pageScript?: string } = {},
): Promise<AtlasWorker> =>
  world.startEngine(
    { version: world.version, limits, readLimits: readLimits(world), pageScript, cors, base, siteBase: base && `${base}${under}` },
    (fault) => world.stderr.write(`${fault.stack ?? fault.message}\n`),
  );

export const notBuilt = (): CommandError =>
  new CommandError(EXIT.disk, "the browser interface has not been built", "run npm run build in dejure's own folder");

/** Waits until it can make pages; throws where the interface that they need has not been built. */
export async function opened(engine: AtlasWorker): Promise<void> {
  if (!(await engine.opened).site) throw notBuilt();
}
