import { numberText } from "../map/words";
import type { LayerView, RegionView } from "./api";
import { box, labelled, make } from "./dom";

/** What the panel asks of the page. */
export interface LayerActions {
  left(layer: LayerView): void;
  right(layer: LayerView | undefined): void;
  opacity(opacity: number): void;
  toggle(what: "sites" | "prospects" | "outside", on: boolean): void;
}

/** What is chosen beside the layers. */
export interface LayerChoices {
  opacity: string;
  /** Of known sites, prospects, and ground unlike the training windows. */
  boxes: boolean[];
}

/** Which layers are seen, and what their colours mean. */
export class LayerPanel {
  readonly element: HTMLElement;
  private readonly leftChoice: HTMLSelectElement;
  private readonly rightChoice: HTMLSelectElement;
  private readonly swipe: HTMLInputElement;
  private readonly second: HTMLLabelElement;
  private readonly opacity = make("input", { type: "range", min: "0", max: "100", step: "5", value: "100" });
  private readonly boxes = make("div", { className: "boxes" });
  private readonly legends = make("div", { className: "legends" });

  constructor(private readonly region: RegionView, private readonly actions: LayerActions) {
    const layers = region.layers.filter((layer) => layer.kind !== "outside-domain");
    const several = region.targets.length > 1;
    this.leftChoice = choiceOf(layers, several, () => this.changed("left"));
    this.rightChoice = choiceOf(layers, several, () => this.changed("right"));
    const swipeBox = box("a second map beside it, to swipe over", false, () => this.changed("right"));
    this.swipe = swipeBox.querySelector("input")!;
    this.second = labelled("on the right", this.rightChoice);
    this.second.hidden = true;
    this.opacity.addEventListener("input", () => actions.opacity(this.opacity.valueAsNumber / 100));
    this.element = make("div", {},
      labelled("layer", this.leftChoice),
      swipeBox,
      this.second,
      labelled("opacity", this.opacity),
      this.boxes,
      this.legends);
    this.boxes.append(
      box("known sites", true, (on) => actions.toggle("sites", on)),
      box("prospects", true, (on) => actions.toggle("prospects", on)),
      ...region.layers.some((layer) => layer.kind === "outside-domain") ? [box("grey where the evidence is unlike the training windows", false, (on) => actions.toggle("outside", on))] : []);
    this.rightChoice.selectedIndex = Math.max(0, layers.findIndex((layer) => layer.kind === "likelihood" && layer !== layers[0]));
  }

  get left(): LayerView | undefined {
    return this.layerOf(this.leftChoice);
  }

  get right(): LayerView | undefined {
    return this.swipe.checked ? this.layerOf(this.rightChoice) : undefined;
  }

  get choices(): LayerChoices {
    return { opacity: this.opacity.value, boxes: this.ticks.map((tick) => tick.checked) };
  }

  private get ticks(): HTMLInputElement[] {
    return [...this.boxes.querySelectorAll("input")];
  }

  /** Chooses what was seen before the results changed, as far as it still exists. */
  restore(left: string | undefined, right: string | undefined, choices: LayerChoices | undefined): void {
    const has = (id: string | undefined): boolean => this.region.layers.some((layer) => layer.id === id);
    if (left && has(left)) {
      this.leftChoice.value = left;
    }

    if (right && has(right)) {
      this.rightChoice.value = right;
      this.swipe.checked = true;
    }

    this.changed("left");
    this.changed("right");
    if (choices) {
      this.opacity.value = choices.opacity;
      this.opacity.dispatchEvent(new Event("input"));
      for (const [place, tick] of this.ticks.entries()) {
        if (tick.checked !== (choices.boxes[place] ?? tick.checked)) {
          tick.click();
        }
      }
    }
  }

  private changed(side: "left" | "right"): void {
    this.second.hidden = !this.swipe.checked;
    if (side === "right") {
      this.actions.right(this.right);
    } else if (this.left) {
      this.actions.left(this.left);
    }

    this.legends.replaceChildren(...[this.left, this.right].flatMap((layer) => layer ? [legendOf(layer)] : []));
  }

  private layerOf(choice: HTMLSelectElement): LayerView | undefined {
    return this.region.layers.find((layer) => layer.id === choice.value);
  }
}

function choiceOf(layers: LayerView[], severalTargets: boolean, changed: () => void): HTMLSelectElement {
  const choice = make("select");
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const layer of layers) {
    let group = groups.get(layer.group);
    if (!group) {
      group = make("optgroup", { label: layer.group });
      groups.set(layer.group, group);
      choice.append(group);
    }

    group.append(new Option(layer.kind === "evidence" ? layer.name : `${layer.name}, ${severalTargets ? `${layer.target}, ` : ""}${layer.model}`, layer.id));
  }

  choice.addEventListener("change", changed);
  return choice;
}

function legendOf(layer: LayerView): HTMLElement {
  const ramp = make("span", { className: "ramp" });
  ramp.style.background = `linear-gradient(to right, ${layer.ramp.join(", ")})`;
  const words = `${layer.name}${layer.model ? `, ${layer.target}, ${layer.model}` : ""}${layer.unit ? ` (${layer.unit})` : ""}`;
  return make("p", { className: "legend" }, make("strong", { textContent: words }), make("span", { textContent: numberText(layer.low, layer) }), ramp, make("span", { textContent: numberText(layer.high, layer) }));
}
