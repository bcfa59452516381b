// The frame of a side panel: beside the stage on a wide window, a sheet over it on
// a phone. What is behind a sheet is inert, so it behaves as a dialog there.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useModel } from "./model.ts";
import { CloseButton } from "./parts.tsx";

interface PanelProps {
  title: string;
  sheet: boolean;
  children: ComponentChildren;
  testId?: string;
  /** The element that takes the focus; without it, the heading does. */
  focus?: string | undefined;
}

export function Panel({ title, sheet, children, testId, focus }: PanelProps) {
  const model = useModel();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const wanted = focus === undefined ? null : panel.current?.querySelector<HTMLElement>(focus);
    (wanted ?? heading.current)?.focus();
  }, [focus]);
  return (
    <section
      ref={panel}
      class="panel"
      aria-labelledby={id}
      data-testid={testId}
      {...(sheet ? { role: "dialog", "aria-modal": true } : {})}
    >
      <div class="panel-head">
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <CloseButton onClick={() => model.closePanel()} />
      </div>
      {children}
    </section>
  );
}
