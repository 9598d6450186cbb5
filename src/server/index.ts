/** `dejure/server`: an atlas over HTTP. */
export { type AppOptions, createApp } from "./app.ts";
export type { App } from "./front.ts";
export { LIMITS, type Limits, SETTINGS } from "./limits.ts";
export { openApi } from "./openapi.ts";
export type { Problem } from "./problem.ts";
export { ROUTES } from "./routes.ts";
