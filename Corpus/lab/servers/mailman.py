"""Mailman 3 behind Postfix: mail for a list goes in by LMTP, and the copies come out by SMTP to the same Postfix."""

import json

import template
from node import wait_until
from servers import postfix

# Run with Mailman's own modules: one start instead of one for each list and each member.
SETUP = r'''
import json, sys
from mailman.core.initialize import initialize
initialize()
from mailman.app.lifecycle import create_list
from mailman.config import config
from mailman.interfaces.action import Action
from mailman.interfaces.domain import IDomainManager
from mailman.interfaces.mailinglist import DMARCMitigateAction
from mailman.interfaces.member import MemberRole
from mailman.interfaces.usermanager import IUserManager
from mailman.utilities.datetime import now
from zope.component import getUtility
order = json.load(open("/etc/mailman3/laboratory.json"))
getUtility(IDomainManager).add(order["domain"])
users = getUtility(IUserManager)
def address_of(email):
    address = users.get_address(email) or users.create_user(email).addresses[0]
    address = users.get_address(email)
    address.verified_on = now()
    return address
for name, settings in order["lists"].items():
    team = create_list("%s@%s" % (name, order["domain"]), ["owner@%s" % order["domain"]])
    team.send_welcome_message = False
    team.display_name = "Team"
    team.subject_prefix = "[Team] "
    team.default_nonmember_action = Action.accept
    if settings.get("munge"):
        team.dmarc_mitigate_action = DMARCMitigateAction.munge_from
        team.dmarc_mitigate_unconditionally = True
    team.subscribe(address_of(settings["member"]), MemberRole.member)
config.db.commit()
'''


def start(node, host, context):
    node.write("/etc/mailman3/mailman.cfg", template.fill("mailman.cfg", domain=host.domain))
    node.write("/etc/mailman3/laboratory.json", json.dumps({"domain": host.domain, "lists": host.lists}))
    node.write("/usr/local/sbin/make-lists", SETUP)
    node.run("sh", "-c", "mkdir -p /run/mailman3 /run/lock/mailman3 && chown list:list /run/mailman3 /run/lock/mailman3")
    host.options["postfix"] = [
        "transport_maps = hash:/var/lib/mailman3/data/postfix_lmtp", "relay_domains = hash:/var/lib/mailman3/data/postfix_domains",
    ]
    postfix.configure(node, host, context)
    # Mailman writes Postfix's maps with Postfix's own program, which needs the configuration to be there.
    node.run("runuser", "-u", "list", "--", "env", "MAILMAN_CONFIG_FILE=/etc/mailman3/mailman.cfg",
             "python3", "/usr/local/sbin/make-lists", timeout=90)
    postfix.run(node, host)
    node.run("runuser", "-u", "list", "--", "mailman", "start", timeout=60)
    node.wait_for_port(8024)
    wait_until(lambda: runners(node) >= 10, 60, f"{host.name}: the runners of Mailman did not all start")


def runners(node):
    count = node.run("pgrep", "-fc", "runner=", check=False).strip()
    return int(count) if count.isdigit() else 0
