namespace ReverseBuy.Tenancy.Auditing;

/// <summary>Counts uses and refusals of one credential in one hour, with one interlocked add. Once it was taken it counts no more: whoever comes too late counts with another.</summary>
internal sealed class UseCounter(uint uses, uint refused)
{
    // Far more than an hour has room for: the uses never run over into the refusals.
    private const int RefusedShift = 32;

    private long _counted = Pack(uses, refused);

    public bool TryAdd(uint uses, uint refused) => Interlocked.Add(ref _counted, Pack(uses, refused)) >= 0;

    public (uint Uses, uint Refused) Take()
    {
        var counted = Interlocked.Exchange(ref _counted, long.MinValue);
        return ((uint)counted, (uint)(counted >> RefusedShift));
    }

    private static long Pack(uint uses, uint refused) => ((long)refused << RefusedShift) | uses;
}
