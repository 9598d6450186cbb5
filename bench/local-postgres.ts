/** A native PostgreSQL with PostGIS, started in a temporary folder where one is installed. */
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The newest version of PostgreSQL that is installed with PostGIS; undefined where there is none. */
export function installation(): string | undefined {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)) : [];
  return versions.find(
    (version) =>
      existsSync(`/usr/lib/postgresql/${version}/bin/initdb`) && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/** Settings of the cluster that the benchmark starts; all else as PostgreSQL comes. */
export const SETTINGS = { shared_buffers: "512MB", work_mem: "64MB", effective_cache_size: "4GB" };

/** A server of its own that listens in a folder; role and database are `bench` and `postgres`. */
export interface LocalServer {
  readonly folder: string;
  readonly user: "bench";
  readonly database: "postgres";
  stop(): void;
}

/** Starts one; undefined where that fails. */
export function startServer(version: string): LocalServer | undefined {
  const bin = `/usr/lib/postgresql/${version}/bin`;
  const folder = mkdtempSync(join(tmpdir(), "dejure-pg-"));
  const user = owner();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (tool: string, args: readonly string[]) =>
    spawnSync(join(bin, tool), args, { ...user, cwd: folder, stdio: "ignore", env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } }).status;
  const data = join(folder, "data");
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    rmSync(folder, { recursive: true, force: true });
  };
  // A program that is killed does not reach its end; its end of the pipe is closed all the same.
  const end = `cat; ${join(bin, "pg_ctl")} -D ${data} -m immediate stop; rm -rf ${folder}`;
  const watcher = spawn("/bin/sh", ["-c", end], { ...user, cwd: "/", stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
  const server = `-k ${folder} -c listen_addresses='' ${options.join(" ")}`;
  if (
    run("initdb", ["-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync"]) === 0 &&
    run("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", server, "start"]) === 0
  )
    return { folder, user: "bench", database: "postgres", stop };
  stop();
  return undefined;
}
