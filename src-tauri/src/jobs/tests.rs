use std::sync::mpsc;

use sanad_vault::Fault;
use tauri::ipc::Channel;

use super::*;
use crate::told::NetWaiting;

fn jobs() -> (Jobs, Arc<AtomicU64>) {
    let (notices, heard) = (Notices::default(), Arc::new(AtomicU64::new(0)));
    let count = Arc::clone(&heard);
    notices.hear(Channel::new(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }));
    (Jobs::new(notices), heard)
}

fn until(mut true_now: impl FnMut() -> bool) {
    let since = Instant::now();
    while !true_now() {
        assert!(since.elapsed() < Duration::from_secs(20), "it never came");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Steps for ever, until it is stopped.
fn endless(task: &Task) -> Answer<JobResult> {
    loop {
        task.job.step(1)?;
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_job_is_seen_from_its_beginning_to_its_end() {
    let (jobs, heard) = jobs();
    let (go, wait) = mpsc::channel::<()>();
    let id = jobs
        .start(JobKind::Acquire, Some("c".to_owned()), move |task| -> Answer<JobResult> {
            task.job.expect_bytes(10);
            task.begin_file("a.jpg");
            wait.recv().unwrap();
            task.job.step(10)?;
            task.end_file(|line| line.state = FileState::Kept);
            Ok(JobResult::Acquired { kept: 1, refused: 0, not_begun: 0 })
        })
        .unwrap();
    until(|| jobs.list()[0].files.len() == 1);
    let seen = jobs.list().remove(0);
    assert_eq!((seen.id.as_str(), seen.state, seen.total), (id.as_str(), JobState::Running, 10));
    assert_eq!(seen.case_id.as_deref(), Some("c"));
    assert_eq!(jobs.dismiss(&id).unwrap_err().code, "job-runs");
    go.send(()).unwrap();
    until(|| jobs.list()[0].state == JobState::Done);
    let seen = jobs.list().remove(0);
    assert_eq!((seen.done, seen.files[0].state), (10, FileState::Kept));
    assert!(matches!(seen.result, Some(JobResult::Acquired { kept: 1, .. })));
    until(|| heard.load(Ordering::Relaxed) >= 2);
    jobs.dismiss(&id).unwrap();
    assert_eq!(jobs.stop(&id).unwrap_err().code, "no-such-job");
}

#[test]
fn a_job_stops_when_told_and_is_told_of_ten_times_a_second_at_most() {
    let (jobs, heard) = jobs();
    let id = jobs.start(JobKind::Fixity, None, endless).unwrap();
    thread::sleep(Duration::from_millis(550));
    let said = heard.load(Ordering::Relaxed);
    assert!((2..=7).contains(&said), "{said} notices in half a second");
    jobs.stop(&id).unwrap();
    until(|| jobs.list()[0].state == JobState::Stopped);
    assert!(jobs.list()[0].error.is_none());
    assert!(!jobs.any_runs());
}

#[test]
fn what_fails_or_panics_says_so() {
    let (jobs, _) = jobs();
    jobs.start(JobKind::Fetch, None, |_| Err::<JobResult, _>(Fault::damaged("x").into())).unwrap();
    until(|| jobs.list()[0].state == JobState::Failed);
    assert_eq!(jobs.list()[0].error.as_ref().unwrap().code, "damaged");
    jobs.start(JobKind::Fetch, None, |_| -> Answer<JobResult> { panic!("on purpose") }).unwrap();
    until(|| jobs.list()[0].state == JobState::Failed);
    assert_eq!(jobs.list()[0].error.as_ref().unwrap().code, "app-error");
}

#[test]
fn all_is_forgotten_and_nothing_is_waited_for_in_vain() {
    let (jobs, _) = jobs();
    let held = Arc::new(());
    let weak = Arc::downgrade(&held);
    jobs.start(JobKind::Fixity, None, move |task| {
        let _held = held;
        endless(task)
    })
    .unwrap();
    jobs.forget(Duration::from_secs(10));
    assert!(jobs.list().is_empty());
    until(|| weak.strong_count() == 0);
    jobs.start(JobKind::Fixity, None, |_| -> Answer<JobResult> {
        thread::sleep(Duration::from_secs(2));
        Ok(JobResult::Restored)
    })
    .unwrap();
    let since = Instant::now();
    jobs.forget(Duration::from_millis(200));
    assert!(since.elapsed() < Duration::from_secs(1));
}

#[test]
fn only_the_last_files_are_told() {
    let (jobs, _) = jobs();
    jobs.start(JobKind::Acquire, None, |task| -> Answer<JobResult> {
        (0..1000).for_each(|number| task.begin_file(&number.to_string()));
        Ok(JobResult::Restored)
    })
    .unwrap();
    until(|| jobs.list()[0].state == JobState::Done);
    let files = jobs.list().remove(0).files;
    assert_eq!((files.len(), files[0].name.as_str()), (LINES, "800"));
}

#[test]
fn what_the_lock_cut_off_is_told_afterwards_without_a_name() {
    let (jobs, _) = jobs();
    let work = |task: &Task| {
        task.expect_files(["a name".to_owned()].into_iter());
        task.begin_file("a name");
        let why = endless(task).err();
        let result = JobResult::Acquired { kept: 1, refused: 0, not_begun: 2 };
        End { result: Some(result), why }
    };
    jobs.start(JobKind::Acquire, Some("case".to_owned()), work).unwrap();
    until(|| jobs.any_runs());
    let cut = jobs.forget(Duration::from_secs(20));
    assert!(jobs.list().is_empty());
    jobs.tell_cut_off(cut);
    let told = jobs.list();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].state, told[0].case_id.as_deref()), (JobState::Stopped, Some("case")));
    assert!(told[0].files.is_empty() && told[0].doing.is_empty());
    assert!(matches!(told[0].result, Some(JobResult::Acquired { kept: 1, not_begun: 2, .. })));
    jobs.dismiss(&told[0].id).unwrap();
}

fn at_part(part: u64, waiting: Option<NetWaiting>) -> NetProgress {
    NetProgress {
        partner: "The Bureau".to_owned(),
        bundle: None,
        part,
        parts: 9,
        sent: 3,
        of: 8,
        pace: None,
        left_seconds: None,
        waiting,
    }
}

fn sent(bundles: u32) -> JobResult {
    JobResult::Sent {
        bundles,
        acceptances: 0,
        messages: 0,
        cards: 0,
        withdrawn: 0,
        problems: Vec::new(),
        waits: Vec::new(),
        sent: 0,
        received: 0,
    }
}

#[test]
fn what_nobody_asked_for_is_seen_while_parts_go_and_when_something_came_of_it() {
    let (jobs, _) = jobs();
    let (go, wait) = mpsc::channel::<()>();
    jobs.start_quiet(JobKind::Send, move |task| -> Answer<JobResult> {
        task.job.expect_bytes(100);
        task.job.doing("part 1 of 9");
        wait.recv().unwrap();
        task.tell_net(at_part(1, None));
        wait.recv().unwrap();
        Ok(sent(1))
    })
    .unwrap();
    assert!(jobs.any_runs() && jobs.list().is_empty());
    assert_eq!(jobs.running(JobKind::Send), None, "nobody asked for it");
    go.send(()).unwrap();
    until(|| jobs.list().len() == 1);
    let seen = jobs.list().remove(0);
    assert_eq!(seen.net.unwrap().part, 1);
    assert_eq!((seen.done, seen.total, seen.doing.as_str()), (3, 8, ""));
    go.send(()).unwrap();
    until(|| jobs.list()[0].state == JobState::Done);
    assert!(jobs.list()[0].net.is_none());
    // One that fails, and one of which nothing came, leave it as it was.
    jobs.start_quiet(JobKind::Send, |_| Err::<JobResult, _>(Refusal::new("net-offline"))).unwrap();
    jobs.start_quiet(JobKind::Send, |_| End { result: None, why: None }).unwrap();
    until(|| !jobs.any_runs());
    until(|| locked(&jobs.inner).tasks.len() == 1);
    assert!(matches!(jobs.list()[0].result, Some(JobResult::Sent { bundles: 1, .. })));
    // The next of which something came takes its place.
    jobs.start_quiet(JobKind::Send, |_| -> Answer<_> { Ok(sent(2)) }).unwrap();
    until(|| matches!(jobs.list()[0].result, Some(JobResult::Sent { bundles: 2, .. })));
    until(|| jobs.list().len() == 1);
}

#[test]
fn a_lock_tells_nothing_of_what_nobody_asked_for() {
    let (jobs, _) = jobs();
    jobs.start_quiet(JobKind::Send, endless).unwrap();
    let asked = jobs.start(JobKind::Send, None, endless).unwrap();
    assert_eq!(jobs.running(JobKind::Send), Some(asked));
    assert_eq!(jobs.forget(Duration::from_secs(20)).len(), 1);
}

#[test]
fn the_network_is_left_and_other_work_goes_on() {
    let (jobs, _) = jobs();
    for kind in [JobKind::Send, JobKind::FetchNet, JobKind::Deliver] {
        jobs.start(kind, None, endless).unwrap();
    }
    jobs.stop_net(Duration::from_secs(20));
    let running = |kind| jobs.running(kind).is_some();
    assert!(!running(JobKind::Send) && !running(JobKind::FetchNet) && running(JobKind::Deliver));
    jobs.forget(Duration::from_secs(20));
}

#[test]
fn what_it_waits_for_comes_nearer() {
    let said = Instant::now().checked_sub(Duration::from_secs(7)).unwrap();
    let waiting = Some(NetWaiting { code: "net-offline".to_owned(), seconds: 10 });
    let told = Told { net: Some((at_part(0, waiting), said)), ..Told::new(JobState::Running) };
    assert_eq!(told.net_now().unwrap().waiting.unwrap().seconds, 3);
    assert!(Told { state: JobState::Done, ..told }.net_now().is_none());
}
