// How one looks at the meeting: the layout, who is left out, and in which window.
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { FullScreenIcon, layoutIcons, SmallWindowIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { Dialog, Switch } from "./parts.tsx";
import { closeSmallWindow, hasSmallWindow, openSmallWindow } from "./small-window.tsx";
import type { LayoutName } from "./stage-plan.ts";
import { view as strings } from "./strings.ts";

const LAYOUTS: LayoutName[] = ["auto", "grid", "speaker"];

export function ViewDialog() {
  const { dialog } = useModel();
  const open = dialog.value === "view";
  const close = () => {
    if (dialog.value === "view") {
      dialog.value = null;
    }
  };
  return (
    <Dialog title={strings.title} open={open} onClose={close} kind="narrow" testId="view">
      {open && (
        <>
          <Layouts />
          <LeftOut />
          <Windows close={close} />
        </>
      )}
    </Dialog>
  );
}

function Layouts() {
  const { stage } = useModel();
  const name = useId();
  return (
    <fieldset class="layouts">
      <legend class="visually-hidden">{strings.layout}</legend>
      {LAYOUTS.map((layout) => {
        const Icon = layoutIcons[layout];
        const chosen = stage.choice.value.layout === layout;
        return (
          <label key={layout} class={`layout-choice ${chosen ? "chosen" : ""}`}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={chosen}
              aria-describedby={`${name}-${layout}`}
              data-testid={`layout-${layout}`}
              onChange={() => stage.choose({ layout })}
            />
            <Icon size={1.75} />
            <span class="layout-name">{strings.layouts[layout].name}</span>
            <span class="hint" id={`${name}-${layout}`}>
              {strings.layouts[layout].hint}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function LeftOut() {
  const { stage } = useModel();
  const { hideSelf, hideWithoutVideo } = stage.choice.value;
  const { hidden } = stage.plan.value;
  return (
    <div class="device-group">
      <Switch
        label={strings.showSelf}
        on={!hideSelf}
        testId="show-self"
        onClick={() => stage.choose({ hideSelf: !hideSelf })}
      />
      <Switch
        label={strings.showWithoutVideo}
        on={!hideWithoutVideo}
        testId="show-without-video"
        onClick={() => stage.choose({ hideWithoutVideo: !hideWithoutVideo })}
      />
      {hidden > 0 && <p class="hint">{strings.hidden(hidden)}</p>}
    </div>
  );
}

function Windows({ close }: { close: () => void }) {
  const model = useModel();
  const full = useSignal(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = () => {
      full.value = document.fullscreenElement !== null;
    };
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, [full]);
  const small = model.smallWindow.value;
  return (
    <div class="device-group">
      <div class="windows">
        {document.fullscreenEnabled && (
          <button
            type="button"
            class="button secondary"
            data-testid="full-screen"
            onClick={() => {
              close();
              void (full.value
                ? document.exitFullscreen()
                : document.documentElement.requestFullscreen().catch(() => {}));
            }}
          >
            <FullScreenIcon size={1.25} />
            {full.value ? strings.leaveFullScreen : strings.fullScreen}
          </button>
        )}
        {hasSmallWindow() && (
          <button
            type="button"
            class="button secondary"
            data-testid="small-window"
            onClick={() => {
              close();
              void (small ? closeSmallWindow() : openSmallWindow(model));
            }}
          >
            <SmallWindowIcon size={1.25} />
            {small ? strings.closeSmallWindow : strings.smallWindow}
          </button>
        )}
      </div>
      <p class="hint">{hasSmallWindow() ? strings.smallWindowHint : strings.noSmallWindow}</p>
    </div>
  );
}
