//! What the page may ask for. Each command is a few lines: the work is in [`crate::desk`].

use std::sync::Arc;

use naru_core::Result;
use naru_core::address::DomainWishes;
use naru_core::adopt::found::Target;
use naru_core::build::log::LogPage;
use naru_core::buying::Offer;
use naru_core::credential::Purpose;
use naru_core::deploy::releases::ReleaseDiff;
use naru_core::deploy::rule_form::{RuleDraft, RulesRead};
use naru_core::deploy::tree::{ChangeAsk, ChangePage};
use naru_core::doctor::view::Checkup;
use naru_core::domain::Domain;
use naru_core::event::Text;
use naru_core::form::{self, BuildDraft, BuildRead, KeepDraft, KeepRead};
use naru_core::journal::{OpRecord, RunRecord};
use naru_core::names::{EnvName, ProjectId};
use naru_core::project::{CredentialRef, Wishes};
use naru_core::step::StepId;
use naru_core::words::Words;
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::window;
use crate::wire::adopt::{AdoptTarget, AdoptWish, UpgradesView};
use crate::wire::keys::{CardView, CredentialsView, KeptKey, KeyChange, KeyGuide, KeyId, NewKey, Role};
use crate::wire::permissions::PermissionsView;
use crate::wire::projects::{DamagedId, ProjectRow};
use crate::wire::releases::ReleaseRow;
use crate::wire::site::{Aim, DeployerView, PlanView, RunAnswers, WantedDomain};
use crate::wire::tools::{ToolPreview, ToolWish, ToolsView};
use crate::wire::{Closing, Destination, FindingRow, FolderId, Link, SettingsChange, Told, WindowState};

/// The desk as a command gets it.
type Mine<'a> = State<'a, Arc<Desk>>;

/// One of the system's dialogs, over our window, with a title in the language that is set.
fn dialog(desk: &Mine<'_>, window: &WebviewWindow, title: &str) -> AsyncFileDialog {
    AsyncFileDialog::new().set_title(Words::new(desk.settings().lang).plain(title)).set_parent(window)
}

/// Sends the whole state now and after every change; a reload calls it again.
#[tauri::command]
pub fn watch(desk: Mine<'_>, channel: Channel<WindowState>) {
    desk.watched_by(move |state| channel.send(state).is_ok());
}

/// The list of projects.
#[tauri::command]
pub async fn projects(desk: Mine<'_>) -> Result<Vec<ProjectRow>> {
    desk.projects()
}

/// The credentials there are.
#[tauri::command]
pub async fn credentials(desk: Mine<'_>) -> Result<CredentialsView> {
    desk.credentials().await
}

/// What would be done for the open project.
#[tauri::command]
pub async fn plan(desk: Mine<'_>, aim: Aim) -> Result<Option<PlanView>> {
    desk.plan(aim).await
}

/// A stretch of the files that would change, as they are asked for.
#[tauri::command]
pub async fn changes(
    desk: Mine<'_>,
    aim: Aim,
    plan: u64,
    ask: ChangeAsk,
    from: usize,
    count: usize,
) -> Result<ChangePage> {
    desk.changes(aim, plan, ask, from, count).await
}

/// The next of those rows whose name begins like this.
#[tauri::command]
pub async fn find_change(
    desk: Mine<'_>,
    aim: Aim,
    plan: u64,
    ask: ChangeAsk,
    text: String,
    after: Option<usize>,
) -> Result<Option<usize>> {
    desk.find_change(aim, plan, ask, text, after).await
}

/// The open project's runs.
#[tauri::command]
pub async fn history(desk: Mine<'_>, limit: usize) -> Result<Vec<RunRecord>> {
    desk.history(limit)
}

/// What one run did.
#[tauri::command]
pub async fn run_ops(desk: Mine<'_>, run: String) -> Result<Vec<OpRecord>> {
    desk.run_ops(&run)
}

/// The releases of the open project's site.
#[tauri::command]
pub async fn releases(desk: Mine<'_>) -> Result<Vec<ReleaseRow>> {
    desk.releases().await
}

/// What lies between two of them, in numbers.
#[tauri::command]
pub async fn compare_releases(desk: Mine<'_>, earlier: String, later: String) -> Result<ReleaseDiff> {
    desk.compare(&earlier, &later).await
}

