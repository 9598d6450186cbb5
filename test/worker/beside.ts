/** A host on the same thread, at the other end of a real channel: what crosses over is cloned as it would be. */
import { AtlasWorker, type WorkerOptions } from "../../src/worker/client.ts";
import { host, type Surroundings } from "../../src/worker/host.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import type { Port } from "../../src/worker/protocol.ts";

export function workerBeside(surroundings: Partial<Surroundings> = {}, options: WorkerOptions = {}): AtlasWorker {
  const { port1, port2 } = new MessageChannel();
  host(port2 as unknown as Port, {
    naturalEarth: naturalEarthBytes,
    webAssets: async () => undefined,
    now: () => performance.now(),
    ...surroundings,
  });
  return new AtlasWorker(port1 as unknown as Port, options);
}
