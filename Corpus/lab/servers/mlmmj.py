"""mlmmj, a small list manager: an alias pipes a post into it, and it hands the copies back to the mail server by SMTP."""

SPOOL = "/var/spool/mlmmj"


def start(node, host):
    for name, settings in host.lists.items():
        folder = f"{SPOOL}/{name}"
        address = f"{name}@{host.domain}"
        script = (
            f"mkdir -p {folder}\ncd {folder}\n"
            "mkdir -p incoming queue/discarded archive text subconf unsubconf bounce control moderation requeue\n"
            "mkdir -p subscribers.d digesters.d nomailsubs.d\n"
            f"printf '%s\\n' '{address}' > control/listaddress\n"
            f"printf '%s\\n' 'owner@{host.domain}' > control/owner\n"
            f"printf '%s\\n' '127.0.0.1' > control/relayhost\n"
            "printf '+\\n' > control/delimiter\n"
            "cp -r /usr/share/mlmmj/text.skel/en/* text/\n"
            "touch index\n"
            f"printf 'List-Id: <{address.replace('@', '.')}>\\nX-Loop: {address}\\n' > control/customheaders\n"
            "printf '[team]' > control/prefix\n"
            f"printf '%s\\n' '{settings['member']}' > subscribers.d/{settings['member'][0]}\n"
            f"chown -R nobody:nogroup {folder}\nchmod 755 {SPOOL}\n"
        )
        node.run("sh", "-ec", script)
        host.aliases[name] = f'"|/usr/bin/mlmmj-receive -L {folder}"'
