using BenchmarkDotNet.Running;
using ReverseBuy.Benchmarks.Snapshots;

if (args is ["memory"])
{
    SnapshotMemory.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
