namespace ReverseBuy.Composition;

/// <summary>Version 7 values: they begin with the time, which keeps database indexes dense.</summary>
internal sealed class TimeOrderedIdGenerator(TimeProvider time) : IIdGenerator
{
    public Guid NewValue() => Guid.CreateVersion7(time.GetUtcNow());
}
