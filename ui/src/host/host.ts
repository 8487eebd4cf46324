/** The host: the only place that knows Tauri. Commands by name, and the one channel the state comes by. */
import { Channel, invoke } from "@tauri-apps/api/core";

import type { AdoptTarget } from "../wire/AdoptTarget";
import type { AdoptWish } from "../wire/AdoptWish";
import type { Aim } from "../wire/Aim";
import type { BuildDraft } from "../wire/BuildDraft";
import type { BuildRead } from "../wire/BuildRead";
import type { CardView } from "../wire/CardView";
import type { ChangeAsk } from "../wire/ChangeAsk";
import type { ChangePage } from "../wire/ChangePage";
import type { Checkup } from "../wire/Checkup";
import type { Closing } from "../wire/Closing";
import type { CredentialId } from "../wire/CredentialId";
import type { CredentialRef } from "../wire/CredentialRef";
import type { CredentialsView } from "../wire/CredentialsView";
import type { DamagedId } from "../wire/DamagedId";
import type { DeployerView } from "../wire/DeployerView";
import type { Destination } from "../wire/Destination";
import type { FindingRow } from "../wire/FindingRow";
import type { FolderId } from "../wire/FolderId";
import type { KeepDraft } from "../wire/KeepDraft";
import type { KeepRead } from "../wire/KeepRead";
import type { KeptKey } from "../wire/KeptKey";
import type { KeyChange } from "../wire/KeyChange";
import type { KeyGuide } from "../wire/KeyGuide";
import type { Link } from "../wire/Link";
import type { LogPage } from "../wire/LogPage";
import type { NewKey } from "../wire/NewKey";
import type { Offer } from "../wire/Offer";
import type { OpRecord } from "../wire/OpRecord";
import type { PermissionsView } from "../wire/PermissionsView";
import type { PlanView } from "../wire/PlanView";
import type { ProjectId } from "../wire/ProjectId";
import type { ProjectRow } from "../wire/ProjectRow";
import type { Purpose } from "../wire/Purpose";
import type { ReleaseDiff } from "../wire/ReleaseDiff";
import type { ReleaseId } from "../wire/ReleaseId";
import type { ReleaseRow } from "../wire/ReleaseRow";
import type { Role } from "../wire/Role";
import type { RuleDraft } from "../wire/RuleDraft";
import type { RulesRead } from "../wire/RulesRead";
import type { RunAnswers } from "../wire/RunAnswers";
import type { RunRecord } from "../wire/RunRecord";
import type { SettingsChange } from "../wire/SettingsChange";
import type { StepId } from "../wire/StepId";
import type { Text } from "../wire/Text";
import type { UpgradesView } from "../wire/UpgradesView";
import type { WantedDomain } from "../wire/WantedDomain";
import type { ToolPreview } from "../wire/ToolPreview";
import type { ToolWish } from "../wire/ToolWish";
import type { ToolsView } from "../wire/ToolsView";
import type { WindowState } from "../wire/WindowState";
import type { Wishes } from "../wire/Wishes";

/** A command whose answer comes by the state. */
async function tell(command: string, args?: Record<string, unknown>): Promise<void> {
  await invoke(command, args);
}

/** Hears the whole state, now and after every change. */
export async function watch(seen: (state: WindowState) => void): Promise<void> {
  const channel = new Channel<WindowState>();
  channel.onmessage = seen;
  await invoke("watch", { channel });
}

