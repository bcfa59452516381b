// The small pieces that all screens are built from.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { encode } from "uqr";
import { AlertIcon, CloseIcon, EyeIcon, EyeOffIcon } from "./icons.tsx";
import { common } from "./strings.ts";

/** A sentence that says what happened and what to do. */
export function ErrorLine({
  children,
  id,
  onClose,
}: {
  children: ComponentChildren;
  id?: string;
  onClose?: (() => void) | undefined;
}) {
  return (
    <div class="error-line" role="alert" data-testid="error" id={id}>
      <AlertIcon size={1.25} />
      <div class="error-words">{children}</div>
      {onClose !== undefined && <CloseButton onClick={onClose} />}
    </div>
  );
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** Says what is wrong with what was typed. */
  error?: string | undefined;
  children: (attributes: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean;
  }) => JSX.Element;
}

/** A labelled input, with a hint or an error below it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const about = error !== undefined ? `${id}-error` : hint !== undefined ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": about, "aria-invalid": error !== undefined })}
      {error !== undefined ? (
        <ErrorLine id={`${id}-error`}>{error}</ErrorLine>
      ) : (
        hint !== undefined && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

interface PasswordInputProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string | undefined;
  testId: string;
  attributes: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };
}

/** A password input that can show what is typed. */
export function PasswordInput(props: PasswordInputProps) {
  const shown = useSignal(false);
  return (
    <div class="with-button">
      <input
        {...props.attributes}
        class="input"
        {...(shown.value ? { type: "text" } : { type: "password" })}
        value={props.value}
        placeholder={props.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={256}
        data-testid={props.testId}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => props.onBlur?.()}
      />
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={shown.value ? common.hidePassword : common.showPassword}
        onClick={() => {
          shown.value = !shown.value;
        }}
      >
        {shown.value ? <EyeOffIcon size={1.25} /> : <EyeIcon size={1.25} />}
      </button>
    </div>
  );
}

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
  /** Added to the class, to size and place it. */
  kind?: string;
  testId?: string;
  /** The title is for screen readers alone. */
  bare?: boolean;
}

/**
 * A native modal dialog: it holds the focus, closes with Escape or a click beside
 * it, and gives the focus back. Its children stay in the page while it is closed.
 */
export function Dialog({ title, open, onClose, children, kind, testId, bare }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && element.open !== open) {
      open ? element.showModal() : element.close();
    }
    return () => element?.close();
  }, [open]);
  return (
    // The click beside the dialog has a keyboard's equal: Escape, which the browser brings.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      class={`dialog ${kind ?? ""}`}
      aria-labelledby={id}
      data-testid={testId}
      onClose={() => onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          dialog.current?.close();
        }
      }}
    >
      <div class="dialog-body">
        <div class={bare ? "visually-hidden" : "dialog-head"}>
          <h2 id={id}>{title}</h2>
          {!bare && <CloseButton onClick={() => dialog.current?.close()} />}
        </div>
        {children}
      </div>
    </dialog>
  );
}

export function CloseButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      class="button quiet icon-only"
      aria-label={common.close}
      onClick={onClick}
    >
      <CloseIcon size={1.25} />
    </button>
  );
}

/** A screen's heading. It takes the focus when the screen comes, so that a reader starts there. */
export function Heading({
  children,
  focus = true,
}: {
  children: ComponentChildren;
  focus?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [focus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface VideoProps {
  stream: MediaStream | null;
  mirrored?: boolean;
  whole?: boolean;
  testId?: string;
  hidden?: boolean;
}

/** A stream's picture, always without sound: the meeting plays that itself. */
export function Video({ stream, mirrored, whole, testId, hidden }: VideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    const element = video.current;
    if (element !== null && element.srcObject !== stream) {
      element.srcObject = stream;
    }
  }, [stream]);
  return (
    <video
      ref={video}
      class={`video ${mirrored ? "mirrored" : ""} ${whole ? "whole" : ""}`}
      autoPlay
      playsInline
      muted
      hidden={hidden}
      aria-hidden="true"
      tabIndex={-1}
      data-testid={testId}
    />
  );
}

interface SwitchProps {
  label: string;
  on: boolean;
  disabled?: boolean;
  testId: string;
  onClick: () => void;
}

/** Something that is on or off. */
export function Switch({ label, on, disabled = false, testId, onClick }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      disabled={disabled}
      data-testid={testId}
      onClick={onClick}
    >
      <span>{label}</span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}

/** Letters in a coloured circle in place of a picture. */
export function Avatar({ letters, hue }: { letters: string; hue: number }) {
  return (
    <span class="avatar" style={{ "--hue": `${Math.round(hue)}` }} aria-hidden="true">
      {letters}
    </span>
  );
}

/** Hex digits are shown up to here, enough to see that they say nothing. */
const SHOWN_HEX = 2 * 96;

/** Bytes as the server had them, the first of them. */
export function Hex({ bytes }: { bytes: string }) {
  return (
    <code class="hex" dir="ltr">
      {bytes.slice(0, SHOWN_HEX)}
      {bytes.length > SHOWN_HEX && "…"}
    </code>
  );
}

/** Drawn here, so what it says goes to no other service. Always dark on light: scanners expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  );
}

/** The product's mark and name. */
export function Brand() {
  return (
    <span class="brand">
      <svg
        class="mark"
        viewBox="0 0 32 32"
        width="32"
        height="32"
        aria-hidden="true"
        focusable="false"
      >
        <path
          class="mark-shield"
          d="M16 2 4 6.6v8.6c0 7.3 4.9 12.6 12 14.8 7.1-2.2 12-7.5 12-14.8V6.6z"
        />
        <path
          class="mark-camera"
          d="M11 11h7a2.5 2.5 0 0 1 2.5 2.5v.9l3.2-1.9v7l-3.2-1.9v.9a2.5 2.5 0 0 1-2.5 2.5h-7a2.5 2.5 0 0 1-2.5-2.5v-5A2.5 2.5 0 0 1 11 11z"
        />
      </svg>
      {common.product}
    </span>
  );
}
