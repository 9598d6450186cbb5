/** One file of text; its cost is paid each time `text` is read, so that a server makes only what is asked for. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

export const written = (path: string, make: () => string): Written => ({
  path,
  get text() {
    return make();
  },
});
