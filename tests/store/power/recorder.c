/* Preloaded into a process, this writes down every change the process makes to the files of one folder, in order, so that a
 * loss of power can be played afterwards. POWER_FOLDER names the folder, POWER_TRACE the file to write to.
 *
 * One record: kind (1 byte), inode (8), offset or length (8), length of name (4), length of data (4), name, data.
 * Kinds: C created, W written, T truncated, S synced, D folder synced, R renamed (name old, data new), U unlinked.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *folder;
static size_t folder_length;
static int trace = -1;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    folder = getenv("POWER_FOLDER");
    const char *path = getenv("POWER_TRACE");
    if (!folder || !path) return;
    folder_length = strlen(folder);
    trace = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int watched(const char *path) {
    return trace >= 0 && path && strncmp(path, folder, folder_length) == 0;
}

static int name_of(int fd, char *name, size_t room) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, room - 1);
    if (length < 0) return 0;
    name[length] = 0;
    return watched(name);
}

static void all(const void *bytes, size_t length) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = REAL(write);
    for (const char *at = bytes; length;) {
        ssize_t done = real(trace, at, length);
        if (done < 0) abort();
        at += done;
        length -= (size_t)done;
    }
}

static void record(char kind, uint64_t inode, uint64_t where, const char *name, const void *data, uint32_t length) {
    uint32_t named = name ? (uint32_t)strlen(name) : 0;
    unsigned char head[25];
    head[0] = (unsigned char)kind;
    memcpy(head + 1, &inode, 8);
    memcpy(head + 9, &where, 8);
    memcpy(head + 17, &named, 4);
    memcpy(head + 21, &length, 4);
    pthread_mutex_lock(&one);
    all(head, sizeof head);
    all(name, named);
    all(data, length);
    pthread_mutex_unlock(&one);
}

static uint64_t inode_of(int fd) {
    struct stat found;
    return fstat(fd, &found) == 0 ? found.st_ino : 0;
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    struct stat before;
    int fresh = (flags & O_CREAT) && stat(path, &before) != 0;
    int fd = real(path, flags, mode);
    if (fd >= 0 && watched(path)) {
        if (fresh) record('C', inode_of(fd), 0, path, NULL, 0);
        else if (flags & O_TRUNC) record('T', inode_of(fd), 0, path, NULL, 0);
    }
    return fd;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...) {                       \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                  \
        return opened(REAL(name), path, flags, mode);                  \
    }
OPEN(open)
OPEN(open64)

static ssize_t noted(int fd, const void *bytes, ssize_t done, off64_t where) {
    char name[4096];
    if (done > 0 && fd != trace && name_of(fd, name, sizeof name))
        record('W', inode_of(fd), (uint64_t)where, name, bytes, (uint32_t)done);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    ssize_t done = REAL(write)(fd, bytes, length);
    int kept = errno;
    off64_t now = done > 0 ? lseek64(fd, 0, SEEK_CUR) : -1;
    if (now >= 0) noted(fd, bytes, done, now - done);
    errno = kept;
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t where) {
    return noted(fd, bytes, REAL(pwrite)(fd, bytes, length, where), where);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t where) {
    return noted(fd, bytes, REAL(pwrite64)(fd, bytes, length, where), where);
}

static int cut(int fd, int done, off64_t length) {
    char name[4096];
    if (done == 0 && name_of(fd, name, sizeof name)) record('T', inode_of(fd), (uint64_t)length, name, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, REAL(ftruncate)(fd, length), length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, REAL(ftruncate64)(fd, length), length); }

static int synced(int fd, int done) {
    char name[4096];
    struct stat found;
    if (done == 0 && name_of(fd, name, sizeof name) && fstat(fd, &found) == 0)
        record(S_ISDIR(found.st_mode) ? 'D' : 'S', found.st_ino, 0, name, NULL, 0);
    return done;
}

int fsync(int fd) { return synced(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)(fd)); }

int rename(const char *old, const char *new) {
    int done = REAL(rename)(old, new);
    if (done == 0 && watched(old)) record('R', 0, 0, old, new, (uint32_t)strlen(new));
    return done;
}

int unlink(const char *path) {
    int done = REAL(unlink)(path);
    if (done == 0 && watched(path)) record('U', 0, 0, path, NULL, 0);
    return done;
}

/* Bytes that go from file to file inside the kernel would not be seen: send the caller the ordinary way. */
ssize_t sendfile64(int out, int in, off64_t *where, size_t length) {
    (void)out, (void)in, (void)where, (void)length;
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile(int out, int in, off_t *where, size_t length) { return sendfile64(out, in, where, length); }
