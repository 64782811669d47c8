// Libraries that few runs need. Each is loaded when it is first asked for, so that a trace of one message does not start with thirty
// libraries, and a program that was copied to a machine without one of them says so instead of not starting.
//
// Only the functions that are used are declared, with the types of the libraries' own headers. A table is NULL where its library, or one
// of its functions, is not there. Tables are made once and never change.
#ifndef C_LATE_LIBRARIES_H
#define C_LATE_LIBRARIES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Functions, and nothing that changes.
#define LATE_TABLE __attribute__((swift_attr("@Sendable")))
#define LATE_MEMBER(result, name, parameters) result (*_Nonnull name) parameters;

// libarchive gives a name that is stored as UTF-8 only in a locale that has its letters. The calling thread has such a locale from
// `begin` to `end`, which takes what `begin` returned; nothing else of the process changes.

void *_Nullable late_letters_begin(void);
void late_letters_end(void *_Nullable before);

// libarchive: archives and compressed files. archive.h, archive_entry.h

struct archive;
struct archive_entry;

#define ARCHIVE_EOF 1
#define ARCHIVE_OK 0
#define ARCHIVE_WARN (-20)
#define ARCHIVE_RETRY (-10)
#define ARCHIVE_FATAL (-30)
#define ARCHIVE_FORMAT_ZIP 0x50000
#define ARCHIVE_FORMAT_RAW 0x90000
#define ARCHIVE_FORMAT_7ZIP 0xE0000

typedef ssize_t archive_read_callback(struct archive *_Nullable, void *_Nullable, const void *_Nullable *_Nullable);
typedef int64_t archive_seek_callback(struct archive *_Nullable, void *_Nullable, int64_t, int);

#define LIBARCHIVE_SUPPORT(F, kind) F(int, archive_read_support_##kind, (struct archive *_Nullable))
#define LIBARCHIVE(F) \
    F(struct archive *_Nullable, archive_read_new, (void)) \
    F(int, archive_read_free, (struct archive *_Nullable)) \
    F(int, archive_read_set_callback_data, (struct archive *_Nullable, void *_Nullable)) \
    F(int, archive_read_set_read_callback, (struct archive *_Nullable, archive_read_callback *_Nullable)) \
    F(int, archive_read_set_seek_callback, (struct archive *_Nullable, archive_seek_callback *_Nullable)) \
    F(int, archive_read_set_format_option, \
      (struct archive *_Nullable, const char *_Nullable, const char *_Nullable, const char *_Nullable)) \
    F(int, archive_read_open1, (struct archive *_Nullable)) \
    F(int, archive_read_next_header, (struct archive *_Nullable, struct archive_entry *_Nullable *_Nullable)) \
    F(int, archive_read_data_block, \
      (struct archive *_Nullable, const void *_Nullable *_Nullable, size_t *_Nullable, int64_t *_Nullable)) \
    F(int, archive_read_has_encrypted_entries, (struct archive *_Nullable)) \
    F(int, archive_format, (struct archive *_Nullable)) \
    F(const char *_Nullable, archive_error_string, (struct archive *_Nullable)) \
    F(int, archive_entry_is_data_encrypted, (struct archive_entry *_Nullable)) \
    F(mode_t, archive_entry_filetype, (struct archive_entry *_Nullable)) \
    F(const char *_Nullable, archive_entry_hardlink, (struct archive_entry *_Nullable)) \
    F(const char *_Nullable, archive_entry_pathname, (struct archive_entry *_Nullable)) \
    F(const char *_Nullable, archive_entry_pathname_utf8, (struct archive_entry *_Nullable)) \
    LIBARCHIVE_SUPPORT(F, format_tar) \
    LIBARCHIVE_SUPPORT(F, format_gnutar) \
    LIBARCHIVE_SUPPORT(F, format_zip) \
    LIBARCHIVE_SUPPORT(F, format_7zip) \
    LIBARCHIVE_SUPPORT(F, format_rar) \
    LIBARCHIVE_SUPPORT(F, format_rar5) \
    LIBARCHIVE_SUPPORT(F, format_cab) \
    LIBARCHIVE_SUPPORT(F, format_ar) \
    LIBARCHIVE_SUPPORT(F, format_cpio) \
    LIBARCHIVE_SUPPORT(F, format_empty) \
    LIBARCHIVE_SUPPORT(F, format_raw) \
    LIBARCHIVE_SUPPORT(F, filter_gzip) \
    LIBARCHIVE_SUPPORT(F, filter_bzip2) \
    LIBARCHIVE_SUPPORT(F, filter_xz) \
    LIBARCHIVE_SUPPORT(F, filter_lzma) \
    LIBARCHIVE_SUPPORT(F, filter_zstd) \
    LIBARCHIVE_SUPPORT(F, filter_lz4) \
    LIBARCHIVE_SUPPORT(F, filter_lzip) \
    LIBARCHIVE_SUPPORT(F, filter_compress)

struct LATE_TABLE libarchive {
    LIBARCHIVE(LATE_MEMBER)
};
const struct libarchive *_Nullable libarchive(void);

// zlib: gzip files, whose check sums libarchive passes over. zlib.h

#define Z_OK 0
#define Z_STREAM_END 1
#define Z_BUF_ERROR (-5)

struct zlib_stream {
    const uint8_t *_Nullable next_in;
    unsigned int avail_in;
    unsigned long total_in;
    uint8_t *_Nullable next_out;
    unsigned int avail_out;
    unsigned long total_out;
    const char *_Nullable msg;
    void *_Nullable state;
    void *_Nullable zalloc;
    void *_Nullable zfree;
    void *_Nullable opaque;
    int data_type;
    unsigned long adler;
    unsigned long reserved;
};

