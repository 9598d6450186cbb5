/** What is used of two packages that bring no types of their own. */
declare module "pg" {
  class Client {
    constructor(settings: object);
    connect(): Promise<void>;
    on(event: "error", listener: (error: Error) => void): void;
    query(statement: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
    query<S extends NodeJS.WritableStream>(copying: S): S;
    end(): Promise<void>;
  }
  const driver: { readonly Client: typeof Client };
  export default driver;
}

declare module "pg-copy-streams" {
  export function from(statement: string): NodeJS.WritableStream;
}
