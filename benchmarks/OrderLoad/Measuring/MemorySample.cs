namespace ReverseBuy.OrderLoad.Measuring;

/// <summary>The memory at one moment.</summary>
/// <param name="At">When, from the start.</param>
/// <param name="WorkingSet">What the process takes, in bytes.</param>
/// <param name="Heap">What the collector manages, in bytes.</param>
internal readonly record struct MemorySample(TimeSpan At, long WorkingSet, long Heap);