#define ZLIB(F) \
    F(int, inflateInit2_, (struct zlib_stream *_Nonnull, int, const char *_Nonnull, int)) \
    F(int, inflate, (struct zlib_stream *_Nonnull, int)) \
    F(int, inflateReset, (struct zlib_stream *_Nonnull)) \
    F(int, inflateEnd, (struct zlib_stream *_Nonnull))

struct LATE_TABLE zlib {
    ZLIB(LATE_MEMBER)
};
const struct zlib *_Nullable zlib(void);

// libgsf: compound files of Outlook and Exchange. gsf-input.h, gsf-input-memory.h, gsf-infile.h, gsf-infile-msole.h, gobject.h

struct GsfInput;
struct GsfInfile;

#define LIBGSF(F) \
    F(void, gsf_init, (void)) \
    F(struct GsfInput *_Nullable, gsf_input_memory_new_clone, (const uint8_t *_Nullable, int64_t)) \
    F(struct GsfInfile *_Nullable, gsf_infile_msole_new, (struct GsfInput *_Nullable, void *_Nullable)) \
    F(struct GsfInput *_Nullable, gsf_infile_child_by_name, (struct GsfInfile *_Nullable, const char *_Nullable)) \
    F(int64_t, gsf_input_size, (struct GsfInput *_Nullable)) \
    F(const uint8_t *_Nullable, gsf_input_read, (struct GsfInput *_Nullable, size_t, uint8_t *_Nullable)) \
    F(void, g_object_unref, (void *_Nullable))

struct LATE_TABLE libgsf {
    LIBGSF(LATE_MEMBER)
};
const struct libgsf *_Nullable libgsf(void);

// libpff: Outlook stores. libpff.h; the functions that may fail answer 1, 0 (there is none) or -1

typedef intptr_t libpff_error_t;
typedef intptr_t libpff_file_t;
typedef intptr_t libpff_item_t;

#define LIBPFF_ENTRY_TYPE_MESSAGE_TRANSPORT_HEADERS 0x007d

#define LIBPFF_ERROR libpff_error_t *_Nullable *_Nullable
#define LIBPFF(F) \
    F(int, libpff_get_access_flags_read, (void)) \
    F(int, libpff_file_initialize, (libpff_file_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_file_free, (libpff_file_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_file_open, (libpff_file_t *_Nullable, const char *_Nullable, int, LIBPFF_ERROR)) \
    F(int, libpff_file_close, (libpff_file_t *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_file_get_root_folder, (libpff_file_t *_Nullable, libpff_item_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_item_free, (libpff_item_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_number_of_sub_folders, (libpff_item_t *_Nullable, int *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_number_of_sub_messages, (libpff_item_t *_Nullable, int *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_sub_folder, (libpff_item_t *_Nullable, int, libpff_item_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_sub_message, (libpff_item_t *_Nullable, int, libpff_item_t *_Nullable *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_utf8_name_size, (libpff_item_t *_Nullable, size_t *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_folder_get_utf8_name, (libpff_item_t *_Nullable, uint8_t *_Nullable, size_t, LIBPFF_ERROR)) \
    F(int, libpff_message_get_entry_value_utf8_string_size, \
        (libpff_item_t *_Nullable, uint32_t, size_t *_Nullable, LIBPFF_ERROR)) \
    F(int, libpff_message_get_entry_value_utf8_string, \
        (libpff_item_t *_Nullable, uint32_t, uint8_t *_Nullable, size_t, LIBPFF_ERROR))

struct LATE_TABLE libpff {
    LIBPFF(LATE_MEMBER)
};
const struct libpff *_Nullable libpff(void);

// libxml2: the text writer. xmlwriter.h, tree.h; functions that may fail answer below 0

struct xmlBuffer;
struct xmlTextWriter;

#define LIBXML2_WRITER struct xmlTextWriter *_Nullable
#define LIBXML2(F) \
    F(struct xmlBuffer *_Nullable, xmlBufferCreate, (void)) \
    F(void, xmlBufferFree, (struct xmlBuffer *_Nullable)) \
    F(const uint8_t *_Nullable, xmlBufferContent, (const struct xmlBuffer *_Nullable)) \
    F(int, xmlBufferLength, (const struct xmlBuffer *_Nullable)) \
    F(LIBXML2_WRITER, xmlNewTextWriterMemory, (struct xmlBuffer *_Nullable, int)) \
    F(LIBXML2_WRITER, xmlNewTextWriterFilename, (const char *_Nullable, int)) \
    F(void, xmlFreeTextWriter, (LIBXML2_WRITER)) \
    F(int, xmlTextWriterSetIndent, (LIBXML2_WRITER, int)) \
    F(int, xmlTextWriterSetIndentString, (LIBXML2_WRITER, const char *_Nullable)) \
    F(int, xmlTextWriterStartDocument, (LIBXML2_WRITER, const char *_Nullable, const char *_Nullable, const char *_Nullable)) \
    F(int, xmlTextWriterEndDocument, (LIBXML2_WRITER)) \
    F(int, xmlTextWriterStartElement, (LIBXML2_WRITER, const char *_Nullable)) \
    F(int, xmlTextWriterEndElement, (LIBXML2_WRITER)) \
    F(int, xmlTextWriterWriteAttribute, (LIBXML2_WRITER, const char *_Nullable, const char *_Nullable)) \
    F(int, xmlTextWriterWriteString, (LIBXML2_WRITER, const char *_Nullable)) \
    F(int, xmlTextWriterFlush, (LIBXML2_WRITER))

struct LATE_TABLE libxml2 {
    LIBXML2(LATE_MEMBER)
};
const struct libxml2 *_Nullable libxml2(void);

#endif
