// The one set of icons: 24 by 24, drawn with a line of 1.75, in the text's colour.
import type { JSX } from "preact";

interface IconProps {
  /** Width and height in rem. */
  size?: number;
}

/** `pointing`: along the line of text, so it turns with that. */
const icon = (shapes: () => JSX.Element, { pointing = false } = {}) =>
  function Icon({ size = 1.5 }: IconProps): JSX.Element {
    return (
      <svg
        class={pointing ? "icon pointing" : "icon"}
        viewBox="0 0 24 24"
        width={size * 16}
        height={size * 16}
        aria-hidden="true"
        focusable="false"
      >
        {shapes()}
      </svg>
    );
  };

const shieldOutline = () => (
  <path d="M12 3 4.5 6v5.5c0 4.6 3.1 8 7.5 9.5 4.4-1.5 7.5-4.9 7.5-9.5V6z" />
);

export const MicIcon = icon(() => (
  <>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </>
));

export const MicOffIcon = icon(() => (
  <>
    <path d="M9 9.2V11a3 3 0 0 0 4.6 2.5M15 11.2V6a3 3 0 0 0-5.9-.8" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 10 5.4M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3M4 4l16 16" />
  </>
));

export const PauseIcon = icon(() => <path d="M9 6v12M15 6v12" />);

export const CameraIcon = icon(() => (
  <>
    <rect x="3" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="m15.5 11 5.5-3.2v8.4L15.5 13" />
  </>
));

export const CameraOffIcon = icon(() => (
  <>
    <path d="M6.5 6.5h-1A2.5 2.5 0 0 0 3 9v6a2.5 2.5 0 0 0 2.5 2.5H13a2.5 2.5 0 0 0 2-1M10.5 6.5H13A2.5 2.5 0 0 1 15.5 9v2L21 7.8v8.4l-3-1.75" />
    <path d="m4 4 16 16" />
  </>
));

export const AttachIcon = icon(() => (
  <path d="m19.5 11.5-7.6 7.6a4.9 4.9 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.65 1.65 0 0 1-2.4-2.3l7.3-7.3" />
));

export const FileIcon = icon(() => (
  <>
    <path d="M13.5 3H7.5A2.5 2.5 0 0 0 5 5.5v13A2.5 2.5 0 0 0 7.5 21h9a2.5 2.5 0 0 0 2.5-2.5v-10z" />
    <path d="M13.5 3v5.5H19" />
  </>
));

export const DownloadIcon = icon(() => <path d="M12 4v11m-4.5-4.2L12 15.3l4.5-4.5M5 19.5h14" />);

export const MoreIcon = icon(() => (
  <g fill="currentColor" stroke="none">
    <circle cx="12" cy="5.5" r="1.6" />
    <circle cx="12" cy="12" r="1.6" />
    <circle cx="12" cy="18.5" r="1.6" />
  </g>
));

export const ScreenIcon = icon(() => (
  <>
    <rect x="3" y="4.5" width="18" height="12.5" rx="2.5" />
    <path d="M12 13.7V7.8M9.3 10.4 12 7.7l2.7 2.7M8.5 20h7" />
  </>
));

export const ScreenOffIcon = icon(() => (
  <>
    <rect x="3" y="4.5" width="18" height="12.5" rx="2.5" />
    <path d="m9.7 8.4 4.6 4.7M14.3 8.4l-4.6 4.7M8.5 20h7" />
  </>
));

export const HandIcon = icon(() => (
  <path d="M8 12V6.3a1.5 1.5 0 0 1 3 0V11m0-.5V4.5a1.5 1.5 0 0 1 3 0V11m0-4.7a1.5 1.5 0 0 1 3 0V14c0 4-2.2 6.5-5.7 6.5-2.7 0-4.2-1.2-5.5-3.5l-2-3.6a1.5 1.5 0 0 1 2.5-1.6L8 14" />
));

export const SmileIcon = icon(() => (
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M8.5 14a4.2 4.2 0 0 0 7 0M9 9.5v.5M15 9.5v.5" />
  </>
));

export const PeopleIcon = icon(() => (
  <>
    <circle cx="9" cy="8" r="3.25" />
    <path d="M3 19.5c.3-3.4 2.7-5.5 6-5.5s5.7 2.1 6 5.5M15.5 5a3.25 3.25 0 0 1 0 6M17.3 14.3c2.100.7 3.5 2.5 3.7 5.2" />
  </>
));

export const InviteIcon = icon(() => (
  <>
    <circle cx="10" cy="8" r="3.25" />
    <path d="M4 19.5c.3-3.4 2.7-5.5 6-5.5 1.3 0 2.500.3 3.400.9M18 14v6M15 17h6" />
  </>
));

export const ChatIcon = icon(() => (
  <path d="M5.5 4.5h13A2.5 2.5 0 0 1 21 7v7.5a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.5V17h-1A2.5 2.5 0 0 1 3 14.5V7a2.5 2.5 0 0 1 2.5-2.5z" />
));

