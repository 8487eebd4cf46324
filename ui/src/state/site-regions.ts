/** AWS Regions by part of the world; their names are words `ui-region-<code>`. Source: the S3 console, 2026-11. */
import type { Region } from "../wire/Region";

/** Each group's word key and its Regions, those near our users first. */
export const REGIONS: readonly (readonly [group: string, regions: readonly Region[]])[] = [
  ["ui-regions-asia", [
    "ap-northeast-2", "ap-northeast-1", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-east-1", "ap-east-2", "ap-south-1", "ap-south-2",
  ]],
  ["ui-regions-america", ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1"]],
  ["ui-regions-europe", ["eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"]],
  ["ui-regions-other", ["me-central-1", "me-south-1", "il-central-1", "af-south-1"]],
];

const NAMED: ReadonlySet<Region> = new Set(REGIONS.flatMap(([, regions]) => regions));

/** The word key of a Region's name; a Region we do not know goes by its code. */
export const regionKey = (region: Region): string => (NAMED.has(region) ? `ui-region-${region}` : region);

/** Regions that are off in an account until somebody turns them on. */
export const OPT_IN: ReadonlySet<Region> = new Set([
  "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
  "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
]);
