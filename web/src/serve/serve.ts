// The script of gossan serve: a page per region, and a look every two seconds whether something changed.
import "leaflet/dist/leaflet.css";
import "./serve.css";
import { readLive, readRun, type RunView } from "./api";
import { byId } from "./dom";
import { showProgress } from "./livePanel";
import { RegionPage } from "./regionPage";

const PAUSE = 2000;

const choice = byId<HTMLSelectElement>("region");
let run: RunView | undefined;
let page: RegionPage | undefined;
let regionShown = "";

function show(): void {
  const region = run?.regions.find((one) => one.name === choice.value);
  const before = region && region.name === regionShown ? page?.look : undefined;
  page?.close();
  page = run && region ? new RegionPage(run, region, before) : undefined;
  regionShown = region?.name ?? "";
}

function take(found: RunView): void {
  run = found;
  document.title = `${found.name}: Gossan`;
  byId("name").textContent = found.name;
  byId("note").textContent = found.note ?? "";
  byId("version").textContent = `Gossan ${found.version}`;
  const chosen = choice.value;
  choice.replaceChildren(...found.regions.map((region) => new Option(region.name)));
  choice.value = found.regions.some((region) => region.name === chosen) ? chosen : found.regions[0]?.name ?? "";
  byId("region-choice").hidden = found.regions.length < 2;
  show();
}

async function look(): Promise<void> {
  try {
    const live = await readLive();
    showProgress(byId("run-panel"), live.progress);
    if (live.stamp !== run?.stamp) {
      take(await readRun());
    } else {
      byId("note").textContent = run.note ?? "";
    }
  } catch (error) {
    byId("note").textContent = error instanceof TypeError ? "The server does not answer: it was ended, or is busy." : (error as Error).message;
  }

  setTimeout(() => void look(), PAUSE);
}

choice.addEventListener("change", show);
void look();