/// A stretch of the files that differ, as they are asked for.
#[tauri::command]
pub async fn compared_files(
    desk: Mine<'_>,
    earlier: String,
    later: String,
    ask: ChangeAsk,
    from: usize,
    count: usize,
) -> Result<ChangePage> {
    desk.compared(&earlier, &later, ask, from, count).await
}

/// The next of those rows whose name begins like this.
#[tauri::command]
pub async fn find_compared(
    desk: Mine<'_>,
    earlier: String,
    later: String,
    ask: ChangeAsk,
    text: String,
    after: Option<usize>,
) -> Result<Option<usize>> {
    desk.find_compared(&earlier, &later, ask, text, after).await
}

/// The open project's site is to be what it was in this release.
#[tauri::command]
pub async fn go_back(desk: Mine<'_>, release: String) -> Told {
    desk.inner().go_back(&release)
}

/// Goes somewhere in the window.
#[tauri::command]
pub async fn go(desk: Mine<'_>, to: Destination) -> Told {
    desk.inner().go(to)
}

/// Opens an address that core makes, in the browser.
#[tauri::command]
pub async fn open_link(desk: Mine<'_>, link: Link) -> Told {
    desk.inner().open_link(link).await
}

/// Changes language, theme or size of text, and remembers it.
#[tauri::command]
pub fn set_settings(desk: Mine<'_>, window: WebviewWindow, change: SettingsChange) {
    window::dress(&window, desk.set(change));
}

/// Puts away what was told.
#[tauri::command]
pub fn dismiss_notice(desk: Mine<'_>) {
    desk.dismiss_notice();
}

/// Stays, or closes the window once every run has finished the change it is at.
#[tauri::command]
pub async fn close(desk: Mine<'_>, window: WebviewWindow, how: Closing) -> Told {
    if desk.close(how).await {
        // A window that is gone already needs no closing.
        let _ = window.destroy();
    }
    Ok(())
}

/// Asks for a folder by the system's own dialog and looks at it.
#[tauri::command]
pub async fn choose_folder(desk: Mine<'_>, window: WebviewWindow, for_site: bool) -> Told {
    // For the project that is shown now: another may be when the dialog closes.
    let project = if for_site { desk.shown() } else { None };
    let dialog = dialog(&desk, &window, "ui-choose-title");
    if let Some(folder) = desk.choosing(dialog.pick_folder()).await {
        match project {
            Some(project) => desk.inner().choose_for(&project, folder.path()),
            None => desk.inner().bring(folder.path().to_owned()).await,
        }
    }
    Ok(())
}

/// A project is made with a folder, or one that is there takes it.
#[tauri::command]
pub async fn begin(desk: Mine<'_>, folder: FolderId, practice: bool, project: Option<ProjectId>) -> Told {
    desk.inner().begin(&folder, practice, project)
}

/// Starts the practice crossing with the bundled sample.
#[tauri::command]
pub async fn try_sample(desk: Mine<'_>) -> Told {
    desk.inner().try_sample();
    Ok(())
}

/// What is understood of a bucket, a distribution or an address that a person types.
#[tauri::command]
pub fn read_target(text: String) -> Result<AdoptTarget> {
    Target::parse(&text).map(AdoptTarget::from)
}

/// Looks at what was made by hand.
#[tauri::command]
pub async fn adopt_look(desk: Mine<'_>, wish: AdoptWish) -> Told {
    desk.inner().adopt_look(wish)
}

/// Stops that look.
#[tauri::command]
pub async fn adopt_stop(desk: Mine<'_>) -> Told {
    desk.adopt_stop();
    Ok(())
}

/// Lets go of what was found.
#[tauri::command]
pub async fn adopt_leave(desk: Mine<'_>) -> Told {
    desk.adopt_leave();
    Ok(())
}

/// Takes over what was found by this number.
#[tauri::command]
pub async fn adopt(desk: Mine<'_>, number: u64) -> Told {
    desk.inner().adopt(number)
}

/// The upgrades of the open project's site.
#[tauri::command]
pub async fn upgrades(desk: Mine<'_>) -> Result<Option<UpgradesView>> {
    Ok(desk.upgrades())
}

