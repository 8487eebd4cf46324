/** S3's rules for names that a person types, as `naru_core::names` has them: said while typing; core decides. */

const ENDS = /^[a-z0-9].*[a-z0-9]$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const STARTS = ["xn--", "sthree-", "amzn-s3-demo-"];
const FINALS = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/** The word key of the rule a bucket's name breaks; `null` if it breaks none. */
export function bucketRule(name: string): string | null {
  const bytes = new TextEncoder().encode(name).length;
  if (bytes < 3 || bytes > 63) return "rule-bucket-length";
  if (!/^[a-z0-9.-]+$/.test(name)) return "rule-bucket-letters";
  if (!ENDS.test(name)) return "rule-bucket-ends";
  if (name.includes("..")) return "rule-bucket-dots";
  if (IPV4.test(name)) return "rule-bucket-ip";
  if (STARTS.some((start) => name.startsWith(start)) || FINALS.some((end) => name.endsWith(end))) return "rule-bucket-reserved";
  return null;
}

/** The word key of what is wrong with the id of an OAC or OAI; `null` if it may be one. */
export const accessIdRule = (id: string): string | null => (/^E[A-Z0-9]{7,31}$/.test(id) ? null : "ui-origin-id-rule");

/** The same for an index document (a file's name) or an error document (a path inside the site). */
export function documentRule(name: string, inside: boolean): string | null {
  const parts = name.split("/");
  const wrong = parts.some((part) => part === "" || part === "." || part === "..") || (!inside && parts.length > 1);
  return wrong || /[\u0000-\u001f\u007f]/.test(name) || name.length > 1024 ? "rule-document-shape" : null;
}
