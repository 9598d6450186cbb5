/** Servers of a test's own process, and programs that ask them. */
import { type SpawnOptions, spawn } from "node:child_process";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Lets a server listen; answers its address, without a slash at its end. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a program says, run while the servers of this process answer; rejects with its complaint. */
export const toldMeanwhile = (program: string, args: readonly string[], options: Pick<SpawnOptions, "cwd" | "env"> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const running = spawn(program, args, { ...options, stdio: "pipe" });
    let [out, err] = ["", ""];
    running.stdout.on("data", (data: Buffer) => (out += data.toString()));
    running.stderr.on("data", (data: Buffer) => (err += data.toString()));
    running.on("close", (code) => (code === 0 ? resolve(out) : reject(new Error(err))));
  });
