using System.Collections.Concurrent;

namespace ReverseBuy.Testing;

/// <summary>What an operation of a fake is to answer. Thread-safe.</summary>
internal sealed class FakeScript
{
    private Func<SeamCall, object?>? _always;

    public ConcurrentQueue<Func<SeamCall, object?>> Next { get; } = new();

    public Func<SeamCall, object?>? Always
    {
        get => Volatile.Read(ref _always);
        set => Volatile.Write(ref _always, value);
    }

    public Func<SeamCall, object?>? Take() => Next.TryDequeue(out var next) ? next : Always;
}
