/** Lets the links to other pages of this site carry the filters in force. */
export function carryFilters(search: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(CARRIERS)) {
    if (link.origin === location.origin) link.search = search;
  }
}

const CARRIERS = "#observablehq-sidebar a[href], #observablehq-footer nav a[href], a[data-carry]";
