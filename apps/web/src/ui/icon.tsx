import type { ReactNode } from "react";

const PATHS = {
  check: "M3 8.5l3.2 3.2L13 4.8",
  cross: "M4 4l8 8M12 4l-8 8",
  dash: "M4 8h8",
  dot: "M8 7.5v1",
  mic: "M8 2a2 2 0 0 0-2 2v4a2 2 0 0 0 4 0V4a2 2 0 0 0-2-2zM3.5 8a4.5 4.5 0 0 0 9 0M8 12.5V15",
  sound: "M3 6v4h2.5L9 13V3L5.5 6zM11.5 5.5a3.5 3.5 0 0 1 0 5",
  moon: "M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z",
  sun: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
  system: "M2.5 3.5h11v7h-11zM6 13.5h4M8 10.5v3",
  play: "M5 3.5v9l7-4.5z",
  bulb: "M6 13h4M6.5 11c0-1.5-2-2.3-2-4.8a3.5 3.5 0 0 1 7 0C11.5 8.700 9.500 9.500 9.500 11z",
  down: "M8 3v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10",
} as const;

type Props = { name: keyof typeof PATHS; size?: number };

/** Decoration beside words; it never carries a meaning alone. */
export function Icon({ name, size = 16 }: Props): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
