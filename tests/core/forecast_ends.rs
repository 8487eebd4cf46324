//! What a run that is only shown ends with: what the run itself would, where nobody is there to be asked.

use naru_core::Code;
use naru_core::error::Error;
use naru_core::forecast::{Forecast, StepForecast};
use naru_core::op::Op;
use naru_core::plan::{Plan, Question, Wait};
use naru_core::spec::Answered;
use naru_core::step::StepId;

fn questions() -> [Question; 9] {
    let text = || "x".to_owned();
    [
        Question::MakePublic { bucket: "shop".to_owned() },
        Question::Overwrite { files: 1, first: text() },
        Question::RemoveMany { files: 60, all: 61, first: text() },
        Question::HandEdit { what: text(), fields: text() },
        Question::ReplaceRecord { name: text(), record: text(), old: text() },
        Question::LeaveRecords { names: text(), host: text() },
        Question::ChooseZone { zone: text(), ids: text() },
        Question::DeleteZone { zone: text(), id: text() },
        Question::BreakLock { holder: text(), since: text() },
    ]
}

/// What answers this one and no other.
fn answer(question: &Question) -> Answered {
    let none = Answered::default();
    match question {
        Question::MakePublic { bucket } => Answered { make_public: Some(bucket.clone()), ..none },
        Question::Overwrite { .. } => Answered { overwrite: true, ..none },
        Question::RemoveMany { .. } => Answered { remove_many: true, ..none },
        Question::HandEdit { .. } => Answered { mended: vec![question.clone()], ..none },
        Question::ReplaceRecord { .. } => Answered { replace_records: true, ..none },
        Question::LeaveRecords { .. } => Answered { leave_records: Some(false), ..none },
        Question::ChooseZone { .. } => none,
        Question::DeleteZone { .. } => Answered { delete_zone: Some(false), ..none },
        Question::BreakLock { .. } => Answered { break_lock: true, ..none },
    }
}

fn step(step: StepId, questions: Vec<Question>, waits: Vec<Wait>, then: Plan) -> StepForecast {
    StepForecast { step, ops: Vec::<Op>::new(), questions, waits, then }
}

fn wait(on: &str) -> Wait {
    let then = Error::new(Code::NotLive).into();
    Wait { on: on.to_owned(), usual_seconds: 1, limit_seconds: 2, then, copy: Vec::new(), told: Vec::new() }
}

#[test]
fn each_question_is_answered_by_its_own_answer_alone() {
    for question in questions() {
        let forecast = Forecast { steps: vec![step(StepId::Files, vec![question.clone()], Vec::new(), Plan::Done)] };
        for other in questions() {
            let stop = forecast.would_stop(&answer(&other), true);
            let open = question != other || matches!(question, Question::ChooseZone { .. });
            assert_eq!(stop.is_some(), open, "{question:?} by the answer to {other:?}");
            if let Some(stop) = stop {
                assert_eq!(stop.args["flag"], question.flag());
            }
        }
    }
    // Another bucket's name, typed, is no answer; a yes to any change by hand is one to this.
    let public = Question::MakePublic { bucket: "shop".to_owned() };
    assert!(!public.is_answered(&Answered { make_public: Some("shop2".to_owned()), ..Answered::default() }));
    let edit = Question::HandEdit { what: String::new(), fields: String::new() };
    assert!(edit.is_answered(&Answered { mend: true, ..Answered::default() }));
}

#[test]
fn questions_come_before_all_else_and_then_the_steps_in_their_order() {
    let lock = Question::BreakLock { holder: "min".to_owned(), since: "yesterday".to_owned() };
    let forecast = Forecast {
        steps: vec![
            step(StepId::Bucket, Vec::new(), vec![wait("deploying")], Plan::Done),
            step(StepId::Access, Vec::new(), Vec::new(), Plan::NotOurs { what: "x".to_owned(), owner: None }),
            step(StepId::Files, vec![lock.clone()], Vec::new(), Plan::Done),
        ],
    };
    let code = |answers: &Answered, wait: bool| forecast.would_stop(answers, wait).map(|stop| stop.code);
    assert_eq!(code(&Answered::default(), false), Some(Code::PublishLocked), "asked before anything is done");
    assert_eq!(code(&answer(&lock), false), Some(Code::StillWaiting));
    assert_eq!(code(&answer(&lock), true), Some(Code::NotOurs));
    let well = Forecast { steps: forecast.steps[..1].to_vec() };
    assert_eq!(well.would_stop(&Answered::default(), true), None, "who waits gets there");
}
