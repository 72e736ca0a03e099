using System.Globalization;

namespace ReverseBuy.Testing;

/// <summary>Ids that end in the mark of the tenant that is worked for, so that an id alone tells whose it is.</summary>
internal sealed class LeakIdGenerator(LeakRecorder recorder, int seed) : IIdGenerator
{
    private const string Nobody = "000000000000";

    private long _given;

    public Guid NewValue()
    {
        var number = Interlocked.Increment(ref _given);
        var node = LeakWork.Of(recorder) is { Operation.IsOfNobody: false } work ? work.Tenant.Node : Nobody;
        return Guid.ParseExact(string.Create(CultureInfo.InvariantCulture, $"0193{number:x8}7{seed & 0xFFF:x3}8{(seed >> 12) & 0xFFF:x3}{node}"), "N");
    }
}