// Long lists, asked for when their number in the state changes.
export const projects = () => invoke<ProjectRow[]>("projects");
export const credentials = () => invoke<CredentialsView>("credentials");
/** What would be done for the open project toward this aim; `null` if it was not looked at. */
export const plan = (aim: Aim) => invoke<PlanView | null>("plan", { aim });
/** A stretch of what a plan sends or removes, filtered and laid out as it is asked for. */
export const changes = (aim: Aim, plan: number, ask: ChangeAsk, from: number, count: number) => invoke<ChangePage>("changes", { aim, plan, ask, from, count });
/** The next of those rows, after this one, whose name begins like this. */
export const findChange = (aim: Aim, plan: number, ask: ChangeAsk, text: string, after: number | null) => invoke<number | null>("find_change", { aim, plan, ask, text, after });
/** The open project's runs, newest first. */
export const history = (limit: number) => invoke<RunRecord[]>("history", { limit });
/** The releases of the open project's site, newest first, as its bucket has them; AWS is asked. */
export const releases = () => invoke<ReleaseRow[]>("releases");
/** What lies between two of them, in numbers; its files are asked for next. */
export const compareReleases = (earlier: ReleaseId, later: ReleaseId) => invoke<ReleaseDiff>("compare_releases", { earlier, later });
export const comparedFiles = (earlier: ReleaseId, later: ReleaseId, ask: ChangeAsk, from: number, count: number) => invoke<ChangePage>("compared_files", { earlier, later, ask, from, count });
export const findCompared = (earlier: ReleaseId, later: ReleaseId, ask: ChangeAsk, text: string, after: number | null) => invoke<number | null>("find_compared", { earlier, later, ask, text, after });
/** The open project's site is to be what it was in this release: the plan comes by the state, and is run as a deploy's. */
export const goBack = (release: ReleaseId) => tell("go_back", { release });
export const runOps = (run: string) => invoke<OpRecord[]>("run_ops", { run });

// Where in the window.
export const go = (to: Destination) => tell("go", { to });
export const openLink = (link: Link) => tell("open_link", { link });
export const setSettings = (change: SettingsChange) => tell("set_settings", { change });
export const dismissNotice = () => tell("dismiss_notice");
export const close = (how: Closing) => tell("close", { how });
export const copy = (text: string) => navigator.clipboard.writeText(text);

// Folders. `forSite`: for the open project.
export const chooseFolder = (forSite: boolean) => tell("choose_folder", { forSite });
/** A project is made with this folder, or one that is there takes it. */
export const begin = (folder: FolderId, practice: boolean, project: ProjectId | null) => tell("begin", { folder, practice, project });
export const trySample = () => tell("try_sample");

// What was made by hand.
/** What core understands of a bucket, a distribution or an address that is typed. */
export const readTarget = (text: string) => invoke<AdoptTarget>("read_target", { text });
/** Looks at it; what is found comes by the state. Nothing is changed. */
export const adoptLook = (wish: AdoptWish) => tell("adopt_look", { wish });
export const adoptStop = () => tell("adopt_stop");
/** Lets go of what was found. */
export const adoptLeave = () => tell("adopt_leave");
/** Takes over what was found by this number: it becomes a project, with the marks that were shown. */
export const adopt = (number: number) => tell("adopt", { number });
/** The upgrades of the open project's site, by its last look; `null` where nothing was taken over. */
export const upgrades = () => invoke<UpgradesView | null>("upgrades");

