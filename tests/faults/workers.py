"""Start a Dask cluster of processes on this machine, print its address, and wait."""

from __future__ import annotations

import sys

from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, dashboard_address=None
    ) as cluster:
        print(cluster.scheduler_address, flush=True)  # noqa: T201  (what it is for)
        for pid in [worker.pid for worker in cluster.workers.values()]:
            print(pid, flush=True)  # noqa: T201  (likewise)
        sys.stdin.read()
