// The green shield and what is behind it: one glance says safe or not, one click
// says why, and everything can be checked.
import type { JSX } from "preact";
import { number } from "../lang/speech.ts";
import type { Security, TrackCount } from "../session/types.ts";
import { CodeCard, compareWithAll } from "./compare.tsx";
import {
  EyeIcon,
  EyeOffIcon,
  LockIcon,
  PeopleIcon,
  ShieldAlertIcon,
  ShieldBrokenIcon,
  ShieldIcon,
  ShieldPlainIcon,
  ShieldWaitIcon,
} from "./icons.tsx";
import { togglePanel, useModel } from "./model.ts";
import { Panel } from "./panel.tsx";
import { common, quality, reasons, security as strings, trackName, why } from "./strings.ts";

type Shield = Security["shield"];

const shieldIcons: Record<Shield, (props: { size?: number }) => JSX.Element> = {
  secure: ShieldIcon,
  connecting: ShieldWaitIcon,
  warning: ShieldAlertIcon,
  broken: ShieldBrokenIcon,
};

export function ShieldButton() {
  const model = useModel();
  const { shield } = model.security.value;
  const Icon = shieldIcons[shield];
  return (
    <button
      type="button"
      class={`shield shield-${shield}`}
      aria-label={strings.shieldLabel(shield)}
      aria-expanded={model.panel.value === "security"}
      data-testid="shield"
      data-state={shield}
      onClick={() => togglePanel(model, "security")}
    >
      <Icon size={1.5} />
      <span class="shield-word">{strings.shield(shield)}</span>
    </button>
  );
}

export function SecurityPanel({ sheet }: { sheet: boolean }) {
  const { security } = useModel();
  const state = security.value;
  return (
    <Panel title={strings.title} sheet={sheet} testId="security-panel">
      <div class="panel-body security">
        <Verdict state={state} />
        <Code digits={state.digits} emoji={state.emoji} />
        <PreviewInvitation />
        <details class="details">
          <summary data-testid="security-details">{why.details}</summary>
          <div class="details-body">
            <Counts counts={state.counts} />
            <Keys state={state} />
            <Knows quiet={state.quiet} />
            <p class="hint">{strings.suite(state.suite, state.epoch)}</p>
          </div>
        </details>
      </div>
    </Panel>
  );
}

/** Safe or not, at a glance; and why, in three short sentences. */
function Verdict({ state: { shield, reasons: found } }: { state: Security }) {
  const model = useModel();
  const direct = model.meeting.view.value.direct.stage === "alone";
  const Icon = shieldIcons[shield];
  return (
    <div class={`verdict shield-${shield}`} data-testid="verdict">
      <Icon size={2.25} />
      <div>
        <p class="verdict-head">{strings.headline(shield)}</p>
        {shield === "secure" ? (
          <ul class="whys">
            <li>
              <LockIcon size={1.25} />
              {why.sealed}
            </li>
            <li>
              <PeopleIcon size={1.25} />
              {why.opened(model.people.value.length)}
            </li>
            <li data-testid="why-server" data-direct={direct}>
              <EyeOffIcon size={1.25} />
              {direct ? quality.detour("direct") : why.server}
            </li>
          </ul>
        ) : (
          <p>{strings.text(shield)}</p>
        )}
        {shield !== "secure" && found.length > 0 && (
          <ul class="reasons">
            {sentences(model.nameOf, found).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Each sentence once, however many tracks it is about. */
function sentences(
  nameOf: (person: number | null) => string,
  found: Security["reasons"],
): string[] {
  return [
    ...new Set(
      // One that this page has no words for still colours the shield.
      found.map((reason) => reasons(reason, "person" in reason ? nameOf(reason.person) : "")),
    ),
  ];
}

function Code({ digits, emoji }: { digits: string; emoji: string[] }) {
  const model = useModel();
  const others = model.people.value.filter((person) => !person.self);
  const unmarked = others.filter(({ mark }) => mark !== "verified").length;
  return (
    <section>
      <h3>{strings.codeTitle}</h3>
      {digits === "" ? (
        <p>{strings.codePending}</p>
      ) : (
        <>
          <p>{others.length === 0 ? strings.codeAlone : strings.codeText}</p>
          <div data-testid="security-code" data-code={digits}>
            <CodeCard digits={digits} emoji={emoji} />
          </div>
          {others.length > 0 && (
            <>
              <button
                type="button"
                class="button secondary"
                aria-haspopup="dialog"
                data-testid="compare-all"
                onClick={() => compareWithAll(model)}
              >
                <ShieldPlainIcon size={1.25} />
                {strings.compare}
              </button>
              {unmarked < others.length && (
                <p class="hint">{strings.compared(others.length - unmarked, others.length)}</p>
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}

function PreviewInvitation() {
  const { dialog } = useModel();
  return (
    <section>
      <h3>{strings.previewTitle}</h3>
      <p>{strings.previewText}</p>
      <button
        type="button"
        class="button secondary"
        aria-haspopup="dialog"
        data-testid="open-preview"
        onClick={() => {
          dialog.value = "preview";
        }}
      >
        <EyeIcon size={1.25} />
        {strings.openPreview}
      </button>
    </section>
  );
}

function Counts({ counts }: { counts: TrackCount[] }) {
  const model = useModel();
  // A slot that nobody uses counts nothing. One's own tracks come first, then person by person.
  const place = ({ direction, person }: TrackCount) =>
    direction === "sealed" ? -1 : model.people.value.findIndex(({ id }) => id === person);
  const used = counts
    .filter(({ frames, failed }) => frames > 0 || failed > 0)
    .sort((a, b) => place(a) - place(b));
  return (
    <section>
      <h3>{strings.countsTitle}</h3>
      <p>{used.length === 0 ? strings.noTracks : strings.countsText}</p>
      {used.length > 0 && (
        <table class="counts">
          <caption class="visually-hidden">{strings.countsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{strings.track}</th>
              <th scope="col">{strings.frames}</th>
              <th scope="col">{strings.failed}</th>
            </tr>
          </thead>
          <tbody>
            {used.map(({ mid, role, person, direction, frames, failed }) => (
              <tr key={mid}>
                <th scope="row">
                  {trackName(
                    role,
                    direction === "sealed",
                    model.nameOf(person) || common.unknownPerson,
                  )}
                </th>
                <td>
                  {direction === "sealed"
                    ? strings.sealedFrames(number(frames))
                    : strings.openedFrames(number(frames))}
                </td>
                <td>{number(failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What the agreement of keys withstands, and what not. */
function Keys({ state: { suite, hybrid, largeNotice } }: { state: Security }) {
  if (suite === "") {
    return null;
  }
  return (
    <section data-testid="keys" data-hybrid={hybrid}>
      <h3>{strings.keysTitle}</h3>
      <p>{hybrid ? strings.hybrid : strings.classical}</p>
      {hybrid && <p>{strings.hybridNot}</p>}
      {largeNotice && <p class="hint">{strings.largeNotice}</p>}
    </section>
  );
}

function Knows({ quiet }: { quiet: boolean }) {
  const { meeting } = useModel();
  const direct = meeting.view.value.direct.stage === "alone";
  return (
    <section>
      <h3>{strings.knowsTitle}</h3>
      {direct && <p>{quality.detour("direct")}</p>}
      <ul class="knows">
        {strings.knows(quiet, direct).map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      <p>{strings.knowsNot}</p>
      {quiet && <p>{strings.quiet}</p>}
    </section>
  );
}
