"""What another program gives up that is started on a foreign picture: it loads its own files and
answers, but connects to nothing, writes and deletes no file, and starts nothing that is free to.

Unlike a reader of ours (`confinement`), it loads its libraries and its data only once it runs; what
it may do is therefore more. To all other calls the kernel answers that it does not know them, as
an older one would. Nothing of the program is imported here.
"""

from collections.abc import Mapping

from core.intake.readers.confinement import (
    ALLOW,
    ARGUMENTS,
    CALL,
    EQUALS,
    HAS_BITS,
    KILL,
    LOAD,
    MACHINE,
    MACHINES,
    REFUSE,
    RETURN,
    Instruction,
    install,
    machine,
)

_UNKNOWN = 0x00050000 | 38
"""How a call fails that the kernel does not know (ENOSYS)."""

_NO_TERMINAL = 0x00050000 | 25
"""How a call fails that asks something of what is no device (ENOTTY)."""

_WRITES = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000
"""What a file is opened with to be written, made or emptied (O_WRONLY, O_RDWR, O_CREAT, O_TRUNC and
what O_TMPFILE has besides; fcntl.h)."""

_X86_64 = {
    "stat": 4,
    "lstat": 6,
    "pread64": 17,
    "readv": 19,
    "writev": 20,
    "access": 21,
    "getpid": 39,
    "execve": 59,
    "uname": 63,
    "fcntl": 72,
    "getcwd": 79,
    "readlink": 89,
    "getrlimit": 97,
    "sysinfo": 99,
    "getuid": 102,
    "getgid": 104,
    "geteuid": 107,
    "getegid": 108,
    "statfs": 137,
    "fstatfs": 138,
    "arch_prctl": 158,
    "gettid": 186,
    "time": 201,
    "sched_getaffinity": 204,
    "getdents64": 217,
    "set_tid_address": 218,
    "clock_getres": 229,
    "newfstatat": 262,
    "readlinkat": 267,
    "faccessat": 269,
    "set_robust_list": 273,
    "statx": 332,
    "rseq": 334,
    "faccessat2": 439,
}
_AARCH64 = {
    "getcwd": 17,
    "fcntl": 25,
    "statfs": 43,
    "fstatfs": 44,
    "faccessat": 48,
    "getdents64": 61,
    "readv": 65,
    "writev": 66,
    "pread64": 67,
    "readlinkat": 78,
    "newfstatat": 79,
    "set_tid_address": 96,
    "set_robust_list": 99,
    "clock_getres": 114,
    "sched_getaffinity": 123,
    "uname": 160,
    "getrlimit": 163,
    "getpid": 172,
    "getuid": 174,
    "geteuid": 175,
    "getgid": 176,
    "getegid": 177,
    "gettid": 178,
    "sysinfo": 179,
    "execve": 221,
    "statx": 291,
    "rseq": 293,
    "faccessat2": 439,
}
_CALLS: Mapping[str, Mapping[str, int]] = {"x86_64": _X86_64, "aarch64": _AARCH64}
"""By machine: the numbers of the calls that a program makes to load itself."""

_OPENING: Mapping[str, tuple[tuple[int, int], ...]] = {
    "x86_64": ((2, ARGUMENTS[1]), (257, ARGUMENTS[2])),
    "aarch64": ((56, ARGUMENTS[2]),),
}
"""By machine: the calls that open a file, and where a filter sees what for."""

_ASKING: Mapping[str, int] = {"x86_64": 16, "aarch64": 29}
"""By machine: the call that asks something of a device, such as a terminal (ioctl)."""


def restrain() -> None:
    """Keep this process, and the program that it becomes, to reading and answering; OSError if the
    system does not let it. Does nothing on machines without such a filter."""
    name = machine()
    if name:
        install(_reading(name))


def _reading(name: str) -> list[Instruction]:
    """A filter for the kernel: a program may load itself, read and answer."""
    kernels_name, computing = MACHINES[name]
    return [
        (LOAD, 0, 0, MACHINE),
        (EQUALS, 1, 0, kernels_name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, CALL),
        *(each for calls in (computing, _CALLS[name]) for each in _allowed(calls)),
        *(each for number, place in _OPENING[name] for each in _opened_to_read(number, place)),
        (EQUALS, 0, 1, _ASKING[name]),
        (RETURN, 0, 0, _NO_TERMINAL),
        (RETURN, 0, 0, _UNKNOWN),
    ]


def _allowed(calls: Mapping[str, int]) -> list[Instruction]:
    pairs = (((EQUALS, 0, 1, number), (RETURN, 0, 0, ALLOW)) for number in calls.values())
    return [each for pair in pairs for each in pair]


def _opened_to_read(number: int, place: int) -> tuple[Instruction, ...]:
    """A call with this number is allowed if what it opens is only to be read."""
    return (
        (EQUALS, 0, 4, number),
        (LOAD, 0, 0, place),
        (HAS_BITS, 0, 1, _WRITES),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    )
