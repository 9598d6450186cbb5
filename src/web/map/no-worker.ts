/** Takes the place of MapLibre's worker, which cuts tiles: this map has none. It takes messages and answers none. */
export const workerFactory = (): Promise<EventTarget & { postMessage(): void; terminate(): void }> =>
  Promise.resolve(Object.assign(new EventTarget(), { postMessage() {}, terminate() {} }));
