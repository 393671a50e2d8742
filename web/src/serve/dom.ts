/** Makes an element: properties, then children. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The element of the page with an id. */
export function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no ${id}.`);
  }

  return element as T;
}

/** A control with its words before it. */
export function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  return make("label", {}, `${words} `, control);
}

/** A box to tick, with its words behind it. */
export function box(words: string, checked: boolean, changed: (checked: boolean) => void): HTMLLabelElement {
  const input = make("input", { type: "checkbox", checked });
  input.addEventListener("change", () => changed(input.checked));
  return make("label", {}, input, ` ${words}`);
}