// The open project's site.
export const look = () => tell("look");
/** Looks at the open project's site as a doctor does; the checkup is asked for when its number comes. */
export const examine = () => tell("examine");
export const stopLooking = () => tell("stop_looking");
export const checkup = () => invoke<Checkup | null>("checkup");
/** What mends a rule's finding: a wish is changed if that is it, and the plan of this aim is to be shown next. */
export const fix = (rule: string) => invoke<Aim>("fix", { rule });
// Conveniences: a difference is shown, and written by its number.
export const tools = () => invoke<ToolsView>("tools");
export const previewTool = (wish: ToolWish) => invoke<ToolPreview>("preview_tool", { wish });
export const writeTool = (number: number) => tell("write_tool", { number });
export const undoTool = (number: number) => tell("undo_tool", { number });
/** Runs the build that was shown, by its fingerprint: who sends it says yes to it. Refused with `moved` if it is another one. */
export const build = (fingerprint: string) => tell("build", { fingerprint });
export const cancelBuild = () => tell("cancel_build");
/** What the build printed, from this line on. */
export const buildLog = (from: number) => invoke<LogPage>("build_log", { from });
/** Serves the open project's folder as its site would be, and opens it in the browser. */
export const preview = () => tell("preview");
export const stopPreview = () => tell("stop_preview");
/** Runs the plan of this number, and no other: refused with `moved` if it no longer stands. */
export const run = (aim: Aim, plan: number, answers: RunAnswers) => tell("run", { aim, plan, answers });
export const cancel = () => tell("cancel");
/** Nothing new is begun until it is let go on. */
export const pause = () => tell("pause");
export const resume = () => tell("resume");
/** Shows another environment of the open project. */
export const chooseEnvironment = (env: string) => tell("choose_environment", { env });
/** One more of them, which starts from another. */
export const addEnvironment = (env: string, from: string) => tell("add_environment", { env, from });
/** Takes the one that is shown out of the project. Refused with `environment-live` while something of it lies in an account. */
export const removeEnvironment = () => tell("remove_environment");
/** Another environment's newest release is to go to the one that is shown. */
export const promote = (from: string) => tell("promote", { from });
export const setPractice = (practice: boolean) => tell("set_practice", { practice });
/** What core understands of a build's form. */
export const readBuild = (draft: BuildDraft) => invoke<BuildRead>("read_build", { draft });
/** How the open project is built. A command of one's own is asked about by the system first: `false` if it was not wanted. */
export const setBuild = (draft: BuildDraft) => invoke<boolean>("set_build", { draft });
/** What core understands of header rules, and which files of the open project's folder they are for. */
export const readRules = (drafts: readonly RuleDraft[]) => invoke<RulesRead>("read_rules", { drafts });
export const readKeep = (draft: KeepDraft) => invoke<KeepRead>("read_keep", { draft });
/** What a rate means; refused with the rule it breaks. */
export const readRate = (text: string) => invoke<Text>("read_rate", { text });
/** How fast the open project's files may go; `null` as fast as they can. */
export const setLimitRate = (rate: string | null) => tell("set_limit_rate", { rate });
/** What core understands of a domain that is typed; refused with the rule it breaks. */
export const readDomain = (text: string) => invoke<WantedDomain>("read_domain", { text });
/** Whether a name is free, and what it costs; nothing is bought. */
export const checkDomain = (text: string) => invoke<Offer>("check_domain", { text });
/** The open project's deploy user as the last look saw it. */
export const deployer = () => invoke<DeployerView | null>("deployer");
/** Writes its key into a file, by the system's dialog. */
export const exportDeployer = () => tell("export_deployer");
/** What its credentials may not do of what its site needs; AWS is asked. */
export const permissions = () => invoke<PermissionsView>("permissions");
/** What looks secret in the open project's folder, and the project says nothing of. */
export const findings = () => invoke<FindingRow[]>("findings");
export const setWishes = (wishes: Wishes) => tell("set_wishes", { wishes });
/** Shows the files that would change (`true`) or the steps (`false`). */
export const setDeploying = (deploying: boolean) => tell("set_deploying", { deploying });
/** Saves a file that a command of the step's n-th change reads, by the system's dialog. */
export const saveFile = (aim: Aim, plan: number, step: StepId, op: number, name: string) => tell("save_file", { aim, plan, step, op, name });
/** Chooses whose credentials the open project uses; `allow` says yes to the program a profile names. */
export const useCredential = (role: Role, credential: CredentialRef | null, allow: boolean) => tell("use_credential", { role, credential, allow });

// Projects.
export const renameProject = (project: ProjectId, name: string) => tell("rename_project", { project, name });
export const duplicateProject = (project: ProjectId) => tell("duplicate_project", { project });
/** Refused with `project-live` while something of it lies in an account. */
export const deleteProject = (project: ProjectId) => tell("delete_project", { project });
export const undoDelete = (project: ProjectId) => tell("undo_delete", { project });
export const exportProject = (project: ProjectId) => tell("export_project", { project });
/** Opens a project file: a repository's `naru.toml` is linked, another is copied in. */
export const openProjectFile = () => tell("open_project_file");
export const mendProject = (damaged: DamagedId) => tell("mend_project", { damaged });

// Credentials. A secret goes in and never comes back.
export const identity = (credential: CredentialRef) => invoke<CardView>("identity", { credential });
export const keyGuide = () => invoke<KeyGuide>("key_guide");
export const addKey = (key: NewKey, name: string, purpose: Purpose) => invoke<KeptKey>("add_key", { key, name, purpose });
export const changeKey = (id: CredentialId, change: KeyChange) => tell("change_key", { id, change });
/** Asks for a key file by the system's dialog; what was read is offered on the credentials' page. */
export const chooseKeyFile = () => tell("choose_key_file");