/// Looks at the open project's site again.
#[tauri::command]
pub async fn look(desk: Mine<'_>) -> Told {
    desk.inner().look();
    Ok(())
}

/// Examines the open project's site.
#[tauri::command]
pub async fn examine(desk: Mine<'_>) -> Told {
    desk.inner().examine()
}

/// Stops the look at the open project's site.
#[tauri::command]
pub async fn stop_looking(desk: Mine<'_>) -> Told {
    desk.stop_looking();
    Ok(())
}

/// The open project's last checkup.
#[tauri::command]
pub async fn checkup(desk: Mine<'_>) -> Result<Option<Checkup>> {
    Ok(desk.checkup())
}

/// What mends a rule's finding: a wish is changed, and the plan of what comes back is shown next.
#[tauri::command]
pub async fn fix(desk: Mine<'_>, rule: String) -> Result<Aim> {
    desk.inner().fix(&rule).await
}

/// What the conveniences for a terminal and CI start from.
#[tauri::command]
pub async fn tools(desk: Mine<'_>) -> Result<ToolsView> {
    desk.tools().await
}

/// Shows what a convenience would write.
#[tauri::command]
pub async fn preview_tool(desk: Mine<'_>, wish: ToolWish) -> Result<ToolPreview> {
    desk.preview_tool(wish).await
}

/// Writes what was shown.
#[tauri::command]
pub async fn write_tool(desk: Mine<'_>, number: u64) -> Told {
    desk.write_tool(number)
}

/// Puts back what was before.
#[tauri::command]
pub async fn undo_tool(desk: Mine<'_>, number: u64) -> Told {
    desk.undo_tool(number)
}

/// Runs the open project's build, as it was shown.
#[tauri::command]
pub async fn build(desk: Mine<'_>, fingerprint: String) -> Told {
    desk.inner().build(&fingerprint)
}

/// Stops it.
#[tauri::command]
pub async fn cancel_build(desk: Mine<'_>) -> Told {
    desk.cancel_build();
    Ok(())
}

/// What it printed, from this line on.
#[tauri::command]
pub async fn build_log(desk: Mine<'_>, from: u64) -> Result<LogPage> {
    Ok(desk.build_log(from))
}

/// Serves the open project's folder as its site would be, in the browser.
#[tauri::command]
pub async fn preview(desk: Mine<'_>) -> Told {
    desk.inner().preview().await
}

/// Stops serving it.
#[tauri::command]
pub async fn stop_preview(desk: Mine<'_>) -> Told {
    desk.stop_preview().await;
    Ok(())
}

/// Does what was shown of the open project.
#[tauri::command]
pub async fn run(desk: Mine<'_>, aim: Aim, plan: u64, answers: RunAnswers) -> Told {
    desk.inner().run(aim, plan, answers)
}

/// Stops the open project's run after the change it is at.
#[tauri::command]
pub async fn cancel(desk: Mine<'_>) -> Told {
    desk.cancel();
    Ok(())
}

/// Holds the open project's run; what is under way ends.
#[tauri::command]
pub async fn pause(desk: Mine<'_>) -> Told {
    desk.pause(true);
    Ok(())
}

/// Lets it go on.
#[tauri::command]
pub async fn resume(desk: Mine<'_>) -> Told {
    desk.pause(false);
    Ok(())
}

/// Builds the open project in practice, or in an account.
#[tauri::command]
pub async fn set_practice(desk: Mine<'_>, practice: bool) -> Told {
    desk.inner().set_practice(practice)
}

/// Shows another environment of the open project.
#[tauri::command]
pub async fn choose_environment(desk: Mine<'_>, env: String) -> Told {
    desk.inner().choose_environment(&EnvName::parse(&env)?)
}

/// One more environment of the open project, which starts from another.
#[tauri::command]
pub async fn add_environment(desk: Mine<'_>, env: String, from: String) -> Told {
    desk.inner().add_environment(&EnvName::parse(&env)?, &EnvName::parse(&from)?)
}

/// Takes the environment that is shown out of its project.
#[tauri::command]
pub async fn remove_environment(desk: Mine<'_>) -> Told {
    desk.inner().remove_environment()
}

