import { LIMIT_VARIABLES, type ReadLimits } from "../core/read/read-limits.ts";
import { misuse, type World } from "./world.ts";

/** The limits on files that the environment sets; what it does not set stays as it is by default. */
export function readLimits({ env }: Pick<World, "env">): Partial<ReadLimits> {
  const set = Object.entries(LIMIT_VARIABLES).flatMap(([name, variable]) => {
    const text = env[variable];
    if (text === undefined || text === "") return [];
    const bytes = Number(text);
    if (!Number.isSafeInteger(bytes) || bytes <= 0)
      throw misuse(`${variable} is ${text}, which is no number of bytes`, `write one such as ${variable}=50000000`);
    return [[name, bytes] as const];
  });
  return Object.fromEntries(set);
}
