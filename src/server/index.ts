/** `dejure/server`: an atlas over HTTP. */

export { type Askable, createApi, LIMITS, type Limits } from "./api.ts";
export { type App, type AppOptions, createApp } from "./app.ts";