export const LeaveIcon = icon(() => (
  <path d="M3.2 15.3c-.5-1.300.1-3 1.4-3.8C6.7 10.1 9.2 9.3 12 9.3s5.300.8 7.4 2.2c1.300.8 1.9 2.5 1.4 3.8-.3.7-1 1.1-1.800.9l-2.6-.6c-.7-.2-1.2-.8-1.2-1.5v-1.2c-2.1-.7-4.3-.7-6.4 0v1.2c0 .7-.5 1.3-1.2 1.5l-2.600.6c-.8.2-1.5-.2-1.8-.9z" />
));

export const SettingsIcon = icon(() => (
  <>
    <path d="M4 7.5h8M17.5 7.5H20M4 16.5h2.5M12 16.5h8" />
    <circle cx="14.75" cy="7.5" r="2.5" />
    <circle cx="9.25" cy="16.5" r="2.5" />
  </>
));

export const CloseIcon = icon(() => <path d="m6 6 12 12M18 6 6 18" />);

export const CopyIcon = icon(() => (
  <>
    <rect x="8.5" y="8.5" width="12" height="12" rx="2.5" />
    <path d="M5.5 15.5A2 2 0 0 1 3.5 13.5V6A2.5 2.5 0 0 1 6 3.5h7.5a2 2 0 0 1 2 2" />
  </>
));

export const CheckIcon = icon(() => <path d="m5 12.5 4.7 4.7L19.5 7" />);

export const EyeIcon = icon(() => (
  <>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="2.75" />
  </>
));

export const EyeOffIcon = icon(() => (
  <>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <path d="m4 4 16 16" />
  </>
));

export const SendIcon = icon(() => <path d="M4.5 4.5 20.5 12l-16 7.5 2.5-7.5zM7 12h6" />, {
  pointing: true,
});

export const GlobeIcon = icon(() => (
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c2.5 2.4 3.8 5.2 3.8 8.5s-1.3 6.1-3.8 8.5c-2.5-2.4-3.8-5.2-3.8-8.5s1.3-6.1 3.8-8.5z" />
  </>
));

export const AlertIcon = icon(() => (
  <>
    <path d="M12 4 2.8 19.5h18.4z" />
    <path d="M12 10v4.5M12 17v.2" />
  </>
));

export const QrIcon = icon(() => (
  <>
    <rect x="4" y="4" width="6" height="6" rx="1" />
    <rect x="14" y="4" width="6" height="6" rx="1" />
    <rect x="4" y="14" width="6" height="6" rx="1" />
    <path d="M14 14h2.5v2.5M20 14v2.5M14 20h2.5M20 20v-.1" />
  </>
));

export const LockIcon = icon(() => (
  <>
    <rect x="5" y="10.5" width="14" height="9.5" rx="2.5" />
    <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
  </>
));

export const ShieldIcon = icon(() => (
  <>
    {shieldOutline()}
    <path d="m8.5 12 2.5 2.5 4.7-4.8" />
  </>
));

export const ShieldPlainIcon = icon(shieldOutline);

export const ShieldWaitIcon = icon(() => (
  <>
    {shieldOutline()}
    <path d="M8.7 12v.1M12 12v.1M15.3 12v.1" />
  </>
));

export const ShieldAlertIcon = icon(() => (
  <>
    {shieldOutline()}
    <path d="M12 8v4.5M12 15.6v.1" />
  </>
));

export const ShieldBrokenIcon = icon(() => (
  <>
    {shieldOutline()}
    <path d="m9.3 9.3 5.4 5.4M14.7 9.3l-5.4 5.4" />
  </>
));

/** A person, and a line: out. */
export const RemoveIcon = icon(() => (
  <>
    <circle cx="10" cy="8" r="3.75" />
    <path d="M3.5 20c.4-3.7 3-6 6.5-6s6.1 2.3 6.5 6M16.5 9.5H22" />
  </>
));

/** A person, and a star. */
export const HostIcon = icon(() => (
  <>
    <circle cx="9.5" cy="8.5" r="3.75" />
    <path d="M3 20.5c.4-3.7 3-6 6.5-6 1.7 0 3.2.5 4.3 1.5" />
    <path d="m18 13 1.3 2.6 2.9.4-2.1 2 .5 2.9-2.6-1.4-2.6 1.4.5-2.9-2.1-2 2.9-.4z" />
  </>
));

export const LayoutIcon = icon(() => (
  <>
    <rect x="3.5" y="4.5" width="17" height="15" rx="2.5" />
    <path d="M14 4.5v15M14 12h6.5" />
  </>
));

export const PinIcon = icon(() => <path d="M9 3.5h6M10 3.5v6L6.5 14.5h11L14 9.5v-6M12 14.5V21" />);

export const UnpinIcon = icon(() => (
  <>
    <path d="M9 3.5h6M14 3.5v6l3.5 5M10 7v2.5L6.5 14.5h9M12 14.5V21" />
    <path d="m4 4 16 16" />
  </>
));

