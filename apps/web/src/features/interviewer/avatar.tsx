import type { ReactNode } from "react";
import styles from "./interviewer.module.css";

export type Posture = "idle" | "listening" | "speaking";

/** A drawn interviewer. What it shows is also said in words beside it. */
export function Avatar({ posture }: { posture: Posture }): ReactNode {
  return (
    <svg
      className={styles["avatar"]}
      data-posture={posture}
      viewBox="0 0 120 120"
      role="img"
      aria-label={`Interviewer, ${posture}`}
    >
      <defs>
        <linearGradient id="avatar-sky" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#7c3aed" />
          <stop offset="1" stopColor="#2a1a5e" />
        </linearGradient>
        <clipPath id="avatar-frame">
          <circle cx="60" cy="60" r="54" />
        </clipPath>
      </defs>
      <circle className={styles["halo"]} cx="60" cy="60" r="57" />
      <g clipPath="url(#avatar-frame)">
        <rect width="120" height="120" fill="url(#avatar-sky)" />
        <path d="M18 124c2-26 18-36 42-36s40 10 42 36z" fill="#1b1533" />
        <path d="M49 84h22v12c-4 6-18 6-22 0z" fill="#d9a986" />
        <g className={styles["head"]}>
          <ellipse cx="60" cy="58" rx="24" ry="28" fill="#efc3a0" />
          <path
            d="M34 58c-4-30 14-38 27-38 16 0 29 10 25 38-2-10-6-16-10-20-8 6-24 8-33 4-4 4-7 9-9 16z"
            fill="#2b1d18"
          />
          <g className={styles["eyes"]} fill="#241a2e">
            <circle cx="51" cy="60" r="2.8" />
            <circle cx="69" cy="60" r="2.8" />
          </g>
          <path d="M46 53c3-2 7-2 10 0M64 53c3-2 7-2 10 0" className={styles["brow"]} />
          <ellipse className={styles["mouth"]} cx="60" cy="74" rx="6" ry="1.6" fill="#8b3a3a" />
        </g>
      </g>
    </svg>
  );
}
