using FsCheck;
using FsCheck.Fluent;

namespace ReverseBuy.Testing.Storage.Outbox;

/// <summary>Any sequence of turns, shrunk by leaving turns out.</summary>
internal static class OutboxTurns
{
    private const int Aggregates = 3;

    public static Arbitrary<OutboxTurn[]> Any()
    {
        var action =
            from kind in Gen.Frequency(
                (4, Gen.Constant(OutboxActionKind.Add)),
                (3, Gen.Elements(OutboxActionKind.Complete, OutboxActionKind.Fail, OutboxActionKind.Park)),
                (2, Gen.Elements(OutboxActionKind.Release, OutboxActionKind.Advance)))
            from which in Gen.Choose(0, (4 * Aggregates) - 1)
            from minutes in Gen.Choose(0, 5)
            select new OutboxAction(kind, kind == OutboxActionKind.Add ? which % Aggregates : which, minutes);
        var turn =
            from count in Gen.Choose(1, 4)
            from actions in action.ArrayOf(count)
            from dropped in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select new OutboxTurn(actions, !dropped);
        return Arb.From(turn.ArrayOf(), turns => turns.Select((_, left) => turns.Where((_, index) => index != left).ToArray()));
    }
}
