import { html as template } from "npm:htl";

/** Hypertext Literal for one element: values are escaped, functions become listeners, `style` and attributes take objects. */
export const html = template as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => HTMLElement;
