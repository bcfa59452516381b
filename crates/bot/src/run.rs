//! A whole run: everyone joins, stays, leaves; then the report.

use client::page::Secret;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::options::Options;
use crate::participant::{Failure, Script, take_part};
use crate::record::Record;
use crate::report::{ParticipantReport, Report};
use crate::signal::Server;

/// Runs until the duration is over, or until the process is told to stop.
/// Returns what there is to report, and the first failure.
///
/// # Errors
///
/// When nothing could be begun at all.
pub async fn run(options: &Options) -> Result<(Report, Option<Failure>), Failure> {
    let (server, fragment) = Server::from_link(&options.url, options.ca.as_deref())?;
    let record = options
        .record_plaintext
        .as_deref()
        .map(Record::create)
        .transpose()?;
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let count = usize::from(options.participants);
    for index in 0..count {
        let has = |limit: Option<u16>| limit.is_none_or(|limit| index < usize::from(limit));
        let script = Script {
            index,
            name: if count == 1 {
                options.name.clone()
            } else {
                format!("{} {}", options.name, index + 1)
            },
            server: server.clone(),
            fragment: Secret::new(fragment.to_owned()),
            password: options.password.clone(),
            camera: has(options.cameras),
            mic: has(options.mics),
            video_kbps: options.video_kbps,
            layers: options.layers.into(),
            tile: options.tile,
            say: options.say.clone(),
            record: record.clone(),
        };
        let stopped = stopped.clone();
        tasks.spawn(async move { (index, take_part(script, stopped).await) });
    }

    let end = tokio::time::sleep(options.duration);
    tokio::pin!(end);
    let mut finished: Vec<(usize, (ParticipantReport, Option<Failure>))> = Vec::new();
    let mut told_to_stop = std::pin::pin!(told_to_stop());
    loop {
        tokio::select! {
            () = &mut end => { stop.send_replace(true); end.set(tokio::time::sleep(FOREVER)); }
            () = &mut told_to_stop, if !*stop.borrow() => { stop.send_replace(true); }
            done = tasks.join_next() => match done {
                Some(Ok(done)) => finished.push(done),
                // A panic in a task is a bug; its report is missing.
                Some(Err(error)) => eprintln!("a participant broke down: {error}"),
                None => break,
            },
        }
    }
    if let Some(record) = &record {
        record.flush()?;
    }
    finished.sort_by_key(|(index, _)| *index);
    let mut failure = None;
    let participants = finished
        .into_iter()
        .map(|(_, (report, failed))| {
            failure = failure.take().or(failed);
            report
        })
        .collect();
    Ok((Report { participants }, failure))
}

/// Longer than any run.
const FOREVER: std::time::Duration = std::time::Duration::from_secs(86_400 * 365);

/// Until Ctrl-C, or SIGTERM where there is such a thing.
async fn told_to_stop() {
    #[cfg(unix)]
    if let Ok(mut terminate) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}
