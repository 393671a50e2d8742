import type { ProspectView } from "./api";
import { labelled, make } from "./dom";

/** The ranked prospects, and which of them are wanted. */
export class ProspectPanel {
  readonly element: HTMLElement;
  private readonly least = numberBox("0", "1", "0.05");
  private readonly area = numberBox("0", "", "1");
  private readonly far = numberBox("0", "", "1");
  private readonly best = numberBox("1", "", "1");
  private readonly count = make("p", { className: "note" });
  private readonly rows = make("tbody");

  constructor(private readonly prospects: ProspectView[], words: string, wanted: string[], private readonly filtered: (wanted: ProspectView[]) => void, private readonly chosen: (prospect: ProspectView) => void) {
    this.count.setAttribute("role", "status");
    const form = make("div", { className: "filter" },
      labelled("likelihood at least", this.least),
      labelled("area in km² at least", this.area),
      labelled("nearest known site at least km away", this.far),
      labelled("only the best", this.best));
    form.addEventListener("input", () => this.filter());
    for (const [place, input] of this.inputs.entries()) {
      input.value = wanted[place] ?? "";
    }

    const head = ["rank", "likelihood", "±", "km²", "nearest site"].map((title) => make("th", { scope: "col", textContent: title }));
    this.element = prospects.length === 0
      ? make("p", { textContent: words })
      : make("div", {}, make("p", { className: "note", textContent: words }), form, this.count,
        make("div", { className: "table-scroll", tabIndex: 0 }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), this.rows)));
    this.element.querySelector(".table-scroll")?.setAttribute("aria-label", "Prospects by rank");
    this.element.querySelector(".table-scroll")?.setAttribute("role", "region");
    this.filter();
  }

  /** What is asked for, to be asked for again. */
  get wanted(): string[] {
    return this.inputs.map((input) => input.value);
  }

  private get inputs(): HTMLInputElement[] {
    return [this.least, this.area, this.far, this.best];
  }

  private filter(): void {
    const [least, area, far, best] = this.inputs.map((input) => input.valueAsNumber);
    const above = (value: number, limit: number | undefined): boolean => limit === undefined || Number.isNaN(limit) || value >= limit;
    const wanted = this.prospects.filter((prospect) => above(prospect.likelihood, least) && above(prospect.square_kilometres, area)
      && above(prospect.nearest_kilometres ?? Infinity, far) && above(best ?? NaN, Number.isNaN(best) ? undefined : prospect.rank));
    this.count.textContent = `${wanted.length} of ${this.prospects.length} prospects`;
    this.rows.replaceChildren(...wanted.map((prospect) => this.row(prospect)));
    this.filtered(wanted);
  }

  private row(prospect: ProspectView): HTMLTableRowElement {
    const button = make("button", { type: "button", textContent: `${prospect.rank}` });
    button.setAttribute("aria-label", `Show prospect ${prospect.rank} on the map`);
    button.addEventListener("click", () => this.chosen(prospect));
    const nearest = prospect.sites > 0 ? `holds ${prospect.sites}` : prospect.nearest_site === null ? "" : `${prospect.nearest_site}, ${prospect.nearest_kilometres?.toFixed(1)} km`;
    const cells = [prospect.likelihood.toFixed(2), prospect.uncertainty?.toFixed(2) ?? "", areaText(prospect.square_kilometres), nearest];
    return make("tr", { title: prospect.words }, make("td", {}, button), ...cells.map((textContent) => make("td", { textContent })));
  }
}

/** Three digits, and never an exponent: "0.0123", "65.2", "1,240". */
function areaText(squareKilometres: number): string {
  return squareKilometres.toLocaleString("en", { maximumSignificantDigits: 3 });
}

function numberBox(min: string, max: string, step: string): HTMLInputElement {
  return make("input", { type: "number", min, max, step });
}
