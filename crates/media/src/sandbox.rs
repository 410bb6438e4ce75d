//! What the child gives up before it reads a byte.
//!
//! Limits on memory, files and processor time; no new privileges; Landlock, so that no file can be opened
//! and no TCP port reached (where the kernel has it); and a list of the system calls that decoding needs,
//! in which opening a file, making a socket and starting a program or thread are not.

use std::io;

#[cfg(target_os = "linux")]
pub use linux::{allow_seconds, enter};

/// Elsewhere than on Linux only the asking side's clock bounds the child.
#[cfg(not(target_os = "linux"))]
pub fn enter(_memory: u64) -> io::Result<()> {
    Ok(())
}

/// See [`enter`].
#[cfg(not(target_os = "linux"))]
pub fn allow_seconds(_seconds: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::thread;

    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule,
    };

    use super::io;

    /// Files the child may hold open: its three, and room for what the libraries ask of the system.
    const FILES: u64 = 8;

    /// The highest number an inherited file is looked for at: to ask the system which there are, a file would
    /// have to be opened.
    const HIGHEST: u64 = 65_536;

    /// Gives everything up, for good.
    pub fn enter(memory: u64) -> io::Result<()> {
        close_inherited();
        limit(Resource::As, memory)?;
        limit(Resource::Fsize, 0)?;
        limit(Resource::Core, 0)?;
        limit(Resource::Nofile, FILES)?;
        rustix::thread::set_no_new_privs(true)?;
        // Best effort: a kernel without Landlock still has the list of calls below.
        let _ = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V6))
            .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V6)))
            .and_then(|rules| rules.scope(Scope::from_all(ABI::V6)))
            .and_then(landlock::Ruleset::create)
            .and_then(landlock::RulesetCreated::restrict_self);
        // The last thread there will be. Decoding never waits for its reader, so somebody must notice that
        // the asking side is gone. (The kernel's own way, a signal at the parent's death, is sent when the
        // *thread* that started the child ends, which in a window is not the end of the program.)
        thread::Builder::new().stack_size(64 << 10).spawn(|| {
            let stdin = io::stdin();
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            while poll(&mut watched, None).is_err() {}
            std::process::exit(0);
        })?;
        // The first look at the clock asks where the kernel keeps it, by calls that are refused afterwards.
        let _ = clock_gettime(ClockId::ProcessCPUTime);
        forbid_calls()
    }

    /// Closes whatever the asking side held open without meaning to pass it on. The child has opened nothing
    /// itself yet.
    fn close_inherited() {
        let most = getrlimit(Resource::Nofile).current.unwrap_or(HIGHEST).min(HIGHEST);
        for inherited in 3..i32::try_from(most).unwrap_or(i32::MAX) {
            let _ = nix::unistd::close(inherited);
        }
    }

    /// From now on the child may use `seconds` more of processor time; then the system ends it.
    pub fn allow_seconds(seconds: u64) -> io::Result<()> {
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
        let limit = Rlimit { current: Some(used.saturating_add(seconds).saturating_add(1)), maximum: None };
        Ok(setrlimit(Resource::Cpu, limit)?)
    }

    fn limit(resource: Resource, most: u64) -> io::Result<()> {
        Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
    }

    /// Every call that is not here answers that it is not permitted.
    const CALLS: &[libc::c_long] = &[
        // Its pipes.
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_ppoll,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll,
        // Memory.
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_brk,
        // Its two threads.
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_gettid,
        libc::SYS_getpid,
        // Time, chance (for the seeds of hash tables), and its end.
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_tgkill,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    fn forbid_calls() -> io::Result<()> {
        let arch = std::env::consts::ARCH;
        // Processors for which the filter cannot be written have the other walls.
        let Ok(arch) = arch.try_into() else { return Ok(()) };
        let mut allowed: BTreeMap<i64, Vec<SeccompRule>> =
            CALLS.iter().map(|call| (*call, Vec::new())).collect();
        // Its own limits, no other process's.
        let itself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, 0)
            .and_then(|own| SeccompRule::new(vec![own]));
        let rule = itself.map_err(io::Error::other)?;
        allowed.insert(libc::SYS_prlimit64, vec![rule]);
        let refused = u32::try_from(libc::EPERM).unwrap_or(1);
        let filter = SeccompFilter::new(allowed, SeccompAction::Errno(refused), SeccompAction::Allow, arch);
        let program: BpfProgram = filter.and_then(TryInto::try_into).map_err(io::Error::other)?;
        seccompiler::apply_filter_all_threads(&program).map_err(io::Error::other)
    }
}
