// How well the call goes: a mark on every tile, and the figures behind it.

import type { QualityLine } from "../media/meeting.ts";
import type { Grade } from "../media/quality.ts";
import { BarsIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { Dialog, Switch } from "./parts.tsx";
import { common, quality as strings, trackName } from "./strings.ts";

const LEVELS: Record<Grade, 1 | 2 | 3> = { poor: 1, fair: 2, good: 3 };

/** On a tile: bars for the eye, a word for a screen reader. One's own opens the figures. */
export function QualityMark({ person, self }: { person: number; self: boolean }) {
  const { meeting, dialog } = useModel();
  const grade = meeting.quality.value?.grades.get(person);
  if (grade === undefined) {
    return null;
  }
  const words = strings.grade(grade);
  const mark = <BarsIcon size={0.875} level={LEVELS[grade]} />;
  return self ? (
    <button
      type="button"
      class={`quality-mark ${grade}`}
      aria-label={strings.open(words)}
      aria-haspopup="dialog"
      data-tip={words}
      data-testid="quality"
      data-grade={grade}
      onClick={() => {
        dialog.value = "quality";
      }}
    >
      {mark}
    </button>
  ) : (
    <span class={`quality-mark ${grade}`} data-testid="quality" data-grade={grade}>
      {mark}
      <span class="visually-hidden">, {words}</span>
    </span>
  );
}

export function QualityDialog() {
  const { dialog } = useModel();
  const open = dialog.value === "quality";
  return (
    <Dialog
      title={strings.title}
      open={open}
      testId="quality-panel"
      onClose={() => {
        if (dialog.value === "quality") {
          dialog.value = null;
        }
      }}
    >
      {open && (
        <>
          <Figures />
          <DirectSwitch />
        </>
      )}
    </Dialog>
  );
}

function Figures() {
  const { meeting } = useModel();
  const quality = meeting.quality.value;
  if (quality === null) {
    return <p>{strings.none}</p>;
  }
  const { path, lines } = quality;
  return (
    <>
      <dl class="figures" data-testid="quality-path" data-path={path.kind ?? ""}>
        <Figure name={strings.path} value={strings.paths(path.kind)} />
        <Figure name={strings.roundTrip} value={strings.ms(path.rttMs)} />
        <Figure name={strings.couldSend} value={strings.rate(path.sendBps)} />
      </dl>
      {path.kind !== null && path.kind !== "udp" && <p class="hint">{strings.detour(path.kind)}</p>}
      <Lines title={strings.sent} lines={lines.filter((line) => line.sent)} />
      <Lines title={strings.received} lines={lines.filter((line) => !line.sent)} />
      <p class="hint">{strings.local}</p>
    </>
  );
}

/** Off unless one wants it: it shows one's address to the other. It is for the one
 * who is there, so there has to be one. */
function DirectSwitch() {
  const { meeting } = useModel();
  const { direct, people } = meeting.view.value;
  const { allowed } = direct;
  return (
    <section class="figure-lines">
      <Switch
        label={strings.direct}
        on={allowed}
        disabled={!allowed && people.length !== 2}
        testId="allow-direct"
        onClick={() => meeting.allowDirect(!allowed)}
      />
      <p class="hint">{strings.directHint}</p>
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: QualityLine[] }) {
  const { nameOf } = useModel();
  return lines.length === 0 ? null : (
    <section class="figure-lines">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.mid} data-testid="quality-line">
            <span class={`quality-mark ${line.grade}`}>
              <BarsIcon size={1} level={LEVELS[line.grade]} />
            </span>
            <div>
              <p>
                <span>
                  {trackName(line.role, line.sent, nameOf(line.person) || common.unknownPerson)}
                </span>
                <span class="visually-hidden">, {strings.grade(line.grade)}</span>
              </p>
              <p class="hint">{strings.figures(line)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
