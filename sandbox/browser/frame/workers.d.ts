declare module "virtual:workers" {
  /** The bundled scripts of the two workers, put here by `build.mjs`. */
  export const javascriptWorker: string;
  export const pythonWorker: string;
  export const pythonSnapshot: string;
}