/// Another environment's newest release is to go to the one that is shown.
#[tauri::command]
pub async fn promote(desk: Mine<'_>, from: String) -> Told {
    desk.inner().promote(&EnvName::parse(&from)?)
}

/// What is wanted of the open project's site.
#[tauri::command]
pub async fn set_wishes(desk: Mine<'_>, wishes: Wishes) -> Told {
    desk.inner().set_wishes(wishes).await
}

/// What is understood of the form of a build. Nothing is saved.
#[tauri::command]
pub fn read_build(draft: BuildDraft) -> BuildRead {
    draft.read()
}

/// How the open project is built; says whether that was saved. A command of one's own is shown by the system first:
/// the page alone can name none.
#[tauri::command]
pub async fn set_build(desk: Mine<'_>, window: WebviewWindow, draft: BuildDraft) -> Result<bool> {
    if let Some(command) = desk.new_command(&draft) {
        let words = Words::new(desk.settings().lang);
        let (yes, no) = (words.plain("ui-build-own-yes"), words.plain("ui-cancel"));
        // GTK's dialog takes its text as a format: a percent sign of the command is to be one.
        let command = if cfg!(target_os = "linux") { command.replace('%', "%%") } else { command };
        let dialog = AsyncMessageDialog::new()
            .set_title(words.plain("ui-build-own-title"))
            .set_description(words.text("ui-build-own-asked", &[("command".to_owned(), command)].into()))
            .set_buttons(MessageButtons::OkCancelCustom(yes.clone(), no))
            .set_parent(&window);
        let said = async { Some(dialog.show().await) };
        // Some systems answer with the button's words, and some do not.
        let agreed = |said| said == MessageDialogResult::Ok || said == MessageDialogResult::Custom(yes);
        if !desk.choosing(said).await.is_some_and(agreed) {
            return Ok(false);
        }
    }
    desk.inner().set_build(&draft).await.map(|()| true)
}

/// What is understood of header rules, and which files of the open project's folder they are for. Nothing is saved.
#[tauri::command]
pub async fn read_rules(desk: Mine<'_>, drafts: Vec<RuleDraft>) -> Result<RulesRead> {
    Ok(desk.read_rules(&drafts))
}

/// What is understood of how long releases are to stay. Nothing is saved.
#[tauri::command]
pub fn read_keep(draft: KeepDraft) -> KeepRead {
    draft.read()
}

/// What is understood of a rate. Nothing is saved.
#[tauri::command]
pub fn read_rate(text: String) -> Result<Text> {
    form::read_rate(&text)
}

/// How fast the open project's files may go.
#[tauri::command]
pub async fn set_limit_rate(desk: Mine<'_>, rate: Option<String>) -> Told {
    desk.inner().set_limit_rate(rate.as_deref())
}

/// What is understood of a domain that a person types. Nothing is saved.
#[tauri::command]
pub fn read_domain(text: String) -> Result<WantedDomain> {
    Ok(WantedDomain::of(&DomainWishes::new(Domain::parse(&text)?)))
}

/// Whether a name is free, and what it costs. Nothing is bought.
#[tauri::command]
pub async fn check_domain(desk: Mine<'_>, text: String) -> Result<Offer> {
    desk.check_domain(&text).await
}

/// The open project's deploy user, as the last look saw it.
#[tauri::command]
pub async fn deployer(desk: Mine<'_>) -> Result<Option<DeployerView>> {
    Ok(desk.deployer())
}

/// Writes the deploy user's key where the system's dialog says.
#[tauri::command]
pub async fn export_deployer(desk: Mine<'_>, window: WebviewWindow) -> Told {
    let dialog = dialog(&desk, &window, "ui-save-title").set_file_name(desk.export_deployer_name()?);
    match desk.choosing(dialog.save_file()).await {
        Some(to) => desk.export_deployer(to.path()).await,
        None => Ok(()),
    }
}

/// What stops the open project's folder from being published.
#[tauri::command]
pub async fn findings(desk: Mine<'_>) -> Result<Vec<FindingRow>> {
    desk.findings().await
}

/// What the open project's credentials may not do, by name.
#[tauri::command]
pub async fn permissions(desk: Mine<'_>) -> Result<PermissionsView> {
    desk.permissions().await
}

