"""What a process that reads a foreign document gives up, once it has loaded what it reads with.

`limit` bounds memory, computing time and files, as far as the system can. `forbid` then leaves it
no call to the system but those that compute and answer: it can start nothing, connect to nothing,
and neither open nor delete a file. Linux alone has such a filter (seccomp), and only machines whose
calls are listed here get it; elsewhere the limits and the process of its own are all there is.

Nothing of the program is imported here.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Mapping

MEMORY, SECONDS = 1 << 30, 20
"""The limits of the process, in bytes and in seconds of CPU time."""

EPERM = 1
"""The error with which a forbidden call fails (see errno)."""

_X86_64 = {
    "read": 0,
    "write": 1,
    "close": 3,
    "fstat": 5,
    "lseek": 8,
    "mmap": 9,
    "mprotect": 10,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "exit": 60,
    "gettimeofday": 96,
    "sigaltstack": 131,
    "futex": 202,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "exit_group": 231,
    "getrandom": 318,
}
_AARCH64 = {
    "close": 57,
    "lseek": 62,
    "read": 63,
    "write": 64,
    "fstat": 80,
    "exit": 93,
    "exit_group": 94,
    "futex": 98,
    "clock_gettime": 113,
    "sched_yield": 124,
    "restart_syscall": 128,
    "sigaltstack": 132,
    "rt_sigaction": 134,
    "rt_sigprocmask": 135,
    "rt_sigreturn": 139,
    "gettimeofday": 169,
    "brk": 214,
    "munmap": 215,
    "mremap": 216,
    "mmap": 222,
    "mprotect": 226,
    "madvise": 233,
    "getrandom": 278,
}
MACHINES: Mapping[str, tuple[int, Mapping[str, int]]] = {
    "x86_64": (0xC000003E, _X86_64),
    "aarch64": (0xC00000B7, _AARCH64),
}
"""By machine: the kernel’s word for it (linux/audit.h), and the numbers of the calls left to it."""

_MAPPING = ("mmap", "mprotect")
_PROT_EXEC = 4

LOAD, EQUALS, HAS_BITS, RETURN = 0x20, 0x15, 0x45, 0x06
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000
CALL, MACHINE, ARGUMENTS = 0, 4, (16, 24, 32)
"""Where these stand in what a filter looks at (linux/seccomp.h)."""

_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_SECCOMP_MODE_FILTER = 2

Instruction = tuple[int, int, int, int]
"""An operation, how far to jump where it holds and where not, and its operand."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def limit(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """Limit what the process may use, in bytes and in seconds of CPU time, where the system
    supports it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def machine() -> str:
    """The machine among `MACHINES` that this process runs on, "" if it is none of them."""
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return ""
    name = os.uname().machine
    return name if name in MACHINES else ""


def forbid() -> None:
    """Give up all calls but those listed for this machine, for good; OSError if the system does not
    let it."""
    name = machine()
    if name:
        install(allowing(*MACHINES[name]))


def install(program: list[Instruction]) -> None:
    """Have the kernel ask a filter about every call from now on, for good; OSError if the system
    does not let it."""
    packed = b"".join(struct.pack("=HBBI", *each) for each in program)
    libc = ctypes.CDLL(None, use_errno=True)
    _control(libc, _PR_SET_NO_NEW_PRIVS, 1)
    _control(libc, _PR_SET_DUMPABLE, 0)
    asked = _Program(len(program), packed)
    _control(libc, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(asked))


def _control(libc: ctypes.CDLL, option: int, *told: object) -> None:
    unused = (ctypes.c_ulong(0),) * (4 - len(told))
    said = (ctypes.c_ulong(each) if isinstance(each, int) else each for each in told)
    if libc.prctl(option, *said, *unused) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def allowing(kernels_name: int, calls: Mapping[str, int]) -> list[Instruction]:
    """A filter for the kernel: these calls are allowed, but not memory that can be executed; calls
    of another machine's kind end the process, and all others fail."""
    free = [number for name, number in calls.items() if name not in _MAPPING]
    mapping = [number for name, number in calls.items() if name in _MAPPING]
    return [
        (LOAD, 0, 0, MACHINE),
        (EQUALS, 1, 0, kernels_name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, CALL),
        *(each for number in free for each in _allowed(number)),
        *((EQUALS, len(mapping) - place, 0, number) for place, number in enumerate(mapping)),
        (RETURN, 0, 0, REFUSE),
        (LOAD, 0, 0, ARGUMENTS[2]),
        (HAS_BITS, 0, 1, _PROT_EXEC),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]


def _allowed(number: int) -> tuple[Instruction, Instruction]:
    return (EQUALS, 0, 1, number), (RETURN, 0, 0, ALLOW)
