//! The keychain's own thread, and how long anybody waits for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use naru_core::{Code, Error, Result};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(3);
/// How long, if a person is asked for a password meanwhile.
const PROMPT: Duration = Duration::from_secs(60);

type Job = Box<dyn FnOnce(&AtomicBool) + Send>;

/// The thread at work. One that hangs is left to itself, and a new one takes its place.
#[derive(Clone)]
struct Worker {
    jobs: mpsc::Sender<Job>,
    /// Whether a person may be asked for a password just now.
    prompting: Arc<AtomicBool>,
}

static WORKER: Mutex<Option<Worker>> = Mutex::new(None);

impl Worker {
    fn start() -> std::io::Result<Self> {
        let (jobs, todo) = mpsc::channel::<Job>();
        let prompting = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&prompting);
        std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            for job in todo {
                job(&flag);
                flag.store(false, Ordering::SeqCst);
            }
        })?;
        Ok(Self { jobs, prompting })
    }

    /// Hands a job to the thread there is, or to a new one.
    fn take(mut job: Job) -> std::io::Result<Self> {
        let mut worker = WORKER.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = worker.as_ref() {
            match known.jobs.send(job) {
                Ok(()) => return Ok(known.clone()),
                // The thread ended with a job that panicked.
                Err(mpsc::SendError(back)) => job = back,
            }
        }
        let fresh = Self::start()?;
        // Its thread stands and waits.
        let _ = fresh.jobs.send(job);
        *worker = Some(fresh.clone());
        Ok(fresh)
    }

    /// Nobody gives this thread another job.
    fn leave(&self) {
        let mut worker = WORKER.lock().unwrap_or_else(PoisonError::into_inner);
        if worker.as_ref().is_some_and(|known| Arc::ptr_eq(&known.prompting, &self.prompting)) {
            *worker = None;
        }
    }
}

/// What a job sees of whoever asked.
pub(super) struct Asked<'a> {
    prompting: &'a AtomicBool,
    gone: Arc<AtomicBool>,
}

impl Asked<'_> {
    /// From here on a person may be asked for a password.
    pub(super) fn prompting(&self) {
        self.prompting.store(true, Ordering::SeqCst);
    }

    /// Whether nobody waits for the answer any more.
    pub(super) fn given_up(&self) -> bool {
        self.gone.load(Ordering::SeqCst)
    }
}

/// Sets its flag when whoever waits goes away, in whatever way.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Runs a job on the keychain's thread.
///
/// # Errors
/// What the job says; `KeychainFailed` without an answer in time, `KeychainLocked` if a password was waited for.
pub(super) async fn ask<T: Send + 'static>(job: impl FnOnce(&Asked<'_>) -> Result<T> + Send + 'static) -> Result<T> {
    let (reply, mut answer) = oneshot::channel();
    let (begun, gone) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let _waiting = Waiting(Arc::clone(&gone));
    let started = Arc::clone(&begun);
    let worker = Worker::take(Box::new(move |prompting| {
        started.store(true, Ordering::SeqCst);
        let asked = Asked { prompting, gone };
        if !asked.given_up() {
            let _ = reply.send(job(&asked));
        }
    }))
    .map_err(|e| Error::new(Code::KeychainFailed).detail(e))?;
    let ended = |_| Error::new(Code::KeychainFailed).detail("the keychain's thread ended");
    if let Ok(answer) = timeout(ANSWER, &mut answer).await {
        return answer.map_err(ended)?;
    }
    if !worker.prompting.load(Ordering::SeqCst) {
        worker.leave();
        return Err(Error::new(Code::KeychainFailed).detail("no answer within 3 seconds"));
    }
    // Whose question stands open on the screen? Only who asked it waits on.
    if begun.load(Ordering::SeqCst) {
        if let Ok(answer) = timeout(PROMPT - ANSWER, answer).await {
            return answer.map_err(ended)?;
        }
        worker.leave();
    }
    Err(Error::new(Code::KeychainLocked))
}
