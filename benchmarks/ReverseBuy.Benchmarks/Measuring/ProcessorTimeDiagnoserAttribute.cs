using BenchmarkDotNet.Configs;

namespace ReverseBuy.Benchmarks;

/// <summary>Adds the column of processor time to a benchmark.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ProcessorTimeDiagnoserAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddDiagnoser(new ProcessorTimeDiagnoser());
}
