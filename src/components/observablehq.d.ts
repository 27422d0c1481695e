/** What components use of Framework's own modules; Framework resolves the name. */
declare module "observablehq:stdlib" {
  export function FileAttachment(path: string): { readonly name: string; readonly href: string };
}
