import type { Ports } from './network.ts'

/** Remote administration: FTP control, SSH, Telnet, RPC, SMB, RDP, WinRM, VNC, the Docker and kubelet APIs. */
export const adminPorts: readonly Ports[] = [
  [20, 23],
  [135, 135],
  [445, 445],
  [2375, 2376],
  [3389, 3389],
  [5900, 5903],
  [5985, 5986],
  [10_250, 10_250],
]

/** Databases, caches, search engines and message brokers, by their default ports. */
export const databasePorts: readonly Ports[] = [
  [1433, 1434],
  [1521, 1521],
  [2049, 2049],
  [2181, 2181],
  [3306, 3306],
  [5432, 5432],
  [5439, 5439],
  [5601, 5601],
  [6379, 6379],
  [7000, 7001],
  [8086, 8086],
  [9042, 9042],
  [9092, 9098],
  [9200, 9300],
  [11_211, 11_211],
  [27_017, 27_019],
]

/** Ports that a public web service needs. */
export const webPorts: readonly Ports[] = [
  [80, 80],
  [443, 443],
]