export const ChevronLeftIcon = icon(() => <path d="m14.5 5.5-6.5 6.5 6.5 6.5" />);

export const ChevronRightIcon = icon(() => <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />);

export const MoveBackIcon = icon(() => <path d="M20 12H4.5m6-6-6 6 6 6" />, { pointing: true });

export const MoveOnIcon = icon(() => <path d="M4 12h15.5m-6-6 6 6-6 6" />, { pointing: true });

export const FullScreenIcon = icon(() => (
  <path d="M4 9V6a2 2 0 0 1 2-2h3M15 4h3a2 2 0 0 1 2 2v3M20 15v3a2 2 0 0 1-2 2h-3M9 20H6a2 2 0 0 1-2-2v-3" />
));

export const SmallWindowIcon = icon(() => (
  <>
    <path d="M20.5 10V7A2.5 2.5 0 0 0 18 4.5H6A2.5 2.5 0 0 0 3.5 7v9A2.5 2.5 0 0 0 6 18.5h3" />
    <rect x="12" y="13" width="9" height="6.5" rx="1.5" />
  </>
));

export const VolumeIcon = icon(() => (
  <>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
  </>
));

/** A small picture of what a layout looks like. */
export const layoutIcons = {
  auto: icon(() => (
    <>
      <path d="m12 3.5 1.9 5.1 5.1 1.9-5.1 1.9-1.9 5.1-1.9-5.1L5 10.5l5.1-1.9z" />
      <path d="M19 16.5v4M17 18.5h4" />
    </>
  )),
  grid: icon(() => (
    <>
      <rect x="3.5" y="4.5" width="7" height="6.5" rx="1.5" />
      <rect x="13.5" y="4.5" width="7" height="6.5" rx="1.5" />
      <rect x="3.5" y="13.5" width="7" height="6.5" rx="1.5" />
      <rect x="13.5" y="13.5" width="7" height="6.5" rx="1.5" />
    </>
  )),
  speaker: icon(() => (
    <>
      <rect x="3.5" y="4" width="17" height="10.5" rx="2" />
      <path d="M4 18.5h3M10.5 18.5h3M17 18.5h3" />
    </>
  )),
};

export const ZoomInIcon = icon(() => (
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5M10.5 8v5M8 10.5h5" />
  </>
));

export const ZoomOutIcon = icon(() => (
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5M8 10.5h5" />
  </>
));

/** Three bars; as many are full as `level` says. */
/** Two sliders: Chrome's own sign beside the address. */
export const TuneIcon = icon(() => (
  <>
    <path d="M4 8h9M17 8h3M4 16h3M11 16h9" />
    <circle cx="15" cy="8" r="2" />
    <circle cx="9" cy="16" r="2" />
  </>
));

export const MailIcon = icon(() => (
  <>
    <rect x="3" y="5.5" width="18" height="13" rx="2.5" />
    <path d="m4 7.5 8 6 8-6" />
  </>
));

export const CalendarIcon = icon(() => (
  <>
    <rect x="3.5" y="5" width="17" height="15" rx="2.5" />
    <path d="M3.5 10h17M8 3v4M16 3v4" />
  </>
));

export const ShareIcon = icon(() => <path d="M12 3.5v11.5M8 7l4-3.5L16 7M7 11H5.5v9h13v-9H17" />);

/** Words from a mouth. */
export const SpeakIcon = icon(() => (
  <>
    <path d="M4 5.5h16v10.5H9.5L5.5 19.5V16H4z" />
    <path d="M8 9.2h8M8 12.2h5" />
  </>
));

export const SpeakerIcon = icon(() => (
  <>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
  </>
));

export const KeyIcon = icon(() => (
  <>
    <circle cx="8" cy="15.5" r="4" />
    <path d="m11 12.5 8-8M16 7.5l2.5 2.5" />
  </>
));

export const NetworkOffIcon = icon(() => (
  <>
    <path d="M5 12.5a10 10 0 0 1 3-2.2M12.5 9a10 10 0 0 1 6.5 3.5M8.5 16a5 5 0 0 1 6.6-.4M12 19.5h.01" />
    <path d="m4 4 16 16" />
  </>
));

export const LinkOffIcon = icon(() => (
  <>
    <path d="M9.5 7.5H8a4.5 4.5 0 0 0 0 9h1.5M14.5 7.5H16a4.5 4.5 0 0 1 3 7.9" />
    <path d="M8.5 12H12M4 4l16 16" />
  </>
));

export function BarsIcon({ size = 1, level }: { size?: number; level: 1 | 2 | 3 }): JSX.Element {
  return (
    <svg
      class="bars"
      viewBox="0 0 16 16"
      width={size * 16}
      height={size * 16}
      aria-hidden="true"
      focusable="false"
    >
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          class={bar <= level ? "full" : "empty"}
          x={bar * 5 - 4}
          y={14 - bar * 4}
          width="3.5"
          height={bar * 4}
          rx="1"
        />
      ))}
    </svg>
  );
}
