/** What the thread of `startWorker` runs. */
import { workerData } from "node:worker_threads";
import { host } from "./host.ts";
import { draw, naturalEarthBytes, webAssets } from "./package-files.ts";
import type { Port } from "./protocol.ts";

host(workerData as Port, { naturalEarth: naturalEarthBytes, webAssets, draw, now: () => performance.now() });
