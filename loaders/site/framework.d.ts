/** Framework publishes no types; these are the parts `dev.ts` uses. */
declare module "@observablehq/framework/dist/config.js" {
  /** Reads ./observablehq.config.ts. */
  export function readConfig(): Promise<unknown>;
}

declare module "@observablehq/framework/dist/preview.js" {
  import type { Server } from "node:http";

  /** Listens before it resolves. */
  export function preview(options: {
    readonly hostname: string;
    readonly port: number;
    readonly open: boolean;
    readonly verbose: boolean;
  }): Promise<{ readonly server: Server }>;
}
