// Debian's libxml2 shows ICU in its headers, and Foundation brings an ICU of its own: a program cannot see both. Nothing here
// uses those parts of libxml2.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>
