set -eu
cd /etc/courier
printf '%s\n' '{{name}}' > me
printf '%s\n' '{{domain}}' > defaultdomain
rm -rf hosteddomains esmtpacceptmailfor.dir/*
: > hosteddomains
# Any directory of aliases that Debian brings stays out: only these aliases count.
rm -rf aliases aliasdir/*
mkdir aliases
cp /etc/lab-aliases aliases/laboratory
sed -i 's|^COURIERTLS=.*|COURIERTLS=|; s|^TARPIT=.*|TARPIT=0|; s|^PORT=.*|PORT=25|; s|^ULIMIT=.*|ULIMIT=unlimited|' esmtpd
sed -i 's|^COURIERTLS=.*|COURIERTLS=|; s|^ESMTP_USE_STARTTLS=.*|ESMTP_USE_STARTTLS=0|' courierd
mkdir -p /run/courier/authdaemon
chown -R courier:courier /run/courier
makehosteddomains
makeacceptmailfor
makealiases
makesmtpaccess
authdaemond start
courier start
courierfilter start || true
esmtpd start
