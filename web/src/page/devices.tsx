// Which microphone, camera and speaker, and how loud one is.
import { useSignalEffect } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Device, DeviceKind, ScreenHint, SoundChoice } from "../media/meeting.ts";
import { canShareScreen } from "./browser.ts";
import { LanguageField } from "./language.tsx";
import { useModel } from "./model.ts";
import { Dialog, Switch } from "./parts.tsx";
import {
  check,
  quality,
  ready,
  shortcuts,
  devices as strings,
  talking,
  trouble,
} from "./strings.ts";

export function DeviceChoice() {
  const { meeting } = useModel();
  const { mics, cameras, speakers, chosen, canChooseSpeaker } = meeting.devices.value;
  return (
    <div class="device-choice">
      <DeviceSelect kind="mic" options={mics} chosen={chosen.mic} />
      <DeviceSelect kind="camera" options={cameras} chosen={chosen.camera} />
      <DeviceSelect
        kind="speaker"
        options={canChooseSpeaker ? speakers : []}
        chosen={chosen.speaker}
      />
    </div>
  );
}

interface DeviceSelectProps {
  kind: DeviceKind;
  options: Device[];
  chosen: string;
}

function DeviceSelect({ kind, options, chosen }: DeviceSelectProps) {
  const { meeting } = useModel();
  const id = useId();
  const { problems } = meeting.local.value;
  const known = options.filter((device) => device.id !== "");
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {strings.named(kind)}
      </label>
      <select
        id={id}
        class="input select"
        value={known.some((device) => device.id === chosen) ? chosen : ""}
        disabled={options.length === 0}
        data-testid={`select-${kind}`}
        onChange={(event) => {
          meeting.selectDevice(kind, event.currentTarget.value);
        }}
      >
        {options.length === 0 && (
          <option value="">
            {problems[kind] === "refused" ? trouble.notAllowed : strings.none(kind)}
          </option>
        )}
        {options.length > 0 && !known.some((device) => device.id === chosen) && (
          <option value="">{strings.standard}</option>
        )}
        {known.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || strings.numbered(kind, index + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A bar that follows the voice. It is drawn past Preact: it moves many times a second. */
export function LevelMeter() {
  const { meeting } = useModel();
  const meter = useRef<HTMLMeterElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const on = meeting.local.value.mic;
  useSignalEffect(() => {
    const level = Math.min(1, Math.max(0, meeting.micLevel.value));
    bar.current?.style.setProperty("--level", level.toFixed(3));
    if (meter.current !== null) {
      meter.current.value = Math.round(level * 10) / 10;
    }
  });
  return (
    <div class="level">
      <meter ref={meter} class="visually-hidden" aria-label={ready.level} min={0} max={1} />
      <div class="level-track" aria-hidden="true">
        <div ref={bar} class="level-bar" />
      </div>
      <p class="hint">{on ? ready.levelHint : ready.levelOff}</p>
    </div>
  );
}

const SOUND_SWITCHES = ["echo", "noise", "gain", "music"] as const satisfies (keyof SoundChoice)[];

/** What is done to one's own voice. Music is left alone, so the rest is off for it. */
function SoundSwitches() {
  const { meeting } = useModel();
  const { sound } = meeting.local.value;
  return (
    <fieldset class="device-group">
      <legend>{strings.sound}</legend>
      {SOUND_SWITCHES.map((name) => (
        <Switch
          key={name}
          label={strings.sounds[name]}
          on={name === "music" ? sound.music : sound[name] && !sound.music}
          disabled={name !== "music" && sound.music}
          testId={`sound-${name}`}
          onClick={() => meeting.setSound({ ...sound, [name]: !sound[name] })}
        />
      ))}
      <p class="hint">{strings.musicHint}</p>
      <Switch
        label={talking.strong}
        on={sound.strong && !sound.music}
        disabled={sound.music}
        testId="sound-strong"
        onClick={() => meeting.setSound({ ...sound, strong: !sound.strong })}
      />
      <p class="hint">{talking.strongHint}</p>
    </fieldset>
  );
}

function Cues() {
  const { meeting } = useModel();
  const { cues } = meeting.local.value;
  return (
    <fieldset class="device-group">
      <legend class="visually-hidden">{talking.meetingSounds}</legend>
      <Switch label={talking.cues} on={cues} testId="cues" onClick={() => meeting.setCues(!cues)} />
    </fieldset>
  );
}

const SCREEN_HINTS: ScreenHint[] = ["text", "motion"];

function ScreenChoice() {
  const { meeting } = useModel();
  const { screenHint } = meeting.local.value;
  const name = useId();
  if (!canShareScreen()) {
    return null;
  }
  return (
    <fieldset class="device-group">
      <legend>{strings.screen}</legend>
      {SCREEN_HINTS.map((hint) => (
        <label key={hint} class="choice">
          <input
            type="radio"
            name={name}
            checked={screenHint === hint}
            data-testid={`screen-${hint}`}
            onChange={() => meeting.setScreenHint(hint)}
          />
          <span>
            {strings.screens[hint].name}
            <span class="hint">{strings.screens[hint].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The same choice during a meeting. */
export function DevicesDialog() {
  const { dialog } = useModel();
  const open = dialog.value === "devices";
  return (
    <Dialog
      title={strings.title}
      open={open}
      kind="narrow"
      onClose={() => {
        if (dialog.value === "devices") {
          dialog.value = null;
        }
      }}
    >
      {open && (
        <>
          <LevelMeter />
          <DeviceChoice />
          <SoundSwitches />
          <Cues />
          <ScreenChoice />
          <div class="device-group">
            <LanguageField />
          </div>
          <div class="device-group device-tests">
            <button
              type="button"
              class="button secondary"
              data-testid="open-shortcuts"
              onClick={() => {
                dialog.value = "shortcuts";
              }}
            >
              {shortcuts.title}
            </button>
            <button
              type="button"
              class="button secondary"
              data-testid="open-quality"
              onClick={() => {
                dialog.value = "quality";
              }}
            >
              {quality.show}
            </button>
            <a class="button secondary" href="/check" target="_blank" rel="noopener">
              {check.open}
            </a>
          </div>
        </>
      )}
    </Dialog>
  );
}
