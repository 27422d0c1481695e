/** What a reader reads of an element: its text, one space between words. */
export function words(element: Element): string {
  const texts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
  return texts.join(" ").replace(/\s+/g, " ").trim();
}
