import type { PostHog } from "posthog-js";
import { type CaptureResult } from "posthog-js";
export interface Props { client: PostHog | null; last: CaptureResult | null; email: string }
