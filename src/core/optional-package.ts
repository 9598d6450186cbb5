/** Packages that are installed where they can be, and loaded only when something asks for them. */

/** What Node says where a module, or a file of a package, is not there. */
const NOT_FOUND: ReadonlySet<unknown> = new Set(["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"]);

/** Loads an optional package when a format asks for it; where it is not installed, the person is told which one to install. */
export async function needing<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_FOUND.has(error.code)) throw new MissingPackage(name);
    throw error;
  }
}

/** An optional package that is not installed. */
export class MissingPackage extends Error {
  readonly packageName: string;

  constructor(name: string) {
    super(`the package ${name} is not installed`);
    this.packageName = name;
  }
}
