/* What a disk does wrong, between a program and the system: the n-th call that changes a file in one
 * folder fails, or all such calls are written down. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <unistd.h>

static long fails_at = -1, seen;
static int reason, short_write, record = -1;
static char folder[PATH_MAX];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* From now on the n-th call fails: with an error number, or by writing half where that is 0. */
void shim_fail(const char *where, long n, int error) {
    snprintf(folder, sizeof folder, "%s", where);
    fails_at = n;
    reason = error;
    short_write = error == 0;
    seen = 0;
}

/* How many calls there were; none fails any more. */
long shim_stop(void) {
    fails_at = -1;
    return seen;
}

/* In a process that this one starts, the call fails that it was told of. */
__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("SHIM_FOLDER"), *n = getenv("SHIM_CALL"), *why = getenv("SHIM_REASON");
    if (where && n && why) shim_fail(where, atol(n), atoi(why));
}

/* From now on all calls are written down. */
void shim_record(const char *where, const char *log) {
    snprintf(folder, sizeof folder, "%s", where);
    record = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void told(const char *what, const char *path, const char *other, long at, const void *data,
                 long size);

/* Write a number down between the calls. */
void shim_mark(long number) { told("mark", "", "", number, NULL, 0); }

static int is_ours(const char *path) {
    size_t length = strlen(folder);
    return length && !strncmp(path, folder, length);
}

static int path_of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

static void told(const char *what, const char *path, const char *other, long at, const void *data,
                 long size) {
    if (record < 0) return;
    char head[2 * PATH_MAX + 64];
    int length = snprintf(head, sizeof head, "%s\t%s\t%s\t%ld\t%ld\n", what, path, other, at, size);
    if (REAL(write)(record, head, length) != length) abort();
    if (data && size && REAL(write)(record, data, size) != size) abort();
}

/* Whether a call fails. */
static int fails(void) {
    return fails_at >= 0 && ++seen == fails_at;
}

#define WRITING(call, cut, at)                                    \
    char path[PATH_MAX];                                          \
    if (!path_of(handle, path)) return call;                      \
    if (fails()) {                                                \
        if (short_write && size > 1) return cut;                  \
        errno = reason ? reason : EIO;                            \
        return -1;                                                \
    }                                                             \
    long place = at;                                              \
    ssize_t done = call;                                          \
    if (done > 0) told("write", path, "", place, data, done);     \
    return done;

ssize_t write(int handle, const void *data, size_t size) {
    WRITING(REAL(write)(handle, data, size), REAL(write)(handle, data, size / 2),
            lseek(handle, 0, SEEK_CUR))
}
ssize_t pwrite(int handle, const void *data, size_t size, off_t offset) {
    WRITING(REAL(pwrite)(handle, data, size, offset), REAL(pwrite)(handle, data, size / 2, offset),
            offset)
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t offset) {
    WRITING(REAL(pwrite64)(handle, data, size, offset),
            REAL(pwrite64)(handle, data, size / 2, offset), offset)
}

ssize_t sendfile(int handle, int from, off_t *offset, size_t size) {
    char path[PATH_MAX];
    if (path_of(handle, path) && fails()) {
        errno = reason ? reason : EIO;
        return -1;
    }
    return REAL(sendfile)(handle, from, offset, size);
}

#define ON_HANDLE(name, what, size)                               \
    char path[PATH_MAX];                                          \
    if (!path_of(handle, path)) return what;                      \
    if (fails()) {                                                \
        errno = reason ? reason : EIO;                            \
        return -1;                                                \
    }                                                             \
    int done = what;                                              \
    if (!done) told(name, path, "", size, NULL, 0);               \
    return done;

int fsync(int handle) { ON_HANDLE("sync", REAL(fsync)(handle), 0) }
int fdatasync(int handle) { ON_HANDLE("sync", REAL(fdatasync)(handle), 0) }
int ftruncate(int handle, off_t size) { ON_HANDLE("truncate", REAL(ftruncate)(handle, size), size) }
int ftruncate64(int handle, off64_t size) {
    ON_HANDLE("truncate", REAL(ftruncate64)(handle, size), size)
}

#define ON_PATH(name, path, other, what)                          \
    if (!is_ours(path)) return what;                              \
    if (fails()) {                                                \
        errno = reason ? reason : EIO;                            \
        return -1;                                                \
    }                                                             \
    int done = what;                                              \
    if (!done) told(name, path, other, 0, NULL, 0);               \
    return done;

int unlink(const char *path) { ON_PATH("unlink", path, "", REAL(unlink)(path)) }
int rename(const char *path, const char *other) {
    ON_PATH("rename", path, other, REAL(rename)(path, other))
}
int link(const char *path, const char *other) {
    ON_PATH("link", path, other, REAL(link)(path, other))
}
