using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing.Storage.Timers;

/// <summary>Any sequence of turns, shrunk by leaving turns out.</summary>
internal static class TimerTurns
{
    /// <summary>Two of one name, two of one aggregate, and texts whose order engines see differently.</summary>
    public static readonly IReadOnlyList<TimerKey> Keys =
    [
        new(StorageSamples.OrderKey(1), "payment"),
        new(StorageSamples.OrderKey(1), "storage", "line-1"),
        new(StorageSamples.OrderKey(1), "storage", "LINE-1"),
        new(StorageSamples.OrderKey(2), "payment"),
    ];

    public static Arbitrary<TimerTurn[]> Any()
    {
        var action =
            from kind in Gen.Frequency(
                (5, Gen.Constant(TimerActionKind.Set)),
                (2, Gen.Constant(TimerActionKind.Advance)),
                (6, Gen.Elements(
                    TimerActionKind.Cancel, TimerActionKind.Pause, TimerActionKind.Resume, TimerActionKind.Fail, TimerActionKind.Park, TimerActionKind.Release)))
            from which in Gen.Choose(0, 11)
            from minutes in Gen.Choose(0, 5)
            select new TimerAction(kind, which, minutes);
        var turn =
            from count in Gen.Choose(1, 5)
            from actions in action.ArrayOf(count)
            from dropped in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select new TimerTurn(actions, !dropped);
        return Arb.From(turn.ArrayOf(), turns => turns.Select((_, left) => turns.Where((_, index) => index != left).ToArray()));
    }
}
