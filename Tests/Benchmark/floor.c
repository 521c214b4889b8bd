/*
 * The floor: what no generator of the same articles can go below. It parses and renders every article with
 * cmark-gfm and writes one index.html for each, and does nothing else: no layout (bytes without meaning
 * stand in for it), no front matter, no lists, no feeds, no checks, and nothing for a next time.
 *
 *     cc -O2 floor.c -lcmark-gfm -lcmark-gfm-extensions -lpthread -o floor
 *     floor ARTICLES THREADS OUTPUT
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { layout = 2000, most_threads = 16 };

static const char *articles, *output;
static char **names;
static int count, next;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static char *read_file(const char *path) {
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status) < 0) fail(path);
    char *bytes = malloc(status.st_size + 1);
    if (read(file, bytes, status.st_size) != status.st_size) fail(path);
    close(file);
    bytes[status.st_size] = 0;
    return bytes;
}

static void write_page(const char *name, const char *padding, const char *html) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%.*s", output, (int)strlen(name) - 3, name);
    if (mkdir(path, 0755) < 0) fail(path);
    strcpy(path + length, "/index.html");
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ssize_t size = strlen(html);
    if (file < 0 || write(file, padding, layout) != layout || write(file, html, size) != size) fail(path);
    close(file);
}

static void make(const char *name, const char *padding) {
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};
    const int options = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", articles, name);
    char *source = read_file(path);
    char *body = strstr(source + 3, "\n---\n");
    body = body ? body + 5 : source;

    cmark_parser *parser = cmark_parser_new(options);
    for (int i = 0; i < 5; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, body, strlen(body));
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    write_page(name, padding, html);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(source);
}

static void *work(void *unused) {
    char padding[layout];
    memset(padding, 'x', layout);
    for (;;) {
        int place = __sync_fetch_and_add(&next, 1);
        if (place >= count) return unused;
        make(names[place], padding);
    }
}

static void list_articles(void) {
    int room = 0;
    struct dirent *entry;
    DIR *folder = opendir(articles);
    if (!folder) fail(articles);
    while ((entry = readdir(folder))) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".md")) continue;
        if (count == room) names = realloc(names, sizeof(char *) * (room = room * 2 + 1024));
        names[count++] = strdup(entry->d_name);
    }
    closedir(folder);
}

int main(int argument_count, char **arguments) {
    pthread_t threads[most_threads];
    int thread_count = argument_count == 4 ? atoi(arguments[2]) : 0;
    if (thread_count < 1 || thread_count > most_threads) {
        fprintf(stderr, "usage: floor ARTICLES THREADS OUTPUT\n");
        return 64;
    }
    articles = arguments[1];
    output = arguments[3];
    if (mkdir(output, 0755) < 0) fail(output);
    cmark_gfm_core_extensions_ensure_registered();
    list_articles();
    for (int i = 0; i < thread_count; i++)
        if (pthread_create(threads + i, 0, work, 0)) fail("pthread_create");
    for (int i = 0; i < thread_count; i++) pthread_join(threads[i], 0);
    return 0;
}
