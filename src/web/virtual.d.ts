/** Address of MapLibre's worker, as bundled (see `vite.config.ts`). */
declare module "virtual:map-worker" {
  const url: string;
  export default url;
}
