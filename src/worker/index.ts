/** `dejure/worker`: an atlas compiled and asked in a worker; runs in Node and in browsers. */
export { AtlasWorker, type WorkerCompileOptions, type WorkerOptions } from "./client.ts";
export { host, type Surroundings } from "./host.ts";
export type { Changes, Compiled, FromHost, Port, Settings, Standing, ToHost } from "./protocol.ts";