/// Shows the files that would change, or the steps.
#[tauri::command]
pub async fn set_deploying(desk: Mine<'_>, deploying: bool) -> Told {
    desk.inner().set_deploying(deploying);
    Ok(())
}

/// Saves a file that a command of a step's n-th change reads.
#[tauri::command]
pub async fn save_file(
    desk: Mine<'_>,
    window: WebviewWindow,
    aim: Aim,
    plan: u64,
    step: StepId,
    op: usize,
    name: String,
) -> Told {
    let text = desk.file_of(aim, plan, step, op, &name).await?;
    let dialog = dialog(&desk, &window, "ui-save-title").set_file_name(&name);
    match desk.choosing(dialog.save_file()).await {
        Some(to) => desk.save_file(&text, to.path()),
        None => Ok(()),
    }
}

/// Whose credentials the open project uses.
#[tauri::command]
pub async fn use_credential(desk: Mine<'_>, role: Role, credential: Option<CredentialRef>, allow: bool) -> Told {
    desk.inner().use_credential(role, credential, allow)
}

/// Gives a project another name.
#[tauri::command]
pub async fn rename_project(desk: Mine<'_>, project: ProjectId, name: String) -> Told {
    desk.rename_project(&project, &name)
}

/// Another project with the same wishes.
#[tauri::command]
pub async fn duplicate_project(desk: Mine<'_>, project: ProjectId) -> Told {
    desk.inner().duplicate_project(&project)
}

/// Puts a project away.
#[tauri::command]
pub async fn delete_project(desk: Mine<'_>, project: ProjectId) -> Told {
    desk.delete_project(&project)
}

/// Brings a project back that was put away.
#[tauri::command]
pub async fn undo_delete(desk: Mine<'_>, project: ProjectId) -> Told {
    desk.inner().undo_delete(&project)
}

/// Writes a project's file where the system's dialog says.
#[tauri::command]
pub async fn export_project(desk: Mine<'_>, window: WebviewWindow, project: ProjectId) -> Told {
    let dialog = dialog(&desk, &window, "ui-export-title").set_file_name(desk.export_name(&project)?);
    match desk.choosing(dialog.save_file()).await {
        Some(to) => desk.export_to(&project, to.path()),
        None => Ok(()),
    }
}

/// Opens a project file by the system's dialog.
#[tauri::command]
pub async fn open_project_file(desk: Mine<'_>, window: WebviewWindow) -> Told {
    let dialog = dialog(&desk, &window, "ui-open-title").add_filter("naru.toml", &["toml"]);
    match desk.choosing(dialog.pick_file()).await {
        Some(file) => desk.inner().open_project_file(file.path()),
        None => Ok(()),
    }
}

/// Puts the last good version of a damaged project file back.
#[tauri::command]
pub async fn mend_project(desk: Mine<'_>, damaged: DamagedId) -> Told {
    desk.inner().mend_project(&damaged)
}

/// Who a credential is; AWS is asked.
#[tauri::command]
pub async fn identity(desk: Mine<'_>, credential: CredentialRef) -> Result<CardView> {
    desk.identity(credential).await
}

/// From a root sign-in to a key of one's own.
#[tauri::command]
pub fn key_guide(desk: Mine<'_>) -> KeyGuide {
    desk.key_guide()
}

/// Keeps a key. It goes in here and comes out nowhere.
#[tauri::command]
pub async fn add_key(desk: Mine<'_>, key: NewKey, name: String, purpose: Purpose) -> Result<KeptKey> {
    desk.add_key(key, &name, purpose).await
}

/// Changes a kept credential.
#[tauri::command]
pub async fn change_key(desk: Mine<'_>, id: KeyId, change: KeyChange) -> Told {
    desk.change_key(&id, change).await
}

/// Asks for a key file by the system's dialog, and offers to keep what it holds.
#[tauri::command]
pub async fn choose_key_file(desk: Mine<'_>, window: WebviewWindow) -> Told {
    let dialog = dialog(&desk, &window, "ui-choose-key-title").add_filter("CSV", &["csv"]);
    if let Some(file) = desk.choosing(dialog.pick_file()).await {
        desk.bring_key(file.path());
    }
    Ok(())
}
