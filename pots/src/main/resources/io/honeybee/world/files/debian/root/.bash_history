apt update
apt upgrade -y
df -h
systemctl status ssh
tail -f /var/log/syslog
nano /etc/network/interfaces
reboot
uptime
exit
