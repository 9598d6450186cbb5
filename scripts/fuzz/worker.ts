/** The thread in which readers are tried: it says at which input it is, so that whoever watches knows what it hangs on. */
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import fc from "fast-check";
import { readers } from "../../test/fuzz/readers.ts";
import { type Batch, NOWHERE, type Outcome } from "./protocol.ts";

const port = parentPort;
if (port === null) throw new Error("this is a worker");
const at = new Int32Array(workerData as SharedArrayBuffer);
const all = await readers();
/** What was thrown where nobody waited for it. */
const late: unknown[] = [];
process.on("uncaughtException", (error) => late.push(error));

async function attempt(batch: Batch): Promise<Outcome> {
  const reader = all.find(({ name }) => name === batch.reader);
  if (reader === undefined) throw new Error(`no reader ${batch.reader}`);
  Atomics.store(at, 0, NOWHERE);
  const inputs = batch.inputs ?? fc.sample(reader.input, { numRuns: batch.runs, seed: batch.seed });
  let slowest = 0;
  for (const [i, input] of inputs.entries()) {
    Atomics.store(at, 0, i);
    const start = performance.now();
    try {
      const attempted = reader.attempt(input);
      if (attempted instanceof Promise) {
        await attempted;
        // a promise that the reader did not wait for fails here, and not at a later input
        await setImmediate();
        if (late.length > 0) throw late.splice(0)[0];
      }
    } catch (error) {
      return { tried: i + 1, slowest, fault: { input, what: error instanceof Error ? (error.stack ?? error.message) : String(error) } };
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { tried: inputs.length, slowest };
}

port.on("message", (batch: Batch) => void attempt(batch).then((outcome) => port.postMessage(outcome)));
port.postMessage("ready");
